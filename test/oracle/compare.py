"""Compares definitions: what pipectl compiles from a manifest, and what the SageMaker Python SDK makes of it.

    python3 -m venv .venv && .venv/bin/pip install 'sagemaker>=2.257.7,<3' pyyaml
    .venv/bin/python test/oracle/compare.py [MANIFEST...]

Steps that this release has no class for are compared with others, in environments that .ci/run makes beside .venv.
Without manifests: the worked examples of manifests/ and the cases beside this file. Every step counts as one
comparison, and so do the parameters and the rest of each definition. Differences that are meant are listed with their
reason in differences.yaml; any other one is a failure, and so is an entry of that list that nothing needs.
The exit code is 0 if all comparisons pass.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import logging
import os
import re
import shlex
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"
warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

from documents import Documents, read_yaml  # noqa: E402  (after the settings above)
from sdk_job import Job  # noqa: E402
from sdk_pipeline import SdkPipeline  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ABSENT = "absent"
# Environments of other releases, as .ci/run makes them, for what this one has no class for: all steps of a manifest
# that has one of these types, or a key of the manifest itself.
SDK3 = ROOT / ".venv-sdk3"
BEDROCK = ROOT / ".venv-bedrock"
OTHER_SDKS = {
    "BedrockCustomModel": BEDROCK,
    "BedrockCustomModelDeployment": BEDROCK,
    "BedrockModelImport": BEDROCK,
    "BedrockProvisionedModelThroughput": BEDROCK,
    "EMRServerless": SDK3,
    "mlflow": SDK3,
}
# The hash in the place of code differs by design: see differences.yaml.
CODE_HASH = re.compile(r"/code/[0-9a-f]{64}(?=[/\"])")
# Members of list items by which the order of the list does not matter.
KEYS = (
    "Name",
    "Key",
    "InputName",
    "OutputName",
    "ChannelName",
    "PropertyFileName",
    "CollectionName",
    "RuleConfigurationName",
    "InstanceGroupName",
)

Difference = tuple[str, Any, Any]


def differences(path: str, sdk: Any, ours: Any) -> Iterator[Difference]:
    """Yield the places where two JSON values differ, each with both values."""
    if isinstance(sdk, dict) and isinstance(ours, dict):
        for key in sorted(sdk.keys() | ours.keys()):
            yield from differences(f"{path}/{key}", sdk.get(key, ABSENT), ours.get(key, ABSENT))
    elif isinstance(sdk, list) and isinstance(ours, list) and (by := _name_member(sdk, ours)):
        yield from differences(path, {item[by]: item for item in sdk}, {item[by]: item for item in ours})
    elif isinstance(sdk, list) and isinstance(ours, list) and len(sdk) == len(ours):
        for index, (left, right) in enumerate(zip(sdk, ours)):
            yield from differences(f"{path}/{index}", left, right)
    elif not _same(sdk, ours):
        yield (path, sdk, ours)


def _name_member(*lists: list[Any]) -> str | None:
    """Return the member that names the items of lists; None if there is none or a list has a name twice."""

    def names(key: str, items: list[Any]) -> bool:
        found = [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]
        return len(set(found)) == len(items)

    return next((key for key in KEYS if any(lists) and all(names(key, items) for items in lists)), None)


def _same(sdk: Any, ours: Any) -> bool:
    numbers = _is_number(sdk) and _is_number(ours)
    return (numbers or type(sdk) is type(ours)) and sdk == ours


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def parts(definition: dict[str, Any]) -> dict[str, Any]:
    """Return a definition cut into what is compared: each step without those of its branches, and the rest."""
    found: dict[str, Any] = {}

    def cut(steps: list[dict[str, Any]]) -> list[str]:
        for step in steps:
            arguments = step.get("Arguments", {})
            branches = {side: cut(arguments[side]) for side in ("IfSteps", "ElseSteps") if side in arguments}
            assert f"step {step['Name']}" not in found, f"two steps are named {step['Name']}"
            branches = {side: sorted(names) for side, names in branches.items()}
            found[f"step {step['Name']}"] = {**step, "Arguments": {**arguments, **branches}}
        return [step["Name"] for step in steps]

    top = sorted(cut(definition["Steps"]))
    found["parameters"] = definition["Parameters"]
    found["the rest"] = {**{k: v for k, v in definition.items() if k != "Parameters"}, "Steps": top}
    return found


class Intended:
    """The table of intended differences."""

    def __init__(self, path: Path):
        """Read the table."""
        self.entries = read_yaml(path)
        self.used: set[int] = set()

    def covers(self, kind: str, difference: Difference) -> bool:
        """Return whether an entry names this difference of a part; `kind` is a step's type or `the rest`."""
        path, sdk, ours = difference
        for index, entry in enumerate(self.entries):
            place = fnmatch.fnmatchcase(kind, entry["in"]) and fnmatch.fnmatchcase(path, entry["path"])
            if place and _fits(entry["sdk"], sdk) and _fits(entry["ours"], ours):
                self.used.add(index)
                return True
        return False

    def unused(self) -> list[str]:
        """Return the paths of entries that covered nothing."""
        return [f"{e['in']} {e['path']}" for i, e in enumerate(self.entries) if i not in self.used]


