"""Measures what the SageMaker Python SDK says of the mistakes in the tables: whether `pipeline.definition()` takes them.

    .venv/bin/python test/mistakes/measure.py [AREA...]

The project of every row is built with the SDK's own classes, as test/oracle does it. The SDK rejects the mistake if it
raises an exception, and accepts it if it writes a definition. An exception from this folder's or the oracle's own code
is a bug here, and never counted. The exit code is 0 if every row's `sdk` word is what was measured.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import shutil
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"
warnings.filterwarnings("ignore")
logging.disable(logging.ERROR)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "oracle"))

import sagemaker  # noqa: E402  (after the settings above)
from by_hand import BY_HAND  # noqa: E402
from documents import Documents, read_yaml  # noqa: E402
from sagemaker.workflow.parameters import ParameterString  # noqa: E402
from sdk_job import Job  # noqa: E402
from sdk_lacks import SdkLacks  # noqa: E402
from sdk_pipeline import SdkPipeline  # noqa: E402

SDK = str(Path(sagemaker.__file__).parent)
OURS = str(HERE.parent)
REPEATED = re.compile(r"<([^<>]*?) \* (\d+)>")


class Parameters(dict[str, Any]):
    """The parameters of a pipeline, and for any other name one that its user has not passed to the pipeline."""

    def __missing__(self, name: str) -> ParameterString:
        """Return a parameter that the pipeline does not know."""
        return ParameterString(name=name)


def change(folder: Path, row: dict[str, Any]) -> None:
    """Make a row's mistake in a copy of the base project."""
    for file, replacements in row["change"].items():
        path = folder / file
        text = path.read_text(encoding="utf-8")
        for old, new in replacements.items():
            assert text.count(old) == 1, f"{row['title']}: {old!r} stands in {file} {text.count(old)} times"
            text = text.replace(old, REPEATED.sub(_repeat, new))
        path.write_text(text, encoding="utf-8")


def _repeat(match: re.Match[str]) -> str:
    return "".join(match[1].replace("#", str(index + 1)) for index in range(int(match[2])))


def define(folder: Path, row: dict[str, Any]) -> str:
    """Return the definition that the SDK writes of a row's project."""
    manifest = folder / f"{row.get('pipeline', 'churn')}.pipeline.yaml"
    pipeline = SdkPipeline(Documents(manifest, ROOT, row.get("environment")), {}, Job)
    pipeline.variables.parameters = Parameters(pipeline.parameters)
    return pipeline.definition()


def rejection(row: dict[str, Any]) -> str | None:
    """Return what the SDK has against a row's mistake; None if it accepts it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "project"
        shutil.copytree(HERE / "base", folder)
        try:
            if row["title"] in BY_HAND:
                BY_HAND[row["title"]]()
            else:
                change(folder, row)
                define(folder, row)
        except Exception as error:  # noqa: BLE001  (whatever the SDK raises is its answer)
            if not from_sdk(error):
                raise
            return f"{type(error).__name__}: {error}"
    return None


def from_sdk(error: Exception) -> bool:
    """Return whether the SDK raised an error, or Python did because a class of the SDK has no such name or argument."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    below_ours = files[max(i for i, file in enumerate(files) if file.startswith(OURS)) + 1 :]
    argument = re.match(r"(?!SdkPipeline)\w+\.__init__\(\) (?:got an unexpected keyword|missing \d+ required)", str(error))
    return (
        isinstance(error, SdkLacks)
        or any(file.startswith(SDK) for file in below_ours)
        or (isinstance(error, TypeError) and argument is not None)
    )


def main(argv: list[str]) -> int:
    """Measure every row; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("areas", nargs="*", help="the tables to measure, all by default")
    parser.add_argument("--verbose", action="store_true", help="show what the SDK says of each mistake")
    options = parser.parse_args(argv)
    base = {"title": "The base project", "change": {}}
    for pipeline in ("churn", "services"):
        said = rejection({**base, "pipeline": pipeline})
        assert said is None, f"the SDK rejects the correct {pipeline}: {said}"
    areas = options.areas or sorted(path.stem for path in HERE.glob("*.yaml"))
    counts: dict[str, Counter[str]] = {}
    wrong = 0
    titles = set()
    for area in areas:
        counts[area] = Counter()
        for row in read_yaml(HERE / f"{area}.yaml"):
            said = rejection(row)
            word = "accepted" if said is None else "rejected"
            counts[area][word] += 1
            titles.add(row["title"])
            if options.verbose:
                print(f"{area}: {row['title']}: {word}{f' ({said[:150]})' if said else ''}")
            if word != row["sdk"]:
                wrong += 1
                print(f"{area}: {row['title']}: the table says {row['sdk']}, the SDK {word} it. {said or ''}")
    if not options.areas and (unused := BY_HAND.keys() - titles):
        wrong += 1
        print(f"by_hand.py: no table has {sorted(unused)}.")
    print(table(counts))
    return 1 if wrong else 0


def table(counts: dict[str, Counter[str]]) -> str:
    """Return the counts by area, and in all."""
    rows = [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]
    lines = [f"{'mistakes':<12}{'pipectl reports':>16}{'SDK accepts':>13}{'SDK rejects':>13}"]
    for area, count in rows:
        lines.append(f"{area:<12}{count.total():>16}{count['accepted']:>13}{count['rejected']:>13}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
