"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself on real commits.

pre-commit would build those with `language: node` from the network, so the commits are tried with the ones that run the
pipectl on the path; the two differ in nothing else.
"""
import shutil

import pytest
import yaml

from conftest import MANIFEST, MISTAKE, ROOT, TRAIN_CONFIG, run, tool

HOOKS_FILE = ".pre-commit-hooks.yaml"
VALIDATE = "Validate SageMaker pipelines"
ALIGN_CHECK = "Check that contracts, specifications and configs agree"

SPEC = """step_type: Drift
sagemaker_step_type: Processing
node_type: sink
contract: drift
dependencies:
  current: { dependency_type: processing_output }
"""
CONTRACT = """entry_point: drift.py
script_location: image
expected_input_paths: { current: /opt/ml/processing/input }
"""


@pytest.fixture
def hooked(repository, tmp_path):
    """The repository with both checks as pre-commit hooks."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / HOOKS_FILE, hooks)
    run(["git", "init", "--quiet"], hooks)
    run(["git", "add", "--all"], hooks)
    run(["git", "commit", "--quiet", "--message", "Hooks"], hooks)
    commit = run(["git", "rev-parse", "HEAD"], hooks).stdout.strip()
    ids = ["pipectl-validate-system", "pipectl-align-check-system"]
    config = {"repos": [{"repo": str(hooks), "rev": commit, "hooks": [{"id": id} for id in ids]}]}
    (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    installed = run([tool("pre-commit"), "install"], repository.folder)
    assert installed.returncode == 0, installed.stderr
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--no-verify", "--message", "Hooks")
    return repository


def outcome(output, name):
    """What pre-commit says of a hook: the last word of its line."""
    [line] = [line for line in output.splitlines() if line.startswith(name)]
    return line.rsplit(".", 1)[-1].rsplit(")", 1)[-1]


def test_pre_commit_takes_the_hooks():
    checked = run([tool("pre-commit"), "validate-manifest", HOOKS_FILE], ROOT)
    assert checked.returncode == 0, checked.stdout


def test_variants_differ_in_the_language_only():
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / HOOKS_FILE).read_text())}
    assert list(hooks) == [
        "pipectl-validate", "pipectl-align-check", "pipectl-validate-system", "pipectl-align-check-system",
    ]
    for id in ("pipectl-validate", "pipectl-align-check"):
        built, installed = ({**hooks[name], "id": "", "description": ""} for name in (id, f"{id}-system"))
        assert {**built, "language": "system"} == installed


def test_a_correct_change_is_committed(hooked):
    hooked.change(TRAIN_CONFIG, "max_depth: 6", "max_depth: 7")
    committed, output = hooked.commit()
    assert committed, output
    assert (outcome(output, VALIDATE), outcome(output, ALIGN_CHECK)) == ("Passed", "Passed")


def test_a_mistake_is_refused_with_its_place(hooked):
    hooked.change(TRAIN_CONFIG, "max_depth: 6", "max_dept: 6")
    committed, output = hooked.commit()
    assert not committed
    assert (outcome(output, VALIDATE), outcome(output, ALIGN_CHECK)) == ("Failed", "Passed")
    assert f"error[CFG601]: {MISTAKE}\n  --> {TRAIN_CONFIG}:10:1\n" in output


def test_a_mistake_in_a_manifest_is_refused_too(hooked):
    hooked.change(MANIFEST, "needs: [load_training]", "needs: [load_trainin]")
    committed, output = hooked.commit()
    assert not committed
    assert f" --> {MANIFEST}:40:13\n" in output


def test_a_contract_that_disagrees_is_refused(hooked):
    for name, text in (("specs/drift.spec.yaml", SPEC), ("contracts/drift.contract.yaml", CONTRACT)):
        (hooked.folder / name).parent.mkdir()
        (hooked.folder / name).write_text(text)
    committed, output = hooked.commit()
    assert committed, output
    hooked.change("contracts/drift.contract.yaml", "current:", "curent:")
    committed, output = hooked.commit()
    assert not committed
    assert outcome(output, ALIGN_CHECK) == "Failed"
    assert "error[ALN403]" in output


def test_a_script_is_looked_at(hooked):
    (hooked.folder / "train.py").write_text("print()\n")
    committed, output = hooked.commit()
    assert committed
    assert outcome(output, VALIDATE) == "Passed"


def test_an_unrelated_change_runs_nothing(hooked):
    hooked.change("notes.txt", "one", "two")
    committed, output = hooked.commit()
    assert committed
    assert (outcome(output, VALIDATE), outcome(output, ALIGN_CHECK)) == ("Skipped", "Skipped")


def test_a_mistake_that_is_not_staged_does_not_count(hooked):
    hooked.change(TRAIN_CONFIG, "max_depth: 6", "max_depth: 7")
    hooked.git("add", "--all")
    hooked.change(TRAIN_CONFIG, "max_depth: 7", "max_dept: 7")
    done = hooked.try_git("commit", "--message", "Staged only")
    assert done.returncode == 0, done.stderr
    assert "max_dept: 7" in (hooked.folder / TRAIN_CONFIG).read_text()
