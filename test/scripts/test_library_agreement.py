"""Scripts, contracts and specifications of the library say the same; helpers that scripts share are the same text."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path.stem for path in (ROOT / "scripts").glob("*.py"))


def documents(folder, kind):
    paths = sorted((ROOT / folder).glob(f"*.{kind}.yaml"))
    return {path.name[: -len(f".{kind}.yaml")]: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


SPECS = documents("specs", "spec")
CONTRACTS = {
    name: contract
    for name, contract in documents("contracts", "contract").items()
    if contract.get("script_location") != "image"
}


def guard_call(contract):
    """Return the inputs, outputs and environment that a script's entry guard passes on, as syntax."""
    tree = ast.parse((ROOT / "scripts" / contract["entry_point"]).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree.body[-1]) if isinstance(node, ast.Call)]
    (call,) = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "run"]
    return call.args[1:4]


def keys_of(node):
    return [ast.literal_eval(key) for key in node.keys]


@pytest.mark.parametrize("name", CONTRACTS)
def test_entry_guards_use_the_paths_of_the_contract(name):
    contract = CONTRACTS[name]
    module = importlib.import_module(Path(contract["entry_point"]).stem)
    inputs, outputs, _ = guard_call(contract)
    for node, paths in (
        (inputs, contract.get("expected_input_paths", {})),
        (outputs, contract["expected_output_paths"]),
    ):
        constants = [value if isinstance(value, ast.Name) else value.args[1] for value in node.values]
        assert {key: getattr(module, constant.id) for key, constant in zip(keys_of(node), constants)} == paths


@pytest.mark.parametrize("name", CONTRACTS)
def test_entry_guards_read_the_environment_of_the_contract(name):
    contract = CONTRACTS[name]
    _, outputs, environ = guard_call(contract)
    calls = [node for part in (outputs, environ) for node in ast.walk(part) if isinstance(node, ast.Call)]
    read = {call.args[0].value: call.args[1] for call in calls}
    optional = contract.get("optional_env_vars", {})
    assert set(read) == {*contract.get("required_env_vars", []), *optional}
    assert {variable: read[variable].value for variable in optional} == optional


@pytest.mark.parametrize("name", [name for name in CONTRACTS if "expected_arguments" in CONTRACTS[name]])
def test_command_lines_are_those_of_the_contract(name):
    contract = CONTRACTS[name]
    module = importlib.import_module(Path(contract["entry_point"]).stem)
    declared = contract["expected_arguments"]
    required = [
        part
        for key, entry in declared.items()
        if entry.get("required")
        for part in (entry["flag"], entry["choices"][0])
    ]
    parsed = vars(module.parse_arguments(required))
    assert list(parsed) == list(declared)
    defaults = {key: entry["default"] for key, entry in declared.items() if "default" in entry}
    assert {key: parsed[key] for key in defaults} == defaults


@pytest.mark.parametrize("name", [name for name, spec in SPECS.items() if spec.get("contract") in CONTRACTS])
def test_defaults_of_the_specification_are_those_of_the_script(name):
    spec, contract = SPECS[name], CONTRACTS[SPECS[name]["contract"]]
    for key, entry in spec["config"]["properties"].items():
        if "default" in entry and "hyperparameter" in entry:
            assert (key, contract["expected_arguments"][entry["hyperparameter"]]["default"]) == (key, entry["default"])
        elif "default" in entry and entry["env"] in contract.get("optional_env_vars", {}):
            assert (key, contract["optional_env_vars"][entry["env"]]) == (key, str(entry["default"]))


def test_helpers_of_the_same_name_are_the_same_text():
    texts = {}
    for script in SCRIPTS:
        source = (ROOT / "scripts" / f"{script}.py").read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                texts.setdefault(node.name, {}).setdefault(ast.get_source_segment(source, node), []).append(script)
    shared = [
        "ScriptError",
        "canonical_text",
        "extract_model",
        "feature_matrix",
        "numeric_values",
        "read_folder",
        "run",
    ]
    shared += ["join_shards", "list_data_files", "read_json_records", "read_model_schema", "read_table", "tokenize"]
    assert {name: list(texts[name].values()) for name in shared if len(texts[name]) > 1} == {}


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_short_and_load_without_side_effects(script):
    assert len((ROOT / "scripts" / f"{script}.py").read_text(encoding="utf-8").splitlines()) < 350
    done = subprocess.run(
        [sys.executable, "-c", f"import {script}"],
        cwd=str(ROOT / "scripts"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("script", "arguments", "message"),
    [
        ("load_data", [], "ERROR load_data: The environment variable DATA_PATH is not set."),
        (
            "tabular_preprocess",
            ["--job_type", "training"],
            "ERROR tabular_preprocess: The environment variable LABEL_FIELD",
        ),
        ("xgboost_train", [], "ERROR xgboost_train: The hyperparameter label_field is not set"),
        ("xgboost_train", ["--label_field", "y"], "ERROR xgboost_train: /opt/ml/input/data/train holds no data file"),
        ("pytorch_train", [], "ERROR pytorch_train: /opt/ml/input/data/train holds no data file"),
        (
            "xgboost_model_eval",
            [],
            "ERROR xgboost_model_eval: /opt/ml/processing/input/model has to hold one model.tar.gz",
        ),
        ("package", [], "ERROR package: /opt/ml/processing/input/model has to hold one model.tar.gz"),
        ("payload", [], "ERROR payload: /opt/ml/processing/input/model has to hold one model.tar.gz"),
    ],
)
def test_outside_a_container_each_script_says_what_it_misses(script, arguments, message):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SM_")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / f"{script}.py"), *arguments],
        env=kept,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 1
    assert done.stdout.startswith(message)
