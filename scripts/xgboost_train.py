"""Train an XGBoost classifier on tabular data.

The train_data channel holds data files, or train/ and val/ with columns.json as tabular_preprocess.py writes them. The
validation_data channel, if there, wins over val/. The config channel, if there, holds JSON objects of hyperparameters
that win over the command line. Columns that are no numbers become categories. Their codes are fitted on the training
rows and stored in the model archive as model_schema.json, which evaluation, inference and payload generation read.
"""

import argparse
import contextlib
import gzip
import json
import logging
import os
import re
import sys
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
import pandas as pd
import xgboost as xgb

COLUMNS_FILE = "columns.json"
MODEL_FILE = "xgboost_model.json"
SCHEMA_FILE = "model_schema.json"
DATA_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".pq": "parquet"}
DATA_SUFFIXES.update({".json": "json", ".jsonl": "json", ".ndjson": "json"})

Texts = Dict[str, str]
log = logging.getLogger("xgboost_train")


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


def read_columns(folder: Path, job_args: argparse.Namespace) -> Dict[str, Any]:
    """Return label_field, id_fields and categorical_fields: those of columns.json under the hyperparameters."""
    path = folder / COLUMNS_FILE
    columns = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    label = job_args.label_field or columns.get("label_field", "")
    if not label:
        raise ScriptError(f"The hyperparameter label_field is not set and the training data have no {COLUMNS_FILE}.")
    listed = {"id_fields": job_args.id_field, "categorical_fields": job_args.categorical_fields}
    names = {key: [name.strip() for name in text.split(",") if name.strip()] for key, text in listed.items()}
    return {"label_field": label, **{key: given or columns.get(key, []) for key, given in names.items()}}


def fit_classes(labels: pd.Series, positive_label: str) -> List[str]:
    """Return the labels in the order of their codes: numbers by value, else by name, the positive one of two last."""
    found = sorted({text for text in map(canonical_text, labels) if text is not None})
    if len(found) < 2:
        raise ScriptError(f"The training data have the labels {found}; a classifier needs at least two.")
    with contextlib.suppress(ValueError):
        found = sorted(found, key=float)
    if positive_label and (len(found) != 2 or positive_label not in found):
        raise ScriptError(f'positive_label "{positive_label}" is not one of two labels; the data have {found}.')
    return sorted(found, key=lambda name: name == positive_label)


def fit_features(frame: pd.DataFrame, categorical: Sequence[str], max_categories: int) -> List[Dict[str, Any]]:
    """Return the features worth learning from, each with its kind, typical value and, if categorical, categories."""
    features: List[Dict[str, Any]] = []
    for name in frame.columns:
        series = frame[name]
        present = int(series.notna().sum())
        if present == 0:
            log.warning("Column %s has no values and is left out.", name)
            continue
        numbers = numeric_values(series)
        finite = int(np.isfinite(numbers).sum())
        if name not in categorical and finite == present:
            features.append({"name": name, "kind": "numeric", "typical": float(np.nanmedian(numbers))})
            continue
        if name not in categorical and finite * 2 > present:
            log.warning("Column %s: %d of %d values are text, so all are categories.", name, present - finite, present)
        texts = pd.Series([text for text in map(canonical_text, series) if text is not None], dtype="object")
        counts = sorted(texts.value_counts().items(), key=lambda item: (-item[1], item[0]))
        if len(counts) == len(frame) or not counts:
            log.warning("Column %s has another text in every row and is left out.", name)
            continue
        if len(counts) > max_categories:
            log.warning("Column %s: of %d categories the %d most frequent are kept.", name, len(counts), max_categories)
        categories = sorted(text for text, _ in counts[:max_categories])
        features.append({"name": name, "kind": "categorical", "typical": counts[0][0], "categories": categories})
    if not features:
        raise ScriptError("The training data have no column to learn from beside the label.")
    return features


def to_matrix(frame: pd.DataFrame, schema: Dict[str, Any]) -> Tuple[xgb.DMatrix, np.ndarray]:
    """Return the rows with a known label as a DMatrix, and their label codes."""
    needed = [schema["label_field"], *(feature["name"] for feature in schema["features"])]
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ScriptError(f"The validation data lack columns of the training data: {', '.join(missing)}.")
    codes = {name: code for code, name in enumerate(schema["classes"])}
    labels = np.array([codes.get(canonical_text(cell), -1) for cell in frame[schema["label_field"]]])
    kept = labels >= 0
    if not kept.all():
        log.warning("%d rows have no label, or one that training does not know, and are left out.", int((~kept).sum()))
    if not kept.any():
        raise ScriptError("No row has a label that training knows.")
    return xgb.DMatrix(feature_matrix(frame[kept], schema["features"]), label=labels[kept]), labels[kept]


