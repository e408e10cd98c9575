"""Scripts, contracts and specifications of the library say the same; helpers that scripts share are the same text."""

import ast
import os
import subprocess
import sys

import pytest
from shipped import CONTRACTS, ROOT, SPECS, ship

SCRIPTS = sorted(path.stem for path in (ROOT / "scripts").glob("*.py"))


def names_read(contract, pattern):
    """Return the names that a script reads, given how: an expression with {} for the name."""
    tree = ast.parse((ROOT / "scripts" / contract["entry_point"]).read_text(encoding="utf-8"))
    constants = [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    texts = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.expr)}
    return {name for name in constants if pattern.format(repr(name)) in texts}


@pytest.mark.parametrize("name", CONTRACTS)
def test_scripts_read_the_paths_and_the_environment_of_the_contract(name):
    contract = CONTRACTS[name]
    required, optional = contract.get("required_env_vars", []), contract.get("optional_env_vars", {})
    # Where a training job writes is an output path, which the runtime module reads from these.
    variables = {*required, *optional} - {"SM_MODEL_DIR", "SM_OUTPUT_DATA_DIR"}
    assert names_read(contract, "input_paths[{}]") == set(contract.get("expected_input_paths", {}))
    assert names_read(contract, "output_paths[{}]") == set(contract["expected_output_paths"])
    assert names_read(contract, "environ_vars.get({}, '')") == variables


@pytest.mark.parametrize("name", CONTRACTS)
def test_scripts_read_the_arguments_of_the_contract(name):
    contract = CONTRACTS[name]
    tree = ast.parse((ROOT / "scripts" / contract["entry_point"]).read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    attributes = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    read = {node.attr for node in attributes if node.value.id in ("args", "job_args")}
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    declared = set(contract.get("expected_arguments", {}))
    assert read <= declared
    assert declared <= read | texts


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


def run_shipped(script, folder, arguments=()):
    """Run a script with what is shipped beside it, outside a container; return its exit code and all it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SM_")}
    done = subprocess.run(
        [sys.executable, str(ship(script, folder)), *arguments],
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("script", "arguments", "missing"),
    [
        ("load_data", [], 'The environment variable "DATA_PATH" is not set'),
        ("tabular_preprocess", ["--job_type", "training"], 'Nothing is at "/opt/ml/processing/input/data"'),
        ("xgboost_train", [], 'Nothing is at "/opt/ml/input/data/train"'),
        ("pytorch_train", [], 'Nothing is at "/opt/ml/input/data/train"'),
        ("xgboost_model_eval", [], 'Nothing is at "/opt/ml/processing/input/model"'),
        ("package", [], 'Nothing is at "/opt/ml/processing/input/model"'),
        ("payload", [], 'Nothing is at "/opt/ml/processing/input/model"'),
    ],
)
def test_outside_a_container_each_script_says_what_it_misses(tmp_path, script, arguments, missing):
    code, said = run_shipped(script, tmp_path, arguments)
    assert code == 1
    assert said.splitlines()[-1].startswith(f"pipectl_runtime.ContractError: {missing}")


def test_a_training_script_finds_its_channels_by_what_sagemaker_sets(tmp_path, fraud):
    """The whole script, its guard too, in the folders that SageMaker's images name in variables."""
    (tmp_path / "code").mkdir()
    (tmp_path / "train").mkdir()
    fraud.to_csv(str(tmp_path / "train" / "data.csv"), index=False)
    folders = {
        "SM_CHANNEL_TRAIN": tmp_path / "train",
        "SM_MODEL_DIR": tmp_path / "model",
        "SM_OUTPUT_DATA_DIR": tmp_path / "output",
    }
    done = subprocess.run(
        [
            *[sys.executable, str(ship("xgboost_train", tmp_path / "code"))],
            *["--n_estimators", "5", "--label_field", "is_fraud", "--unknown", "x", "--positive_label", ""],
        ],
        env={**os.environ, **{name: str(path) for name, path in folders.items()}, "SM_HOSTS": '["algo-1"]'},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == ["model_schema.json", "xgboost_model.json"]
    assert (tmp_path / "output" / "metrics.json").is_file()
