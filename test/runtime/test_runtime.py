"""What vectors.yaml does not say of the runtime module: how it finds the contract, and what it says of mistakes."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pipectl_runtime import ContractError, ScriptRuntime

ROOT = Path(__file__).resolve().parents[2]
MODULE = ROOT / "runtime" / "pipectl_runtime.py"
CONTRACT = {
    "entry_point": "job.py",
    "expected_input_paths": {"DATA": "/opt/ml/processing/input/data", "METADATA": "/opt/ml/processing/input/metadata"},
    "expected_output_paths": {"table": "/opt/ml/processing/output"},
    "expected_arguments": {"rows": {"flag": "--rows", "default": 100}},
    "required_env_vars": ["LABEL_FIELD", "RATIO"],
    "optional_env_vars": {"FORMAT": "csv"},
    "optional_inputs": ["METADATA"],
    "sagemaker_step_type": "Processing",
}


@pytest.fixture
def runtime(tmp_path):
    (tmp_path / "data").mkdir()
    return ScriptRuntime(
        CONTRACT,
        input_paths={"DATA": tmp_path / "data", "METADATA": tmp_path / "metadata"},
        output_paths={"table": tmp_path / "out" / "table"},
        environ={"LABEL_FIELD": "y", "RATIO": "0.7"},
    )


def message(call, *arguments):
    with pytest.raises(ContractError) as caught:
        call(*arguments)
    return str(caught.value)


def test_folders_and_variables_of_a_test_count_instead_of_the_containers(runtime, tmp_path):
    assert runtime.get_input_path("DATA") == str(tmp_path / "data")
    assert runtime.get_input_path("METADATA") is None
    assert runtime.input_paths == {"DATA": str(tmp_path / "data"), "METADATA": str(tmp_path / "metadata")}
    assert runtime.output_paths == {"table": str(tmp_path / "out" / "table")}
    assert (tmp_path / "out" / "table").is_dir()
    assert runtime.environ == {"LABEL_FIELD": "y", "RATIO": "0.7", "FORMAT": "csv"}
    assert runtime.validate_inputs().is_valid


def test_without_a_command_line_it_is_that_of_the_process(runtime, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["job.py", "--rows=5"])
    assert runtime.arguments().rows == 5


@pytest.mark.parametrize(
    ("words", "rows"),
    [([], 100), (["--rows", "5", "--rows", "7"], 7), (["--rows=1e2"], 100.0), (["--rows", "-3"], -3)],
)
def test_the_last_of_an_argument_counts(runtime, words, rows):
    assert repr(runtime.arguments(words).rows) == repr(rows)


@pytest.mark.parametrize("words", [["--rows"], ["--rows", "--rows"]])
def test_a_flag_without_a_value(runtime, words):
    assert message(runtime.arguments, words) == (
        'The command line does not fit the contract of "job.py". The argument "--rows" has no value.'
    )


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda runtime: runtime.get_input_path("DATTA"),
            'There is no input "DATTA" in the contract of "job.py". Did you mean "DATA"? '
            'It has the inputs "DATA" and "METADATA".',
        ),
        (
            lambda runtime: runtime.get_output_path("model"),
            'There is no output "model" in the contract of "job.py". It has the outputs "table".',
        ),
        (
            lambda runtime: runtime.env("label_field"),
            'There is no environment variable "label_field" in the contract of "job.py". Did you mean "LABEL_FIELD"? '
            'It has the environment variables "LABEL_FIELD", "RATIO" and "FORMAT".',
        ),
        (
            lambda runtime: ScriptRuntime({"entry_point": "job.py"}).get_input_path("DATA"),
            'There is no input "DATA" in the contract of "job.py". It has no inputs.',
        ),
        (
            lambda runtime: ScriptRuntime(CONTRACT, input_paths={"table": "x"}),
            'There is no input "table" in the contract of "job.py". It has the inputs "DATA" and "METADATA".',
        ),
    ],
)
def test_names_that_the_contract_does_not_have(runtime, ask, said):
    assert message(ask, runtime) == said


def test_an_input_that_is_required_and_not_there(tmp_path):
    runtime = ScriptRuntime(CONTRACT, input_paths={"DATA": tmp_path / "none"})
    assert message(runtime.get_input_path, "DATA") == (
        f'Nothing is at "{tmp_path / "none"}", where the contract of "job.py" has the input "DATA". '
        'The contract has the inputs "DATA" and "METADATA".'
    )


def test_a_variable_that_is_required_and_not_set_names_all_that_are():
    runtime = ScriptRuntime(CONTRACT, environ={})
    assert message(runtime.env, "RATIO") == (
        'The environment variable "LABEL_FIELD" is not set, which the contract of "job.py" requires. '
        'The environment variable "RATIO" is not set, which the contract of "job.py" requires.'
    )
    assert ScriptRuntime(CONTRACT, environ={"RATIO": ""}).env("RATIO") == ""


def test_an_output_whose_folder_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    runtime = ScriptRuntime(CONTRACT, output_paths={"table": tmp_path / "file" / "table"})
    assert message(runtime.get_output_path, "table").startswith('The folder of the output "table" cannot be made: ')


@pytest.mark.parametrize(
    ("contract", "problem"),
    [
        ([], "it has to be a map"),
        (
            {"expected_input_paths": ["DATA"], "optional_env_vars": {"A": 1}, "required_env_vars": "A"},
            "expected_input_paths has to be a map of texts; optional_env_vars has to be a map of texts; "
            "required_env_vars has to be a list of names",
        ),
        ({"expected_arguments": []}, "expected_arguments has to be a map"),
        (
            {"expected_arguments": {"a": {"flag": "a"}, "b": None}},
            'the argument "a" has to have a flag such as --a; the argument "b" has to have a flag such as --b',
        ),
        (
            {"expected_arguments": {"a": {"flag": "-a", "default": [], "choices": "x", "action": "append"}}},
            'the default of the argument "a" has to be a text, a number, true or false; '
            'the choices of the argument "a" have to be a list of texts; '
            'the action of the argument "a" has to be store or store_true',
        ),
    ],
)
def test_a_malformed_contract(contract, problem):
    assert message(ScriptRuntime, contract) == f"Something is malformed in the contract: {problem}."


SCRIPT = """
import json
from pipectl_runtime import ScriptRuntime

