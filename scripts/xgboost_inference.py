"""Serve an XGBoost classifier: the four functions that SageMaker's XGBoost container calls.

Requests: text/csv (features in model order, with or without a header line), application/json (a record, a list of
records, or {"instances": [...]}; a record is an object by feature name or a list in model order) and
application/jsonlines. Responses: application/json {"predictions": [...]}, application/jsonlines, or text/csv with
predicted label and score. The score is the second class's probability, or with more than two classes the label's.
"""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
import pandas as pd
import xgboost as xgb

MODEL_FILE = "xgboost_model.json"
SCHEMA_FILE = "model_schema.json"
JSON = "application/json"
JSON_LINES = ("application/jsonlines", "application/x-jsonlines", "application/x-ndjson")
CSV = "text/csv"

Model = Tuple[xgb.Booster, Dict[str, Any]]


def canonical_text(value: Any) -> Optional[str]:
    """Return the one spelling of a label or category, None if it is missing: 1, 1.0 and "1.0" are all "1"."""
    if pd.isna(value):
        return None
    text = str(value).strip()
    if re.fullmatch(r"[+-]?\d+\.0*", text):
        return text[: text.index(".")]
    return text.lower() if text.lower() in ("true", "false") else text or None


def numeric_values(series: pd.Series) -> np.ndarray:
    """Return a column as float64: booleans as 0 and 1, whatever is no finite number as NaN."""
    if pd.api.types.is_numeric_dtype(series):
        values = series.to_numpy(dtype="float64", na_value=np.nan)
    else:
        text = [{"true": "1", "false": "0"}.get(str(cell), cell) for cell in map(canonical_text, series)]
        values = np.asarray(pd.to_numeric(pd.Series(text, dtype="object"), errors="coerce"), dtype="float64")
    return np.where(np.isfinite(values), values, np.nan)


def feature_matrix(frame: pd.DataFrame, features: Sequence[Dict[str, Any]]) -> np.ndarray:
    """Return a matrix of rows x features: category codes and numbers; missing and unknown values are NaN."""
    columns = []
    for feature in features:
        series = frame[feature["name"]]
        if feature["kind"] == "categorical":
            codes = {category: float(code) for code, category in enumerate(feature["categories"])}
            columns.append(np.array([codes.get(canonical_text(cell), np.nan) for cell in series], dtype="float64"))
        else:
            columns.append(numeric_values(series))
    return np.column_stack(columns)


def model_fn(model_dir: str) -> Model:
    """Return the booster and its schema from the unpacked model archive."""
    schema = json.loads((Path(model_dir) / SCHEMA_FILE).read_text(encoding="utf-8"))
    booster = xgb.Booster()
    booster.load_model(str(Path(model_dir) / MODEL_FILE))
    return booster, schema


def input_fn(input_data: Any, content_type: str) -> List[Any]:
    """Return the records of a request, each an object by feature name or a list of cells; empty CSV cells are None."""
    text = input_data if isinstance(input_data, str) else bytes(input_data).decode("utf-8-sig")
    media_type = content_type.split(";")[0].strip().lower()
    if media_type == CSV:
        rows = [row for row in csv.reader(io.StringIO(text)) if row]
        return [[cell if cell.strip() else None for cell in row] for row in rows]
    if media_type in JSON_LINES:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    if media_type == JSON:
        payload = json.loads(text)
        if isinstance(payload, dict) and isinstance(payload.get("instances"), list):
            return list(payload["instances"])
        is_table = isinstance(payload, list) and all(isinstance(record, (dict, list)) for record in payload)
        return list(payload) if is_table else [payload]
    raise ValueError(f"Content type {content_type} is not supported: send {CSV}, {JSON} or {JSON_LINES[0]}.")


def to_frame(records: Sequence[Any], features: Sequence[Dict[str, Any]]) -> pd.DataFrame:
    """Return the records as a frame of the model's features; what a record object lacks is missing."""
    names = [feature["name"] for feature in features]
    if records and isinstance(records[0], list) and set(names) <= set(map(str, records[0])):
        header, records = records[0], records[1:]
        records = [dict(zip(header, row)) for row in records]
    objects: List[Dict[str, Any]] = []
    for number, record in enumerate(records, start=1):
        if isinstance(record, list):
            if len(record) != len(names):
                raise ValueError(f"Record {number} has {len(record)} values; the model takes {len(names)}: {names}.")
            record = dict(zip(names, record))
        if not isinstance(record, dict) or not set(record) & set(names):
            raise ValueError(f"Record {number} has none of the model's features: {names}.")
        objects.append({name: record.get(name) for name in names})
    return pd.DataFrame(objects, columns=names, dtype="object")


def predict_fn(input_data: Sequence[Any], model: Model) -> List[Dict[str, Any]]:
    """Return label and score by record, with the scores of all classes where there are more than two."""
    booster, schema = model
    if not input_data:
        return []
    frame = to_frame(input_data, schema["features"])
    if len(frame) == 0:
        return []
    probability = booster.predict(xgb.DMatrix(feature_matrix(frame, schema["features"])))
    classes = schema["classes"]
    if len(classes) == 2:
        threshold = float(os.environ.get("DECISION_THRESHOLD", "0.5"))
        return [{"label": classes[int(value >= threshold)], "score": float(value)} for value in probability]
    best = probability.argmax(axis=1)
    return [
        {"label": classes[code], "score": float(row[code]), "scores": dict(zip(classes, map(float, row)))}
        for code, row in zip(best, probability)
    ]


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
