"""Train a small text classifier with PyTorch: the mean of word embeddings and one linear layer.

The train_data channel holds data files with a text and a label column, or train/ and val/ as tabular_preprocess.py
writes them. The validation_data channel, if there, wins over val/; with validation data the best epoch is kept. The
config channel, if there, holds JSON objects of hyperparameters that win over the command line. The model archive gets
model.pt, vocabulary.json and model_schema.json. Torch is imported only where the network is trained.
"""

import argparse
import collections
import gzip
import json
import logging
import os
import random
import re
import sys
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import pandas as pd

COLUMNS_FILE = "columns.json"
MODEL_FILE = "model.pt"
VOCABULARY_FILE = "vocabulary.json"
SCHEMA_FILE = "model_schema.json"
DATA_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".pq": "parquet"}
DATA_SUFFIXES.update({".json": "json", ".jsonl": "json", ".ndjson": "json"})

Texts = Dict[str, str]
Example = Tuple[List[int], int]
log = logging.getLogger("pytorch_train")


class ScriptError(Exception):
    """A problem the user can mend; its message says how and is logged without a traceback."""


def data_format(name: str) -> Optional[str]:
    """Return csv, tsv, parquet or json, told by a file name's suffix (looking through .gz), or None."""
    return DATA_SUFFIXES.get(os.path.splitext(re.sub(r"\.gz$", "", name.lower()))[1])


def list_data_files(folder: Path) -> List[Path]:
    """Return the data files under a folder sorted by path, without hidden ones and markers such as _SUCCESS."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != COLUMNS_FILE]
    visible = [path for path in found if not any(part[0] in "._" for part in path.relative_to(folder).parts)]
    return [path for path in visible if data_format(path.name) is not None]


def read_json_records(path: Path) -> pd.DataFrame:
    """Read a JSON list of objects, or one JSON object per line, into a frame; nested values become JSON text."""
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(str(path), "rt", encoding="utf-8-sig") as stream:
        text = stream.read().strip()
    lines = filter(str.strip, text.split("\n"))
    records = json.loads(text) if text.startswith("[") else [json.loads(line) for line in lines]
    if not all(isinstance(record, dict) for record in records):
        raise ValueError("each record has to be a JSON object")
    for record in records:
        nested = {key: json.dumps(cell) for key, cell in record.items() if isinstance(cell, (dict, list))}
        record.update(nested)
    return pd.DataFrame(records)


def read_table(
    path: Path, file_format: str, text_columns: Sequence[str] = (), names: Optional[Sequence[str]] = None
) -> pd.DataFrame:
    """Read one data file; an empty one gives an empty frame.

    text_columns stay text even where they look like numbers; names are the columns of a CSV file without header line.
    """
    try:
        if file_format == "parquet":
            return pd.read_parquet(str(path), engine="pyarrow")
        if file_format == "json":
            return read_json_records(path)
        layout = {"sep": "\t" if file_format == "tsv" else ",", "header": "infer" if names is None else None}
        types = dict.fromkeys(text_columns, str)
        frame = pd.read_csv(str(path), encoding="utf-8-sig", dtype=types, names=names, low_memory=False, **layout)
    except pd.errors.EmptyDataError:
        return pd.DataFrame()
    except (ValueError, OSError, EOFError) as error:
        raise ScriptError(f"{path.name} cannot be read as {file_format}: {error}") from error
    if len(frame) > 0 and not isinstance(frame.index, pd.RangeIndex):
        raise ScriptError(f"{path.name} has rows with more fields than its header line.")
    return frame


def join_shards(shards: Sequence[Tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """Join shards, given as (file name, frame), in the order given; shards without rows are left out."""
    filled = [(name, frame) for name, frame in shards if len(frame) > 0]
    for name, frame in filled:
        differing = sorted(set(frame.columns) ^ set(filled[0][1].columns))
        if differing and data_format(name) != "json":
            raise ScriptError(f"{name} and {filled[0][0]} differ in their columns: {', '.join(map(str, differing))}.")
    return pd.concat([frame for _, frame in filled], ignore_index=True, sort=False) if filled else pd.DataFrame()


def read_folder(folder: Path, text_columns: Sequence[str] = ()) -> pd.DataFrame:
    """Read and join all data files under a folder; there has to be at least one row."""
    files = list_data_files(folder)
    if not files:
        raise ScriptError(f"{folder} holds no data file ({', '.join(sorted(DATA_SUFFIXES))}, also with .gz).")
    frame = join_shards([(path.name, read_table(path, str(data_format(path.name)), text_columns)) for path in files])
    if len(frame) == 0:
        raise ScriptError(f"The data files in {folder} hold no rows.")
    return frame


def canonical_text(value: Any) -> Optional[str]:
    """Return the one spelling of a label or category, None if it is missing: 1, 1.0 and "1.0" are all "1"."""
    if pd.isna(value):
        return None
    text = str(value).strip()
    if re.fullmatch(r"[+-]?\d+\.0*", text):
        return text[: text.index(".")]
    return text.lower() if text.lower() in ("true", "false") else text or None


def tokenize(text: str) -> List[str]:
    """Return the words of a text in lower case, in order."""
    return re.findall(r"\w+", text.lower())


def token_ids(text: Any, ids: Dict[str, int], max_tokens: int) -> List[int]:
    """Return the ids of a text's first words, 0 for those that are not in the vocabulary; never an empty list."""
    words = [] if text is None or text != text else tokenize(str(text))
    return [ids.get(word, 0) for word in words[:max_tokens]] or [0]


