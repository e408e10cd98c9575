"""What pipectl ships beside the library's scripts, made here from the same YAML files."""

import json
import shutil
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "runtime"))

from pipectl_runtime import ScriptRuntime  # noqa: E402


def documents(folder, kind):
    """Return the YAML files of a kind by name."""
    paths = sorted((ROOT / folder).glob(f"*.{kind}.yaml"))
    return {path.name[: -len(f".{kind}.yaml")]: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


SPECS = documents("specs", "spec")
CONTRACTS = {
    name: contract
    for name, contract in documents("contracts", "contract").items()
    if contract.get("script_location") != "image"
}


def contract_of(script):
    """Return the contract of a script with what its specification adds."""
    ((name, contract),) = [item for item in CONTRACTS.items() if item[1]["entry_point"] == f"{script}.py"]
    spec = next(spec for _, spec in sorted(SPECS.items()) if spec.get("contract") == name)
    ports = spec.get("dependencies", {})
    optional = [port for port, entry in ports.items() if entry.get("required") is False]
    return {**contract, "optional_inputs": optional, "sagemaker_step_type": spec["sagemaker_step_type"]}


def arguments_of(script, words=()):
    """Return the arguments of a script as it gets them from a command line."""
    return ScriptRuntime(contract_of(script)).arguments(words)


def ship(script, folder):
    """Put a script with what pipectl ships beside it into a folder, and return its path there."""
    for source in (ROOT / "scripts" / f"{script}.py", ROOT / "runtime" / "pipectl_runtime.py"):
        shutil.copy(str(source), str(folder))
    (folder / f"{script}.contract.json").write_text(json.dumps(contract_of(script)), encoding="utf-8")
    return folder / f"{script}.py"
