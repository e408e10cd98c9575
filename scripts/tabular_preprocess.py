"""Clean a table and, for the training job type, split it into training, validation and test data.

Every file under DATA is read and joined. METADATA (types) and SIGNATURE (column names, for files without a header line)
are used when they are there. Job type training writes train/, val/ and test/, split by label, and columns.json, which
tells the training script what the columns are. Every other job type writes one folder named after it. Values are not
encoded here: training fits the encoding on its rows and stores it with the model.
"""

import argparse
import csv
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
from sklearn.model_selection import train_test_split

COLUMNS_FILE = "columns.json"
DATA_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".pq": "parquet"}
DATA_SUFFIXES.update({".json": "json", ".jsonl": "json", ".ndjson": "json"})
OUTPUT_FORMATS = ("csv", "tsv", "parquet", "jsonl")

log = logging.getLogger("tabular_preprocess")


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


def names_in(text: str) -> List[str]:
    """Return the column names of a comma-separated list."""
    return [name.strip() for name in text.split(",") if name.strip()]


def fraction(name: str, text: str) -> float:
    """Return a number between 0 and 1, both excluded, from an environment variable's text."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 < value < 1:
        raise ScriptError(f'{name} is "{text}"; it has to be a number between 0 and 1.')
    return value


def read_signature(folder: Path) -> List[str]:
    """Return the column names that the SIGNATURE input lists, none without that input."""
    path = folder / "signature.csv"
    if not path.is_file():
        return []
    with open(str(path), encoding="utf-8-sig", newline="") as stream:
        return [name.strip() for name in next(csv.reader(stream), [])]


def read_text_columns(folder: Path) -> List[str]:
    """Return the columns that the METADATA input calls strings, none without that input."""
    path = folder / "metadata.json"
    if not path.is_file():
        return []
    try:
        columns = json.loads(path.read_text(encoding="utf-8"))["columns"]
        return [column["name"] for column in columns if column["dtype"] == "string"]
    except (ValueError, KeyError, TypeError) as error:
        raise ScriptError(f"{path.name} is no metadata as load_data.py writes it: {error!r}") from error


def lacks_header(path: Path, file_format: str, signature: Sequence[str]) -> bool:
    """Return whether a CSV or TSV file starts with as many cells as the signature has names, none of them a name."""
    if file_format not in ("csv", "tsv") or not signature:
        return False
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(str(path), "rt", encoding="utf-8-sig", newline="") as stream:
        first = [cell.strip() for cell in next(csv.reader(stream, delimiter="\t" if file_format == "tsv" else ","), [])]
    return len(first) == len(signature) and not set(first) & set(signature)


def read_shard(path: Path, signature: Sequence[str], text_columns: Sequence[str]) -> pd.DataFrame:
    """Read one data file, with the signature's names where the file has no header line."""
    file_format = str(data_format(path.name))
    names = list(signature) if lacks_header(path, file_format, signature) else None
    frame = read_table(path, file_format, text_columns, names)
    frame.columns = [str(name).strip() for name in frame.columns]
    missing = [name for name in signature if name not in frame.columns]
    if missing and len(frame) > 0 and file_format != "json":
        raise ScriptError(f"{path.name} lacks columns of the signature: {', '.join(missing)}.")
    return frame


def clean(frame: pd.DataFrame, categorical: Sequence[str], numerical: Sequence[str]) -> pd.DataFrame:
    """Return the frame with numbers as numbers, categories as text and infinities as missing values."""
    cleaned = frame.copy()
    for name in cleaned.columns:
        series = cleaned[name]
        if name in numerical:
            values = numeric_values(series)
            lost = int(np.isnan(values).sum() - series.isna().sum())
            if lost > 0:
                log.warning("%d values of %s are no finite numbers and count as missing.", lost, name)
            cleaned[name] = values
        elif name in categorical:
            cleaned[name] = pd.Series([canonical_text(cell) for cell in series], index=cleaned.index, dtype="object")
        elif pd.api.types.is_float_dtype(series):
            cleaned[name] = series.replace([np.inf, -np.inf], np.nan)
    return cleaned


def with_label(frame: pd.DataFrame, label: str, job_type: str) -> pd.DataFrame:
    """Return the rows that have a label, in one spelling. Only job type testing may come without the label column."""
    if label not in frame.columns:
        if job_type == "testing":
            log.warning("The data have no column %s: they can be scored but not evaluated.", label)
            return frame
        raise ScriptError(f'LABEL_FIELD "{label}" is no column of the data, which have: {", ".join(frame.columns)}.')
    labels = pd.Series([canonical_text(cell) for cell in frame[label]], index=frame.index, dtype="object")
    dropped = int(labels.isna().sum())
    if dropped == len(frame):
        raise ScriptError(f'Not one row has a value in LABEL_FIELD "{label}".')
    if dropped:
        log.warning("%d of %d rows have no label and are left out.", dropped, len(frame))
    return frame.assign(**{label: labels})[labels.notna()].reset_index(drop=True)