def _fits(pattern: Any, value: Any) -> bool:
    if value == ABSENT or pattern == ABSENT:
        return pattern == value
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    return re.fullmatch(str(pattern), text) is not None


def same_hashes(text: str) -> str:
    """Return a definition with one hash for all code."""
    return CODE_HASH.sub("/code/<hash>", text)


def compile_manifest(manifest: Path, command: list[str]) -> dict[str, Any]:
    """Return the definition that pipectl compiles."""
    result = subprocess.run([*command, str(manifest)], capture_output=True, text=True, cwd=ROOT, check=False)
    if result.returncode != 0:
        raise SystemExit(f"{shlex.join(command)} {manifest} failed:\n{result.stdout}{result.stderr}")
    return json.loads(same_hashes(result.stdout))


def other_sdk(documents: Documents) -> Path | None:
    """Return the environment of the release that has classes for a manifest; None if it is this one."""
    types = {step["type"] for step in documents.manifest["steps"].values()} & documents.specs.keys()
    kinds = {documents.specs[name]["sagemaker_step_type"] for name in types} | documents.manifest.keys()
    return next((OTHER_SDKS[kind] for kind in sorted(kinds & OTHER_SDKS.keys())), None)


def sdk_definition(documents: Documents, manifest: Path, wires: dict[str, Any]) -> dict[str, Any] | None:
    """Return the definition that the SDK makes; None if its release is not installed."""
    environment = other_sdk(documents)
    if environment is None:
        return json.loads(same_hashes(SdkPipeline(documents, wires, Job).definition()))
    python = environment / "bin" / "python"
    if not python.exists():
        return None
    command = [str(python), str(HERE / "other_sdk.py"), str(manifest)]
    result = subprocess.run(command, input=json.dumps(wires), capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SystemExit(f"{shlex.join(command)} failed:\n{result.stderr}")
    return json.loads(same_hashes(result.stdout))


def main(argv: list[str]) -> int:
    """Compare all manifests; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifests", nargs="*", type=Path)
    parser.add_argument("--compiler", default="node bin/pipectl.js compile", help="the command that compiles")
    parser.add_argument("--complete", action="store_true", help="fail if an SDK that is needed is not installed")
    options = parser.parse_args(argv)
    manifests = options.manifests or [
        *sorted((ROOT / "manifests").glob("*/*.pipeline.yaml")),
        *sorted((HERE / "cases").glob("*.pipeline.yaml")),
    ]
    wires = read_yaml(HERE / "wires.yaml")
    intended = Intended(HERE / "differences.yaml")
    passed = failed = 0
    for manifest in manifests:
        documents = Documents(manifest.resolve(), ROOT)
        definition = sdk_definition(documents, manifest.resolve(), wires.get(documents.manifest["name"], {}))
        if definition is None:
            failed += options.complete
            print(f"{manifest.name}: left out, since {other_sdk(documents).name} is not there: .ci/run makes it.")
            continue
        sdk = parts(definition)
        ours = parts(compile_manifest(manifest.resolve(), shlex.split(options.compiler)))
        for part in sorted(sdk.keys() | ours.keys()):
            left, right = sdk.get(part, ABSENT), ours.get(part, ABSENT)
            kind = left["Type"] if part.startswith("step ") and isinstance(left, dict) else part
            found = [d for d in differences("", left, right) if not intended.covers(kind, d)]
            passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
            for path, sdk_value, our_value in found:
                print(f"{manifest.name}: {part}: {path or '/'}")
                print(f"  SDK:     {json.dumps(sdk_value)}")
                print(f"  pipectl: {json.dumps(our_value)}")
    if not options.manifests:
        for entry in intended.unused():
            failed += 1
            print(f"differences.yaml: no definition has the difference {entry}.")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