def build_vocabulary(texts: Sequence[Any], min_frequency: int, max_vocabulary: int) -> List[str]:
    """Return the most frequent words, ties in alphabetical order; a word's id is its position plus one."""
    counts = collections.Counter(word for text in texts if isinstance(text, str) for word in tokenize(text))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, count in ranked if count >= min_frequency][:max_vocabulary]


def number(text: str) -> float:
    """Return a text as a number, a whole one if it is written as one."""
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)


def with_config_files(job_args: argparse.Namespace, folder: Path) -> argparse.Namespace:
    """Return the arguments with the values of the config channel's JSON files over them."""
    args = dict(vars(job_args))
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else []:
        try:
            for name, value in json.loads(path.read_text(encoding="utf-8")).items():
                args[name] = str(value) if isinstance(args[name], str) else number(str(value))
        except KeyError as error:
            raise ScriptError(f"{path.name} has {error}, which is no hyperparameter of this script.") from error
        except (ValueError, AttributeError) as error:
            raise ScriptError(f"{path.name} is no JSON object of hyperparameters: {error}") from error
    return argparse.Namespace(**args)


def read_examples(folder: Path, text_field: str, label_field: str) -> pd.DataFrame:
    """Return the columns text and label of the rows that have both."""
    frame = read_folder(folder, [text_field, label_field])
    missing = [name for name in (text_field, label_field) if name not in frame.columns]
    if missing:
        raise ScriptError(f"{folder} lacks {', '.join(missing)}; it has {', '.join(map(str, frame.columns))}.")
    labels = [canonical_text(cell) for cell in frame[label_field]]
    examples = pd.DataFrame({"text": list(frame[text_field]), "label": labels}, dtype="object").dropna()
    if len(examples) < len(frame):
        log.warning("%d of %d rows have no text or no label and are left out.", len(frame) - len(examples), len(frame))
    if len(examples) == 0:
        raise ScriptError(f"No row in {folder} has both a text and a label.")
    return examples


def encode(examples: pd.DataFrame, vocabulary: Sequence[str], classes: Sequence[str], max_tokens: int) -> List[Example]:
    """Return (word ids, label code) by row; rows with a label that training does not know are left out."""
    ids = {word: position for position, word in enumerate(vocabulary, start=1)}
    codes = {name: code for code, name in enumerate(classes)}
    rows = zip(examples["text"], examples["label"])
    return [(token_ids(text, ids, max_tokens), codes[label]) for text, label in rows if label in codes]


