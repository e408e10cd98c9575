"""What `pipectl new` writes in Python: the tests pass, and scripts say what their contracts say."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PIPECTL = ["node", str(Path(__file__).resolve().parents[2] / "bin" / "pipectl.js")]

JOBS = [
    "Plain --kind processing",
    "Source --kind processing --no-input --env CLAIMS_TABLE --argument days=3",
    "Sink --kind processing --no-output --input a --input b",
    "Alone --kind processing --no-input --no-output",
    "Many --kind processing --input a --input b.c --input model --output x --output y-z --job-types training,testing",
    'Statistics --kind processing --argument share=1.0 --argument name --argument quoted="\\ --env MODE= --env NOTE=#"',
    "Learn --kind training",
    "LearnMore --kind training --input claims --input claims_config --input val --output the_model --argument depth=6"
    " --argument label --env NOTE=none --job-types training",
    "LearnText --kind training --input texts --no-output --framework pytorch",
    "Search --kind tuning",
    "SearchMore --kind tuning --argument name --argument depth=6 --env LEVEL=info --job-types training",
]
MODELS = ["Serve --kind model", "ServeMore --kind model --framework xgboost --env THRESHOLD=0.5 --env TABLE"]


def pipectl(folder, *arguments):
    done = subprocess.run([*PIPECTL, *arguments], cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project, with a space in its path, that has every step type."""
    folder = tmp_path_factory.mktemp("my project")
    pipectl(folder, "new", "project", "--name", "demo")
    for command in [*JOBS, *MODELS]:
        pipectl(folder, "new", "step", *command.split(" "))
    return folder


@pytest.mark.parametrize("runner", [["unittest", "discover", "-s", "tests"], ["pytest", "-q", "tests"]])
def test_the_tests_pass(project, runner):
    done = subprocess.run(
        [sys.executable, "-m", *runner], cwd=str(project), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode == 0, done.stdout
    # Each job and check_data has one test, each model two.
    assert f"{len(JOBS) + 1 + 2 * len(MODELS)} " in done.stdout.splitlines()[-1 if "pytest" in runner else -3]


def contracts(project):
    for path in sorted((project / "contracts").glob("*.contract.yaml")):
        contract = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "expected_input_paths" in contract or "expected_output_paths" in contract or path.name.startswith("alone"):
            yield contract


def guard_call(script):
    """Return the arguments that a script's guard gives to main, as syntax."""
    guard = ast.parse(script.read_text(encoding="utf-8")).body[-1]
    assert ast.unparse(guard.test) == "__name__ == '__main__'"
    (call,) = [statement.value for statement in guard.body if ast.unparse(statement).startswith("main(")]
    return call.args


def paths_in(node):
    """Return the paths of a dictionary, those behind the variables of SageMaker's training images too."""
    values = [value.args[1] if isinstance(value, ast.Call) else value for value in node.values]
    return {key.value: value.value for key, value in zip(node.keys, values)}


def variables_in(*nodes):
    """Return the environment variables that are read, with their defaults: None where there is none."""
    found = {}
    for part in [child for node in nodes for child in ast.walk(node)]:
        if isinstance(part, ast.Subscript) and ast.unparse(part.value) == "os.environ":
            found[part.slice.value] = None
        if isinstance(part, ast.Call) and ast.unparse(part.func) == "os.environ.get":
            found[part.args[0].value] = part.args[1].value
    return found


def test_guards_have_the_paths_and_variables_of_their_contracts(project):
    for contract in contracts(project):
        inputs, outputs, variables, _ = guard_call(project / "scripts" / contract["entry_point"])
        assert paths_in(inputs) == contract.get("expected_input_paths", {})
        assert paths_in(outputs) == contract.get("expected_output_paths", {})
        read = variables_in(outputs, variables)
        optional = contract.get("optional_env_vars", {})
        assert {name: read[name] for name in optional} == optional
        required = [name for name in read if name not in optional]
        known = contract.get("required_env_vars", [])
        # The variables of the training images have a default: the contract's own path.
        assert [name for name in required if read[name] is None] == [name for name in known if not name.startswith("SM_")]
        assert set(required) <= set(known)


def test_command_lines_are_those_of_their_contracts(project, monkeypatch):
    for contract in contracts(project):
        path = project / "scripts" / contract["entry_point"]
        spec = importlib.util.spec_from_file_location(f"generated_{path.stem}", str(path))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        declared = contract.get("expected_arguments", {})
        assert hasattr(module, "parse_arguments") == (declared != {})
        if declared:
            words = [
                word
                for entry in declared.values()
                if entry.get("required")
                for word in (entry["flag"], entry.get("choices", ["x"])[0])
            ]
            parsed = vars(module.parse_arguments(words))
            assert list(parsed) == list(declared)
            defaults = {name: entry["default"] for name, entry in declared.items() if "default" in entry}
            assert {name: parsed[name] for name in defaults} == defaults


def test_lines_are_short_and_end_well(project):
    for path in [*(project / "scripts").glob("*.py"), *(project / "tests").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) <= 120, path.name
        assert text.endswith("\n") and not text.endswith("\n\n"), path.name
        assert "\n\n\n\n" not in text and "TODO" not in text, path.name
