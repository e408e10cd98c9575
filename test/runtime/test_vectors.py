"""The module that scripts import does what vectors.yaml says. vectors.test.ts holds the CLI to the same."""

from pathlib import Path

import pipectl_runtime
import pytest
import yaml
from pipectl_runtime import ContractError, ScriptRuntime

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=VECTORS, ids=[vector["name"] for vector in VECTORS])
def vector(request):
    return request.param


@pytest.fixture
def runtime(vector, monkeypatch):
    """Return the runtime of a vector's script, in a container that has just what the vector says."""
    there = set(vector.get("there", []))
    monkeypatch.setattr(pipectl_runtime.os.path, "exists", lambda path: path in there)
    monkeypatch.setattr(pipectl_runtime.os, "makedirs", lambda path, exist_ok: there.add(path))
    contract = {"entry_point": "job.py", **vector["contract"], **vector["shipped"]}
    return ScriptRuntime(contract, environ={**vector.get("set", {}), **vector.get("environment", {})})


def test_paths(vector, runtime):
    for name, path in vector.get("input_paths", {}).items():
        assert (name, runtime.get_input_path(name)) == (name, path)
    for name, path in vector.get("output_paths", {}).items():
        assert (name, runtime.get_output_path(name)) == (name, path)
        assert pipectl_runtime.os.path.exists(path)


def test_variables(vector, runtime):
    if "variables" in vector:
        assert runtime.environ == vector["variables"]
        assert {name: runtime.env(name) for name in vector["variables"]} == vector["variables"]


def test_what_is_missing(vector, runtime):
    missing = vector.get("missing", [])
    assert runtime.validate_inputs() == (tuple(missing),)
    if missing:
        with pytest.raises(ContractError) as caught:
            (runtime.input_paths, runtime.environ)
        assert str(caught.value) == " ".join(missing)


def test_arguments(vector, runtime):
    words = [*vector.get("command_line", []), *vector.get("by_hand", [])]
    if "wrong" in vector:
        with pytest.raises(ContractError) as caught:
            runtime.arguments(words)
        start = 'The command line does not fit the contract of "job.py". '
        assert str(caught.value) == start + " ".join(vector["wrong"])
    else:
        found = vars(runtime.arguments(words))
        assert found == vector.get("arguments", {})
        assert {name: type(value) for name, value in found.items()} == {
            name: type(value) for name, value in vector.get("arguments", {}).items()
        }
