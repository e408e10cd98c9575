"""Make sample requests for a model from the features in its archive, and pack them into payload.tar.gz.

Each feature gets its typical value of the training data (median, most frequent category, a sample text), unless
FIELD_DEFAULTS, a JSON object by feature name, gives another. CONTENT_TYPES lists the formats: text/csv makes
payload.csv (one line in model order), application/json payload.json, application/jsonlines payload.jsonl.
"""

import csv
import gzip
import io
import json
import logging
import os
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, Optional

ARCHIVE = "payload.tar.gz"
SCHEMA_FILE = "model_schema.json"

log = logging.getLogger("payload")


class ScriptError(Exception):
    """A problem the user can mend; its message says how and is logged without a traceback."""


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


def sample_record(schema: Dict[str, Any], defaults: Dict[str, Any]) -> Dict[str, Any]:
    """Return one record in model order: the given defaults, else the typical values."""
    names = [feature["name"] for feature in schema["features"]]
    unknown = sorted(set(defaults) - set(names))
    if unknown:
        raise ScriptError(f"FIELD_DEFAULTS names no features: {', '.join(unknown)}. The model has: {', '.join(names)}.")
    return {feature["name"]: defaults.get(feature["name"], feature.get("typical")) for feature in schema["features"]}


def csv_line(record: Dict[str, Any]) -> str:
    """Return the record as a CSV line without header."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(["" if cell is None else cell for cell in record.values()])
    return out.getvalue()


def payloads(record: Dict[str, Any], content_types: str) -> Dict[str, str]:
    """Return the content of each sample file by its name."""
    makers: Dict[str, Any] = {
        "text/csv": ("payload.csv", csv_line),
        "application/json": ("payload.json", lambda row: json.dumps(row) + "\n"),
        "application/jsonlines": ("payload.jsonl", lambda row: json.dumps(row) + "\n"),
    }
    wanted = [part.strip().lower() for part in content_types.split(",") if part.strip()]
    unknown = [name for name in wanted if name not in makers]
    if unknown or not wanted:
        raise ScriptError(f'CONTENT_TYPES is "{content_types}"; it has to list some of: {", ".join(makers)}.')
    return {makers[name][0]: makers[name][1](record) for name in wanted}


def write_archive(files: Dict[str, str], target: Path) -> None:
    """Write the files to a tar.gz, sorted by name and without times and owners."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(str(target), "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name in sorted(files):
                content = files[name].encode("utf-8")
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: Optional[object],
) -> Dict[str, str]:
    """Write payload_sample/payload.tar.gz and return its files' content by name. There are no arguments."""
    try:
        defaults = json.loads(environ_vars.get("FIELD_DEFAULTS", "").strip() or "{}")
    except ValueError as error:
        raise ScriptError(f"FIELD_DEFAULTS is no JSON: {error}") from error
    if not isinstance(defaults, dict):
        raise ScriptError("FIELD_DEFAULTS has to be a JSON object by feature name.")
    with tempfile.TemporaryDirectory() as scratch:
        extract_model(Path(input_paths["model_input"]), Path(scratch))
        schema = read_model_schema(Path(scratch))
    content_types = environ_vars.get("CONTENT_TYPES", "").strip() or "text/csv,application/json"
    files = payloads(sample_record(schema, defaults), content_types)
    write_archive(files, Path(output_paths["payload_sample"]) / ARCHIVE)
    log.info("Wrote %s with %s.", ARCHIVE, ", ".join(sorted(files)))
    return files


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
