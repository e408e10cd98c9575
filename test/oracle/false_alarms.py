"""Proves that pipectl raises no false alarms: it checks definitions of correct pipelines that the SDK made.

    .venv/bin/python test/oracle/false_alarms.py [NAME...]

Each module of pipelines/ builds a pipeline with the classes of the SageMaker Python SDK, as its documentation
shows. `pipectl validate` reads its definition in every form in which one is kept, and must say nothing; then it
reads each once more with a mistake, which it must find, and at its place. What it says rightly of a correct pipeline
is listed with the reason in true_findings.yaml; any other finding is a failure, and so is an entry of that list that
nothing needs. The exit code is 0 if all pipelines pass.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import os
import pkgutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"
warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import pipelines  # noqa: E402  (after the settings above)
from documents import read_yaml  # noqa: E402
from pipelines.common import ACCOUNT, BUCKET, REGION  # noqa: E402
from sdk_session import session_for  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

Diagnostic = dict[str, Any]


def _response(definition: str) -> str:
    """Return what DescribePipeline would answer, as the AWS command line prints it."""
    answer = {
        "PipelineArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:pipeline/demo",
        "PipelineName": "demo",
        "PipelineDefinition": definition,
        "PipelineStatus": "Active",
    }
    return json.dumps(answer, indent=4)


# Every form in which a definition is kept, each with the number of times that its quotes are escaped.
FORMS: dict[str, tuple[Callable[[str], str], int]] = {
    "compact": (lambda definition: definition, 0),
    "pretty": (lambda definition: json.dumps(json.loads(definition), indent=2, ensure_ascii=False), 0),
    "response": (_response, 1),
    "text": (json.dumps, 1),
}

# A mistake that is put behind the last step, and the value in which it must be found.
MISSPELT = "Parameters.MisspeltParameter"
MISTAKE = {"Name": "Mistake", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": MISSPELT}}}


def with_mistake(definition: str) -> str:
    """Return a definition with the mistake."""
    content = json.loads(definition)
    return json.dumps({**content, "Steps": [*content["Steps"], MISTAKE]})


def place_of(text: str, escapes: int) -> tuple[int, int]:
    """Return the line and column, from 1 on, of the mistake's value with its quote."""
    quoted = json.dumps(MISSPELT)
    for _ in range(escapes):
        quoted = json.dumps(quoted)[1:-1]
    before = text[: text.index(quoted)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def validate(folder: Path) -> list[Diagnostic]:
    """Return what pipectl finds in all definitions of a folder."""
    files = sorted(path.name for path in folder.iterdir())
    command = ["node", str(ROOT / "bin/pipectl.js"), "validate", *files, "--format", "json"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    if result.returncode not in (0, 1):
        raise SystemExit(f"pipectl validate failed:\n{result.stdout}{result.stderr}")
    answer = json.loads(result.stdout)
    assert answer["summary"]["files"] == len(files), "pipectl did not read every definition"
    return answer["diagnostics"]


class TrueFindings:
    """The table of what pipectl says rightly of a correct pipeline."""

    def __init__(self, path: Path):
        """Read the table."""
        self.entries = read_yaml(path) or []
        self.used: set[int] = set()

    def covers(self, pipeline: str, found: Diagnostic) -> bool:
        """Return whether an entry names this finding in a pipeline."""
        wanted = {"pipeline": pipeline, "code": found["code"], "message": found["message"]}
        for index, entry in enumerate(self.entries):
            if wanted.items() <= entry.items():
                self.used.add(index)
                return True
        return False

    def unused(self) -> list[str]:
        """Return the entries that covered nothing."""
        unused = [entry for index, entry in enumerate(self.entries) if index not in self.used]
        return [f"{entry['pipeline']}: {entry['code']}: {entry['message']}" for entry in unused]


def definition_of(name: str) -> str:
    """Return the definition that the SDK makes of a pipeline of the folder."""
    session = session_for(f"s3://{BUCKET}", REGION)
    return importlib.import_module(f"pipelines.{name}").build(session).definition()


def main(argv: list[str]) -> int:
    """Check all pipelines; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    every = [module.name for module in pkgutil.iter_modules(pipelines.__path__) if module.name != "common"]
    parser.add_argument("names", nargs="*", metavar="NAME", help="modules of pipelines/; all when absent")
    names = parser.parse_args(argv).names or every
    expected: dict[str, tuple[int, int] | None] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in names:
            definition = definition_of(name)
            for form, (written, escapes) in FORMS.items():
                right, wrong = f"{name}.{form}.json", f"{name}.{form}.mistake.json"
                text = written(with_mistake(definition))
                (folder / right).write_text(written(definition), encoding="utf-8")
                (folder / wrong).write_text(text, encoding="utf-8")
                expected |= {right: None, wrong: place_of(text, escapes)}
        found = validate(folder)
    table = TrueFindings(HERE / "true_findings.yaml")
    failed: set[str] = set()
    places: dict[str, tuple[int, int]] = {}
    for diagnostic in found:
        file, place = diagnostic["file"], (diagnostic["line"], diagnostic["column"])
        if place == expected[file]:
            places[file] = place
        elif not table.covers(file.split(".")[0], diagnostic):
            failed.add(file.split(".")[0])
            print(f"{file}:{place[0]}:{place[1]}: {diagnostic['code']}: {diagnostic['message']}")
    for file, place in expected.items():
        if places.get(file) != place:
            failed.add(file.split(".")[0])
            print(f"{file}: the mistake at {place} was not found.")
    unused = [] if names != every else table.unused()
    for entry in unused:
        print(f"true_findings.yaml: nothing needs the entry {entry}")
    print(f"{len(names) - len(failed)} correct pipelines passed in {len(FORMS)} forms, {len(failed)} failed")
    return 1 if failed or unused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
