"""Score labelled data with a trained XGBoost classifier and measure how good it is.

The model archive is the one that xgboost_train.py or package.py writes; its model_schema.json says how to encode the
data. Outputs: eval_output/predictions.csv with one line per row, metrics_output/metrics.json with flat numbers for
conditions (auc, log_loss and so on) and the same under binary_classification_metrics, where SageMaker looks for them.
"""

import gzip
import json
import logging
import os
import re
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn import metrics as scores

COLUMNS_FILE = "columns.json"
MODEL_FILE = "xgboost_model.json"
SCHEMA_FILE = "model_schema.json"
DATA_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".pq": "parquet"}
DATA_SUFFIXES.update({".json": "json", ".jsonl": "json", ".ndjson": "json"})

log = logging.getLogger("xgboost_model_eval")


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


def extract_model(folder: Path, target: Path) -> None:
    """Unpack the one archive in a folder into the target folder; it may hold plain files and folders only."""
    archives = sorted(folder.rglob("*.tar.gz"))
    if len(archives) != 1:
        raise ScriptError(f"{folder} has to hold one model.tar.gz, and holds {len(archives)} archives.")
    try:
        with tarfile.open(str(archives[0]), "r:gz") as archive:
            for member in archive.getmembers():
                path = os.path.normpath(member.name)
                if os.path.isabs(path) or path.split(os.sep)[0] == ".." or not (member.isfile() or member.isdir()):
                    raise ScriptError(f"{archives[0].name} holds {member.name}, which is no file inside the archive.")
            archive.extractall(str(target))
    except (tarfile.TarError, OSError, EOFError) as error:
        raise ScriptError(f"{archives[0].name} cannot be unpacked: {error}") from error


def read_model_schema(folder: Path) -> Dict[str, Any]:
    """Return the schema that the training script stored beside the model: features, classes and label."""
    path = folder / SCHEMA_FILE
    if not path.is_file():
        raise ScriptError(f"The model archive holds no {SCHEMA_FILE}, which the library's training scripts write.")
    return json.loads(path.read_text(encoding="utf-8"))


def label_codes(frame: pd.DataFrame, schema: Dict[str, Any]) -> np.ndarray:
    """Return the label code of each row; every row needs a label that training knows, and two labels have to occur."""
    label = schema["label_field"]
    needed = [label, *(feature["name"] for feature in schema["features"])]
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ScriptError(f"The data lack columns that the model needs: {', '.join(missing)}.")
    codes = {name: code for code, name in enumerate(schema["classes"])}
    texts = [canonical_text(cell) for cell in frame[label]]
    unknown = sorted({str(text) for text in texts if text not in codes})
    if unknown:
        raise ScriptError(f'Column "{label}" has labels that training does not know: {", ".join(unknown[:10])}.')
    if len(set(texts)) < 2:
        raise ScriptError(f'All rows have the label "{texts[0]}": AUC and the like are not defined for one class.')
    return np.array([codes[str(text)] for text in texts])


def binary_metrics(labels: np.ndarray, probability: np.ndarray, threshold: float) -> Dict[str, float]:
    """Return the metrics of a two-class model; probability is that of the second class."""
    predicted = (probability >= threshold).astype(int)
    return {
        "auc": float(scores.roc_auc_score(labels, probability)),
        "average_precision": float(scores.average_precision_score(labels, probability)),
        "log_loss": float(scores.log_loss(labels, probability.astype("float64"), labels=[0, 1])),
        "brier_score": float(np.mean((probability - labels) ** 2)),
        "accuracy": float(scores.accuracy_score(labels, predicted)),
        "precision": float(scores.precision_score(labels, predicted, zero_division=0)),
        "recall": float(scores.recall_score(labels, predicted, zero_division=0)),
        "f1": float(scores.f1_score(labels, predicted, zero_division=0)),
        "threshold": threshold,
        "positive_rate": float(labels.mean()),
    }


def multiclass_metrics(labels: np.ndarray, probability: np.ndarray) -> Dict[str, float]:
    """Return the metrics of a model of more than two classes; AUC is the mean over the classes that occur."""
    shares = probability.astype("float64")
    shares /= shares.sum(axis=1, keepdims=True)
    predicted = probability.argmax(axis=1)
    present = [code for code in range(probability.shape[1]) if 0 < (labels == code).sum() < len(labels)]
    areas = [scores.roc_auc_score(labels == code, probability[:, code]) for code in present]
    codes = list(range(probability.shape[1]))
    return {
        "auc": float(np.mean(areas)),
        "log_loss": float(scores.log_loss(labels, shares, labels=codes)),
        "accuracy": float(scores.accuracy_score(labels, predicted)),
        "f1": float(scores.f1_score(labels, predicted, average="macro", zero_division=0)),
    }


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: Optional[object],
) -> Dict[str, Any]:
    """Evaluate the model on the processed_data input and return the metrics. There are no arguments."""
    try:
        threshold = float(environ_vars.get("DECISION_THRESHOLD", "") or "0.5")
    except ValueError as error:
        raise ScriptError("DECISION_THRESHOLD has to be a number between 0 and 1.") from error
    split = environ_vars.get("EVAL_SPLIT", "").strip() or "test"
    with tempfile.TemporaryDirectory() as scratch:
        extract_model(Path(input_paths["model_input"]), Path(scratch))
        schema = read_model_schema(Path(scratch))
        if not (Path(scratch) / MODEL_FILE).is_file():
            raise ScriptError(f"The model archive holds no {MODEL_FILE}.")
        booster = xgb.Booster()
        booster.load_model(str(Path(scratch) / MODEL_FILE))

    data_dir = Path(input_paths["processed_data"])
    text_columns = [feature["name"] for feature in schema["features"] if feature["kind"] == "categorical"]
    text_columns += [schema["label_field"], *schema["id_fields"]]
    frame = read_folder(data_dir / split if (data_dir / split).is_dir() else data_dir, text_columns)
    labels = label_codes(frame, schema)
    probability = booster.predict(xgb.DMatrix(feature_matrix(frame, schema["features"])))

    classes = schema["classes"]
    kept = [name for name in [*schema["id_fields"], schema["label_field"]] if name in frame.columns]
    predictions = frame[kept].copy()
    if len(classes) == 2:
        metrics: Dict[str, Any] = binary_metrics(labels, probability, threshold)
        predictions["predicted_label"] = [classes[int(value >= threshold)] for value in probability]
        predictions["score"] = probability
        group = "binary_classification_metrics"
    else:
        metrics = multiclass_metrics(labels, probability)
        predictions["predicted_label"] = [classes[code] for code in probability.argmax(axis=1)]
        for code, name in enumerate(classes):
            predictions[f"score_{name}"] = probability[:, code]
        group = "multiclass_classification_metrics"
    metrics["rows"] = len(frame)
    report = {**metrics, group: {name: {"value": value} for name, value in metrics.items()}}

    eval_dir, metrics_dir = Path(output_paths["eval_output"]), Path(output_paths["metrics_output"])
    eval_dir.mkdir(parents=True, exist_ok=True)
    metrics_dir.mkdir(parents=True, exist_ok=True)
    predictions.to_csv(str(eval_dir / "predictions.csv"), index=False)
    (metrics_dir / "metrics.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    log.info("Evaluated: %s", json.dumps(metrics))
    return report


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
