"""What `pipectl new` writes in Python: the tests pass, and scripts say what their contracts say."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "runtime"))

from pipectl_runtime import ScriptRuntime  # noqa: E402

PIPECTL = ["node", str(ROOT / "bin" / "pipectl.js")]

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


def names_asked_for(script, parameter):
    """Return the names that a script reads from a parameter of main: parameter["name"], parameter.name."""
    found = set()
    for part in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Subscript) and ast.unparse(part.value) == parameter:
            found.add(part.slice.value)
        if isinstance(part, ast.Attribute) and ast.unparse(part.value) == parameter:
            found.add(part.attr)
    return found


def test_scripts_ask_for_the_names_of_their_contracts(project):
    for contract in contracts(project):
        script = project / "scripts" / contract["entry_point"]
        variables = [*contract.get("required_env_vars", []), *contract.get("optional_env_vars", {})]
        own = {name for name in variables if not name.startswith("SM_")}
        assert names_asked_for(script, "environ_vars") == own
        assert names_asked_for(script, "job_args") == set(contract.get("expected_arguments", {}))
        assert names_asked_for(script, "input_paths") <= set(contract.get("expected_input_paths", {}))
        assert names_asked_for(script, "output_paths") <= set(contract.get("expected_output_paths", {}))


def test_guards_give_main_what_the_runtime_reads_by_the_contract(project, tmp_path):
    for contract in contracts(project):
        path = project / "scripts" / contract["entry_point"]
        guard = ast.parse(path.read_text(encoding="utf-8")).body[-1]
        assert ast.unparse(guard.test) == "__name__ == '__main__'"
        call = "main(runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments())"
        assert ast.unparse(guard.body[-1]) == call

        folder = tmp_path / path.stem
        inputs, outputs = [
            {name: folder / kind / name for name in contract.get(f"expected_{kind}_paths", {})} for kind in ("input", "output")
        ]
        for source in inputs.values():
            source.mkdir(parents=True)
            (source / "part.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        required = {name: "x" for name in contract.get("required_env_vars", [])}
        words = [
            word
            for entry in contract.get("expected_arguments", {}).values()
            if entry.get("required")
            for word in (entry["flag"], entry.get("choices", ["x"])[0])
        ]
        runtime = ScriptRuntime(contract, input_paths=inputs, output_paths=outputs, environ=required)
        spec = importlib.util.spec_from_file_location(f"generated_{path.stem}", str(path))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.main(runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments(words))


def test_lines_are_short_and_end_well(project):
    for path in [*(project / "scripts").glob("*.py"), *(project / "tests").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) <= 120, path.name
        assert text.endswith("\n") and not text.endswith("\n\n"), path.name
        assert "\n\n\n\n" not in text and "TODO" not in text, path.name
