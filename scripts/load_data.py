"""Load a data set from a folder, a file or S3 into the step's DATA output, with METADATA and SIGNATURE beside it.

DATA_PATH names one file or a folder of shards, local or s3://. CSV, TSV, Parquet and JSON (a list, or one object per
line) are read, text formats also gzipped. Outputs: DATA/data.<csv|tsv|parquet|jsonl>, METADATA/metadata.json with the
columns, their types and the row count, SIGNATURE/signature.csv with the column names in one line.
"""

import gzip
import json
import logging
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import pandas as pd

DATA_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".pq": "parquet"}
DATA_SUFFIXES.update({".json": "json", ".jsonl": "json", ".ndjson": "json"})
OUTPUT_FORMATS = ("csv", "tsv", "parquet", "jsonl")

log = logging.getLogger("load_data")


class ScriptError(Exception):
    """A problem the user can mend; its message says how and is logged without a traceback."""


def data_format(name: str) -> Optional[str]:
    """Return csv, tsv, parquet or json, told by a file name's suffix (looking through .gz), or None."""
    return DATA_SUFFIXES.get(os.path.splitext(re.sub(r"\.gz$", "", name.lower()))[1])


def is_marker(relative_name: str) -> bool:
    """Return whether a path inside the data set is hidden or a marker such as _SUCCESS or _temporary/0."""
    return any(part[:1] in (".", "_") for part in relative_name.split("/"))


def split_s3_uri(uri: str) -> Tuple[str, str]:
    """Return bucket and key of an s3:// URI."""
    bucket, _, key = uri[len("s3://") :].partition("/")
    if not bucket:
        raise ScriptError(f'DATA_PATH "{uri}" names no bucket.')
    return bucket, key


def download_from_s3(uri: str, target: Path) -> List[Path]:
    """Download the object of that very key, or else all objects under it as a folder; return the files by key."""
    import boto3  # only where the data are in S3
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    bucket, key = split_s3_uri(uri)
    try:
        client = boto3.client("s3")
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=key)
        keys = sorted(item["Key"] for page in pages for item in page.get("Contents", []))
        prefix = key if key == "" or key.endswith("/") else key + "/"
        inside = [name for name in keys if name.startswith(prefix) and not name.endswith("/")]
        shards = [name for name in inside if not is_marker(name[len(prefix) :])]
        chosen = [key] if key in keys and key != prefix else shards
        files = []
        for number, name in enumerate(chosen):
            path = target / f"{number:06d}" / os.path.basename(name)
            path.parent.mkdir(parents=True)
            client.download_file(bucket, name, str(path))
            files.append(path)
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise ScriptError(f"{uri} cannot be read: {error}") from error
    return files


def find_local(data_path: str) -> List[Path]:
    """Return the file of that path, or all files under it sorted by path, without hidden ones and markers."""
    path = Path(data_path)
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise ScriptError(f'DATA_PATH "{data_path}" does not exist.')
    files = sorted(file for file in path.rglob("*") if file.is_file())
    return [file for file in files if not is_marker(file.relative_to(path).as_posix())]


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


def load_frame(files: Sequence[Path], forced_format: str, data_path: str) -> pd.DataFrame:
    """Read and join the files of a data set, each by its suffix or all by the forced format."""
    known = [(file, forced_format or data_format(file.name)) for file in files]
    unknown = [file.name for file, file_format in known if file_format is None]
    if not known or (unknown and len(unknown) == len(known)):
        found = f"only {', '.join(unknown[:5])}" if unknown else "no file"
        raise ScriptError(f'"{data_path}" holds no data file, {found}; DATA_FORMAT tells the format of other names.')
    for name in unknown:
        log.warning("%s is left out: its suffix is not that of a data file.", name)
    readable = [(file, file_format) for file, file_format in known if file_format is not None]
    frame = join_shards([(file.name, read_table(file, file_format)) for file, file_format in readable])
    frame.columns = [str(name).strip() for name in frame.columns]
    if not frame.columns.is_unique:
        raise ScriptError(f'Two columns of "{data_path}" have the same name: {", ".join(frame.columns)}.')
    if len(frame) == 0:
        raise ScriptError(f'The data files of "{data_path}" hold no rows.')
    return frame


def select_columns(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return the frame with the named columns only, in that order; all columns if none are named."""
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ScriptError(f"COLUMNS names columns that the data do not have: {', '.join(missing)}.")
    return frame[list(columns)] if columns else frame


def column_type(series: pd.Series) -> str:
    """Return boolean, integer, float, datetime or string."""
    kind = pd.api.types.infer_dtype(series, skipna=True)
    if kind.startswith(("datetime", "date")):
        return "datetime"
    if pd.api.types.is_bool_dtype(series) or kind == "boolean":
        return "boolean"
    if pd.api.types.is_integer_dtype(series):
        return "integer"
    return "float" if pd.api.types.is_numeric_dtype(series) or kind == "decimal" else "string"


def describe(frame: pd.DataFrame, data_path: str, file_count: int) -> Dict[str, Any]:
    """Return the content of metadata.json."""
    missing = frame.isna().sum()
    columns = [{"name": name, "dtype": column_type(frame[name]), "missing": int(missing[name])} for name in frame]
    return {"source": data_path, "file_count": file_count, "row_count": len(frame), "columns": columns}


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
    input_paths: Dict[str, str], output_paths: Dict[str, str], environ_vars: Dict[str, str], job_args: Optional[object]
) -> Dict[str, Any]:
    """Load the data of DATA_PATH and write the three outputs; return the metadata."""
    data_path = environ_vars.get("DATA_PATH", "").strip()
    if not data_path:
        raise ScriptError("The environment variable DATA_PATH is not set.")
    forced_format = environ_vars.get("DATA_FORMAT", "").strip().lower()
    forced_format = "json" if forced_format == "jsonl" else forced_format
    if forced_format and forced_format not in DATA_SUFFIXES.values():
        raise ScriptError(f'DATA_FORMAT is "{forced_format}"; it has to be csv, tsv, parquet, json or jsonl.')
    output_format = environ_vars.get("OUTPUT_FORMAT", "").strip().lower() or "csv"
    if output_format not in OUTPUT_FORMATS:
        raise ScriptError(f'OUTPUT_FORMAT is "{output_format}"; it has to be one of {", ".join(OUTPUT_FORMATS)}.')
    columns = [name.strip() for name in environ_vars.get("COLUMNS", "").split(",") if name.strip()]

    with tempfile.TemporaryDirectory() as scratch:
        files = download_from_s3(data_path, Path(scratch)) if data_path.startswith("s3://") else find_local(data_path)
        frame = select_columns(load_frame(files, forced_format, data_path), columns)
    metadata = describe(frame, data_path, len(files))

    written = write_table(frame, Path(output_paths["DATA"]), "data", output_format)
    metadata_dir, signature_dir = Path(output_paths["METADATA"]), Path(output_paths["SIGNATURE"])
    metadata_dir.mkdir(parents=True, exist_ok=True)
    signature_dir.mkdir(parents=True, exist_ok=True)
    (metadata_dir / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    frame.head(0).to_csv(str(signature_dir / "signature.csv"), index=False)
    log.info("Loaded %d rows and %d columns from %d files to %s.", *frame.shape, len(files), written)
    return metadata


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
