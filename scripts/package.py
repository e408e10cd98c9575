"""Put inference code into a model archive: model.tar.gz with the model files and code/inference.py.

The code comes from the inference_scripts_input folder if it is there, else from the folder of this script (source_dir).
INFERENCE_SCRIPT names the file that becomes code/inference.py; without it the folder's inference.py or only Python file
does. With neither, the archive keeps the code it has. The same input gives the same bytes.
"""

import gzip
import logging
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Callable, Dict, List, Optional

ARCHIVE = "model.tar.gz"
INFERENCE_FILE = "inference.py"

log = logging.getLogger("package")


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


def copy_scripts(scripts_dir: Path, code_dir: Path) -> None:
    """Copy the inference scripts into the archive's code folder, without compiled and hidden files."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")
    for path in sorted(scripts_dir.iterdir()):
        if path.is_dir() and path.name != "__pycache__" and not path.name.startswith("."):
            shutil.copytree(str(path), str(code_dir / path.name), ignore=ignored, dirs_exist_ok=True)
        elif path.is_file() and not path.name.startswith("."):
            shutil.copyfile(str(path), str(code_dir / path.name))


def choose_script(scripts_dir: Path, named: str) -> Path:
    """Return the script that serves the model: the named one, inference.py, or the only Python file."""
    scripts = sorted(path for path in scripts_dir.iterdir() if path.is_file() and path.suffix == ".py")
    names = [path.name for path in scripts]
    wanted = named or (INFERENCE_FILE if INFERENCE_FILE in names or len(names) != 1 else names[0])
    if wanted not in names:
        raise ScriptError(f"The inference scripts hold no {wanted}; they are: {', '.join(names) or 'none'}.")
    return scripts_dir / wanted


def add_code(model_dir: Path, scripts_dir: Optional[Path], own_dir: Path, named: str) -> None:
    """Put the inference code into <model>/code."""
    if os.path.basename(named) != named:
        raise ScriptError(f'INFERENCE_SCRIPT is "{named}"; it has to be a file name without folders.')
    code_dir = model_dir / "code"
    if scripts_dir is None and not named:
        if not (code_dir / INFERENCE_FILE).is_file():
            log.warning("No inference script is given: the archive has no code of its own.")
        return
    script = choose_script(scripts_dir or own_dir, named)
    code_dir.mkdir(exist_ok=True)
    if scripts_dir is not None:
        copy_scripts(scripts_dir, code_dir)
        if script.name != INFERENCE_FILE:
            (code_dir / script.name).unlink()
    shutil.copyfile(str(script), str(code_dir / INFERENCE_FILE))


def write_archive(folder: Path, target: Path) -> List[str]:
    """Write the files under a folder to a tar.gz, sorted and without times and owners; return their names."""

    def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime = member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mode = 0o644
        return member

    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(str(target), "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name in names:
                archive.add(str(folder / name), arcname=name, recursive=False, filter=anonymous)
    return names


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: Optional[object],
) -> List[str]:
    """Package the model_input into packaged_model/model.tar.gz and return the names in it. There are no arguments."""
    scripts_dir = Path(input_paths["inference_scripts_input"])
    given = scripts_dir if scripts_dir.is_dir() else None
    named = environ_vars.get("INFERENCE_SCRIPT", "").strip()
    with tempfile.TemporaryDirectory() as scratch:
        extract_model(Path(input_paths["model_input"]), Path(scratch))
        add_code(Path(scratch), given, Path(__file__).resolve().parent, named)
        names = write_archive(Path(scratch), Path(output_paths["packaged_model"]) / ARCHIVE)
    log.info("Packaged %s with %s.", ARCHIVE, ", ".join(names))
    return names


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