def fit(
    train: List[Example], validation: List[Example], sizes: Tuple[int, int], args: argparse.Namespace
) -> Tuple[Any, Any]:
    """Train for args.epochs and return the state of the best epoch with its metrics.

    sizes are the numbers of words and classes. The best epoch has the lowest validation loss; without validation data
    it is the last one.
    """
    import torch

    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = torch.nn.ModuleDict(
        {
            "embedding": torch.nn.EmbeddingBag(sizes[0] + 1, args.embedding_dim, mode="mean"),
            "output": torch.nn.Linear(args.embedding_dim, sizes[1]),
        }
    ).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.learning_rate)

    def forward(batch: List[Example]) -> Tuple[Any, Any, Any]:
        starts = [0]
        for words, _ in batch[:-1]:
            starts.append(starts[-1] + len(words))
        flat = torch.tensor([word for words, _ in batch for word in words], device=device)
        logits = model["output"](model["embedding"](flat, torch.tensor(starts, device=device)))
        targets = torch.tensor([label for _, label in batch], device=device)
        return logits, targets, torch.nn.functional.cross_entropy(logits, targets, reduction="sum")

    def measure(examples: List[Example], name: str) -> Dict[str, float]:
        loss, correct = 0.0, 0
        with torch.no_grad():
            for start in range(0, len(examples), args.batch_size):
                logits, targets, summed = forward(examples[start : start + args.batch_size])
                loss += float(summed)
                correct += int((logits.argmax(dim=1) == targets).sum())
        return {f"{name}_loss": loss / len(examples), f"{name}_accuracy": correct / len(examples)}

    shuffler = random.Random(args.seed)
    best: Tuple[Any, Dict[str, float]] = (None, {})
    for epoch in range(1, args.epochs + 1):
        order = shuffler.sample(train, len(train))
        for start in range(0, len(order), args.batch_size):
            batch = order[start : start + args.batch_size]
            optimizer.zero_grad()
            (forward(batch)[2] / len(batch)).backward()
            optimizer.step()
        found = {"epoch": float(epoch), **measure(train, "train")}
        found.update(measure(validation, "validation") if validation else {})
        log.info("%s", " ".join(f"{name}={value:.5f}" for name, value in found.items()))
        if best[0] is None or not validation or found["validation_loss"] < best[1]["validation_loss"]:
            best = ({name: value.detach().cpu().clone() for name, value in model.state_dict().items()}, found)
    return best


def main(input_paths: Texts, output_paths: Texts, environ_vars: Texts, job_args: argparse.Namespace) -> Dict[str, Any]:
    """Train, write the model archive's files and metrics.json, and return the metrics."""
    if len(json.loads(environ_vars.get("SM_HOSTS", "") or "[]")) > 1:
        raise ScriptError("This script trains on one instance; set instance_count to 1.")
    train_dir, validation_dir = Path(input_paths["train_data"]), Path(input_paths["validation_data"])
    args = with_config_files(job_args, Path(input_paths["config"]))
    folders = [validation_dir / "val", validation_dir, train_dir / "val"]
    source = next((folder for folder in folders if folder.is_dir()), None)
    train_source = train_dir / "train" if (train_dir / "train").is_dir() else train_dir
    examples = read_examples(train_source, args.text_field, args.label_field)
    classes = sorted(set(examples["label"]))
    if len(classes) < 2:
        raise ScriptError(f'All training rows have the label "{classes[0]}"; a classifier needs at least two.')
    vocabulary = build_vocabulary(list(examples["text"]), args.min_frequency, args.max_vocabulary)
    train = encode(examples, vocabulary, classes, args.max_tokens)
    held_out = read_examples(source, args.text_field, args.label_field) if source is not None else None
    validation = encode(held_out, vocabulary, classes, args.max_tokens) if held_out is not None else []
    state, metrics = fit(train, validation, (len(vocabulary), len(classes)), args)

    import torch

    schema = {
        "schema_version": 1,
        "framework": "pytorch",
        "label_field": args.label_field,
        "id_fields": [],
        "classes": classes,
        "features": [{"name": args.text_field, "kind": "text", "typical": str(examples["text"].iloc[0])[:500]}],
        "embedding_dim": args.embedding_dim,
        "max_tokens": args.max_tokens,
    }
    model_dir, output_dir = Path(output_paths["model_artifacts"]), Path(output_paths["training_metrics"])
    model_dir.mkdir(parents=True, exist_ok=True)
    output_dir.mkdir(parents=True, exist_ok=True)
    torch.save(state, str(model_dir / MODEL_FILE))
    (model_dir / VOCABULARY_FILE).write_text(json.dumps(vocabulary), encoding="utf-8")
    (model_dir / SCHEMA_FILE).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    metrics = {"rows": len(train), "words": len(vocabulary), **metrics}
    (output_dir / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    log.info("Trained: %s", json.dumps(metrics))
    return metrics


def run(script_main: Callable[..., object], *arguments: object) -> int:
    """Call a script's main and return its exit code: 0, or 1 after logging a ScriptError."""
    try:
        script_main(*arguments)
    except ScriptError as error:
        log.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    from pipectl_runtime import ScriptRuntime

    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    runtime = ScriptRuntime.load()
    sys.exit(run(main, runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments()))