runtime = ScriptRuntime.load(environ={"LABEL_FIELD": "y", "RATIO": "1"})
print(json.dumps([runtime.environ, vars(runtime.arguments())]))
"""


@pytest.fixture
def shipped(tmp_path):
    """Return the folder of a package as pipectl ships it."""
    (tmp_path / "job.py").write_text(SCRIPT)
    (tmp_path / "pipectl_runtime.py").write_text(MODULE.read_text(encoding="utf-8"))
    (tmp_path / "job.contract.json").write_text(json.dumps(CONTRACT))
    return tmp_path


@pytest.mark.parametrize("way", [["{}/job.py"], ["-m", "job"], ["-c", "import runpy; runpy.run_path('job.py')"]])
def test_a_script_finds_the_contract_beside_it_however_it_is_run(shipped, way):
    words = [word.format(shipped) for word in way]
    done = subprocess.run([sys.executable, *words], cwd=str(shipped), capture_output=True, text=True)
    assert done.stderr == ""
    assert json.loads(done.stdout) == [{"LABEL_FIELD": "y", "RATIO": "1", "FORMAT": "csv"}, {"rows": 100}]


@pytest.mark.parametrize("name", ["job.py", "job.contract.json"])
def test_a_contract_is_found_by_the_name_of_its_script_and_by_its_own(shipped, name):
    runtime = ScriptRuntime.load(shipped / name, environ={})
    assert f'the contract "{shipped / "job.contract.json"}"' in message(runtime.env, "RATIO")


def test_a_contract_that_is_not_there(tmp_path):
    assert message(ScriptRuntime.load, tmp_path / "job.py") == (
        f'There is no contract at "{tmp_path / "job.contract.json"}". pipectl puts it beside the script when it '
        "deploys the step; in a test, give ScriptRuntime the contract itself."
    )


@pytest.mark.parametrize("text", ["{", "\xff"])
def test_a_contract_that_is_no_json(tmp_path, text):
    (tmp_path / "job.contract.json").write_bytes(text.encode("latin-1"))
    said = message(ScriptRuntime.load, tmp_path / "job.py")
    assert said.startswith(f'The contract "{tmp_path / "job.contract.json"}" cannot be read: ')


def test_the_module_is_python_3_8_and_imports_the_standard_library_only():
    tree = ast.parse(MODULE.read_text(encoding="utf-8"), feature_version=(3, 8))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    modules = {name for node in imports for name in [getattr(node, "module", None), *(n.name for n in node.names)]}
    used = {"argparse", "difflib", "json", "os", "posixpath", "re", "sys", "typing"}
    assert used <= modules
    assert {node.names[0].name for node in imports if isinstance(node, ast.Import)} == used - {"typing"}


def test_the_example_of_the_readme_runs(tmp_path):
    readme = (ROOT / "runtime" / "README.md").read_text(encoding="utf-8")
    for path, text in re.findall(r"```\w+\n# (\S+)\n(.*?)```", readme, re.DOTALL):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / "runtime").symlink_to(MODULE.parent)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_count_rows.py"],
        cwd=str(tmp_path),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