def split_rows(labels: pd.Series, train_ratio: float, test_val_ratio: float, seed: int) -> Dict[str, np.ndarray]:
    """Return sorted row numbers by split: train_ratio to train, test_val_ratio of the rest to test.

    What is left is val. Labels keep their shares in each split where rows suffice; the same seed gives the same rows.
    """
    if labels.nunique() < 2:
        raise ScriptError(f'All rows have the label "{labels.iloc[0]}"; a classifier needs at least two.')

    def halve(rows: np.ndarray, first_share: float) -> List[np.ndarray]:
        if not 1 <= round(len(rows) * first_share) <= len(rows) - 1:
            raise ScriptError(f"{len(labels)} rows are too few for a split with this TRAIN_RATIO and TEST_VAL_RATIO.")
        try:
            return train_test_split(rows, train_size=first_share, random_state=seed, stratify=labels.iloc[rows])
        except ValueError as error:
            log.warning("The split does not keep the shares of the labels: %s", error)
            return train_test_split(rows, train_size=first_share, random_state=seed)

    train, rest = halve(np.arange(len(labels)), train_ratio)
    test, val = halve(rest, test_val_ratio)
    return {"train": np.sort(train), "val": np.sort(val), "test": np.sort(test)}


def write_table(frame: pd.DataFrame, folder: Path, stem: str, output_format: str) -> Path:
    """Write a frame to <folder>/<stem>.<output format> and return the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.{output_format}"
    if output_format == "parquet":
        frame.to_parquet(str(path), engine="pyarrow", index=False)
    elif output_format == "jsonl":
        frame.to_json(str(path), orient="records", lines=True, date_format="iso", double_precision=15)
    else:
        frame.to_csv(str(path), sep="\t" if output_format == "tsv" else ",", index=False)
    return path


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> Dict[str, pd.DataFrame]:
    """Preprocess the DATA input into the processed_data output; return the frames by split."""
    label = environ_vars.get("LABEL_FIELD", "").strip()
    if not label:
        raise ScriptError("The environment variable LABEL_FIELD is not set.")
    train_ratio = fraction("TRAIN_RATIO", environ_vars.get("TRAIN_RATIO", ""))
    test_val_ratio = fraction("TEST_VAL_RATIO", environ_vars.get("TEST_VAL_RATIO", ""))
    output_format = environ_vars.get("OUTPUT_FORMAT", "").strip().lower() or "csv"
    if output_format not in OUTPUT_FORMATS:
        raise ScriptError(f'OUTPUT_FORMAT is "{output_format}"; it has to be one of {", ".join(OUTPUT_FORMATS)}.')
    seed_text = environ_vars.get("RANDOM_SEED", "").strip() or "42"
    if not seed_text.isdigit():
        raise ScriptError(f'RANDOM_SEED is "{seed_text}"; it has to be a whole number of at least 0.')
    id_fields = names_in(environ_vars.get("ID_FIELD", ""))
    numerical = names_in(environ_vars.get("NUMERICAL_FIELDS", ""))
    dropped = names_in(environ_vars.get("DROP_FIELDS", ""))
    strings = read_text_columns(Path(input_paths["METADATA"]))
    categorical = names_in(environ_vars.get("CATEGORICAL_FIELDS", ""))
    text_columns = [name for name in [*strings, *categorical, label, *id_fields] if name not in numerical]
    data_dir = Path(input_paths["DATA"])
    files = list_data_files(data_dir)
    if not files:
        raise ScriptError(f"{data_dir} holds no data file ({', '.join(sorted(DATA_SUFFIXES))}, also with .gz).")
    signature = read_signature(Path(input_paths["SIGNATURE"]))
    frame = join_shards([(path.name, read_shard(path, signature, text_columns)) for path in files])
    if len(frame) == 0:
        raise ScriptError(f"The data files in {data_dir} hold no rows.")
    unknown = [name for name in [*numerical, *categorical, *dropped, *id_fields] if name not in frame.columns]
    if unknown:
        raise ScriptError(f"The environment names columns that the data do not have: {', '.join(unknown)}.")

    frame = with_label(clean(frame.drop(columns=dropped), categorical, numerical), label, job_args.job_type)
    output_dir = Path(output_paths["processed_data"])
    if job_args.job_type == "training":
        rows = split_rows(frame[label], train_ratio, test_val_ratio, int(seed_text))
        splits = {split: frame.iloc[numbers].reset_index(drop=True) for split, numbers in rows.items()}
        kept_as_text = [name for name in frame.columns if name in text_columns and name not in [label, *id_fields]]
        columns = {"label_field": label, "id_fields": id_fields, "categorical_fields": kept_as_text}
        output_dir.mkdir(parents=True, exist_ok=True)
        (output_dir / COLUMNS_FILE).write_text(json.dumps(columns, indent=2) + "\n", encoding="utf-8")
    else:
        splits = {job_args.job_type: frame}
    for split, part in splits.items():
        path = write_table(part, output_dir / split, f"{split}_processed_data", output_format)
        log.info("Wrote %d rows to %s.", len(part), path)
    return splits


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