def booster_parameters(args: argparse.Namespace, labels: np.ndarray, has_all_classes: bool) -> Dict[str, Any]:
    """Return XGBoost's parameters; AUC is watched only where the validation rows have both classes."""
    names = ["max_depth", "learning_rate", "min_child_weight", "subsample", "colsample_bytree", "gamma"]
    parameters = {name: getattr(args, name) for name in [*names, "reg_alpha", "reg_lambda", "seed"]}
    parameters["tree_method"] = "hist"
    classes = int(labels.max()) + 1
    if classes > 2:
        return {**parameters, "objective": "multi:softprob", "num_class": classes, "eval_metric": ["mlogloss"]}
    balance = float((labels == 0).sum()) / float((labels == 1).sum())
    parameters["scale_pos_weight"] = args.scale_pos_weight if args.scale_pos_weight > 0 else balance
    metrics = ["auc", "logloss"] if has_all_classes else ["logloss"]
    return {**parameters, "objective": "binary:logistic", "eval_metric": metrics}


def main(input_paths: Texts, output_paths: Texts, environ_vars: Texts, job_args: argparse.Namespace) -> Dict[str, Any]:
    """Train, write the model and its schema, and return the metrics that are written too."""
    if len(json.loads(environ_vars.get("SM_HOSTS", "") or "[]")) > 1:
        raise ScriptError("This script trains on one instance; set instance_count to 1.")
    train_dir, validation_dir = Path(input_paths["train_data"]), Path(input_paths["validation_data"])
    args = with_config_files(job_args, Path(input_paths["config"]))
    columns = read_columns(train_dir, args)
    label = columns["label_field"]
    text_columns = [label, *columns["categorical_fields"]]
    frame = read_folder(train_dir / "train" if (train_dir / "train").is_dir() else train_dir, text_columns)
    if label not in frame.columns:
        raise ScriptError(f'The label "{label}" is no column of the training data: {", ".join(frame.columns)}.')
    unused = [label, *columns["id_fields"]]
    candidates = frame[[name for name in frame.columns if name not in unused]][frame[label].notna()]
    schema = {
        "schema_version": 1,
        "framework": "xgboost",
        "label_field": label,
        "id_fields": columns["id_fields"],
        "classes": fit_classes(frame[label], args.positive_label),
        "features": fit_features(candidates, columns["categorical_fields"], args.max_categories),
    }

    train_matrix, train_labels = to_matrix(frame, schema)
    watched, both = [(train_matrix, "train")], True
    folders = [validation_dir / "val", validation_dir, train_dir / "val"]
    source = next((folder for folder in folders if folder.is_dir()), None)
    if source is not None:
        validation_matrix, validation_labels = to_matrix(read_folder(source, text_columns), schema)
        watched.append((validation_matrix, "validation"))
        both = len(np.unique(validation_labels)) > 1
    history: Dict[str, Dict[str, List[float]]] = {}
    booster = xgb.train(
        booster_parameters(args, train_labels, both),
        train_matrix,
        num_boost_round=args.n_estimators,
        evals=watched,
        early_stopping_rounds=args.early_stopping_rounds if len(watched) > 1 and args.early_stopping_rounds else None,
        evals_result=history,
        verbose_eval=10,
    )
    last = booster.best_iteration if len(watched) > 1 and args.early_stopping_rounds else args.n_estimators - 1
    booster = booster[: last + 1]
    metrics: Dict[str, Any] = {"rows": len(train_labels), "features": len(schema["features"]), "trees": last + 1}
    for data_name, by_metric in history.items():
        metrics.update({f"{data_name}_{metric}": values[last] for metric, values in by_metric.items()})
    model_dir, output_dir = Path(output_paths["model_artifacts"]), Path(output_paths["training_metrics"])
    model_dir.mkdir(parents=True, exist_ok=True)
    output_dir.mkdir(parents=True, exist_ok=True)
    booster.save_model(str(model_dir / MODEL_FILE))
    (model_dir / SCHEMA_FILE).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
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
