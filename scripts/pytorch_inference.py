"""Serve the text classifier of pytorch_train.py: the four functions that SageMaker's PyTorch container calls.

Requests: text/csv (one text a line), application/json (a text, a record, a list of them, or {"instances": [...]}; a
record is an object with the text field) and application/jsonlines. Responses: application/json {"predictions": [...]},
application/jsonlines, or text/csv with label and score.
"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

MODEL_FILE = "model.pt"
VOCABULARY_FILE = "vocabulary.json"
SCHEMA_FILE = "model_schema.json"
JSON = "application/json"
JSON_LINES = ("application/jsonlines", "application/x-jsonlines", "application/x-ndjson")
CSV = "text/csv"


def tokenize(text: str) -> List[str]:
    """Return the words of a text in lower case, in order."""
    return re.findall(r"\w+", text.lower())


def token_ids(text: Any, ids: Dict[str, int], max_tokens: int) -> List[int]:
    """Return the ids of a text's first words, 0 for those that are not in the vocabulary; never an empty list."""
    words = [] if text is None or text != text else tokenize(str(text))
    return [ids.get(word, 0) for word in words[:max_tokens]] or [0]


def model_fn(model_dir: str) -> Dict[str, Any]:
    """Return the network, its schema and the word ids from the unpacked model archive."""
    import torch

    schema = json.loads((Path(model_dir) / SCHEMA_FILE).read_text(encoding="utf-8"))
    vocabulary = json.loads((Path(model_dir) / VOCABULARY_FILE).read_text(encoding="utf-8"))
    network = torch.nn.ModuleDict(
        {
            "embedding": torch.nn.EmbeddingBag(len(vocabulary) + 1, schema["embedding_dim"], mode="mean"),
            "output": torch.nn.Linear(schema["embedding_dim"], len(schema["classes"])),
        }
    )
    network.load_state_dict(torch.load(str(Path(model_dir) / MODEL_FILE), map_location="cpu"))
    network.eval()
    ids = {word: place for place, word in enumerate(vocabulary, start=1)}
    return {"network": network, "schema": schema, "ids": ids}


def input_fn(input_data: Any, content_type: str) -> List[Any]:
    """Return the records of a request, each a text or an object with the text field."""
    text = input_data if isinstance(input_data, str) else bytes(input_data).decode("utf-8-sig")
    media_type = content_type.split(";")[0].strip().lower()
    if media_type == CSV:
        rows = [row for row in csv.reader(io.StringIO(text)) if row]
        if any(len(row) != 1 for row in rows):
            raise ValueError("A CSV request has one column, the text; quote texts with commas.")
        return [row[0] for row in rows]
    if media_type in JSON_LINES:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    if media_type == JSON:
        payload = json.loads(text)
        if isinstance(payload, dict) and isinstance(payload.get("instances"), list):
            return list(payload["instances"])
        return list(payload) if isinstance(payload, list) else [payload]
    raise ValueError(f"Content type {content_type} is not supported: send {CSV}, {JSON} or {JSON_LINES[0]}.")


def text_of(record: Any, field: str, number: int) -> str:
    """Return the text of a record."""
    text = record.get(field) if isinstance(record, dict) else record
    if not isinstance(text, str):
        raise ValueError(f'Record {number} has no text: send a string, or an object with "{field}".')
    return text


def predict_fn(input_data: Sequence[Any], model: Dict[str, Any]) -> List[Dict[str, Any]]:
    """Return label, its probability as score, and the scores of all classes, by record."""
    import torch

    schema = model["schema"]
    field = schema["features"][0]["name"]
    texts = [text_of(record, field, number) for number, record in enumerate(input_data, start=1)]
    if not texts:
        return []
    rows = [token_ids(text, model["ids"], schema["max_tokens"]) for text in texts]
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row))
    with torch.no_grad():
        words = torch.tensor([word for row in rows for word in row])
        means = model["network"]["embedding"](words, torch.tensor(starts))
        scores = torch.softmax(model["network"]["output"](means), dim=1).tolist()
    by_class = [dict(zip(schema["classes"], row)) for row in scores]
    best = [max(row, key=lambda name: row[name]) for row in by_class]
    return [{"label": label, "score": row[label], "scores": row} for label, row in zip(best, by_class)]


def output_fn(prediction: Sequence[Dict[str, Any]], accept: Optional[str]) -> Tuple[str, str]:
    """Return the response and its content type; JSON where the client does not say what it wants.

    Lines have no newline at the end: batch transform adds it where it assembles responses.
    """
    media_type = (accept or "*/*").split(";")[0].strip().lower()
    if media_type == CSV:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([row["label"], row["score"]] for row in prediction)
        return out.getvalue().rstrip("\n"), CSV
    if media_type in JSON_LINES:
        return "\n".join(json.dumps(row) for row in prediction), media_type
    if media_type in (JSON, "*/*", ""):
        return json.dumps({"predictions": list(prediction)}), JSON
    raise ValueError(f"Accept {accept} is not supported: ask for {CSV}, {JSON} or {JSON_LINES[0]}.")
