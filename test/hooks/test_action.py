"""action.yml: against GitHub's schema of actions, and every branch of its shell steps, run by bash."""
import json
import os
import re
from pathlib import Path

import pytest

from conftest import CLI, MANIFEST, MISTAKE, ROOT, TRAIN_CONFIG, run, tool
from runner import Runner, load_action

PLACE = f"file={TRAIN_CONFIG},line=10,endLine=10,col=1,endColumn=9,title=CFG601 unknown-config-key"
WARNED = "name: warned\nsteps:\n  stop: { type: Fail, message: x }\n  last: { type: Fail, needs: [stop, stop] }\n"


def program(folder, name, script):
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def runner(repository, tmp_path):
    """A runner whose `npm` installs nothing and whose `npx` runs the built pipectl; both note how they were called."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program(programs, "npm", f'echo "npm $*" >> "{tmp_path}/calls"')
    program(programs, "npx", f'echo "npx $*" >> "{tmp_path}/calls"\nshift 2\nexec node "{CLI}" "$@"')
    temp = tmp_path / "temp"
    temp.mkdir()
    return Runner(repository.folder, temp, f"{programs}{os.pathsep}{os.environ['PATH']}")


def calls(runner):
    return (runner.temp.parent / "calls").read_text().splitlines()


def test_github_takes_the_action():
    checked = run([tool("check-jsonschema"), "--builtin-schema", "vendor.github-actions", "action.yml"], ROOT)
    assert checked.returncode == 0, checked.stdout


def test_no_input_can_become_a_part_of_a_script():
    for step in load_action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_is_described_and_used():
    action = load_action()
    text = (ROOT / "action.yml").read_text()
    for name, declared in action["inputs"].items():
        assert declared["description"] and isinstance(declared["default"], str)
        assert re.search(rf"inputs\.{name}\b", text), name


def test_a_clean_project_passes(runner):
    job = runner.run()
    assert not job.failed, job.log
    assert job.log == "No problems in 11 files.\n"
    assert job.summary == "**pipectl**: No problems in 11 files.\n"
    assert job.ran == ["Build pipectl", "Check", "Result"]
    assert job.outputs["exit-code"] == "0"
    assert calls(runner) == [f"npm ci --prefix {ROOT} --include=dev --no-audit --no-fund"]


def test_a_mistake_fails_with_an_annotation_and_a_summary(runner, repository):
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    job = runner.run()
    assert job.failed and job.outputs["exit-code"] == "1"
    assert f"::error {PLACE}::{MISTAKE}%0Ahelp: " in job.log
    assert f"| error | CFG601 | {TRAIN_CONFIG}:10:1 |" in job.summary


def test_annotations_name_files_from_the_root_of_the_repository(runner, repository):
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    job = runner.run(working_directory="pipelines")
    assert f"::error {PLACE}::" in job.log


def test_sarif_is_uploaded_when_asked_for_also_when_the_check_fails(runner, repository):
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    job = runner.run(upload_sarif="true", category="fraud")
    assert job.failed and job.ran == ["Build pipectl", "Check", "Upload to code scanning", "Result"]
    [(action, inputs)] = job.used
    assert action == "github/codeql-action/upload-sarif@v4"
    assert inputs == {"sarif_file": job.outputs["sarif-file"], "category": "fraud"}
    [log_run] = json.loads(Path(inputs["sarif_file"]).read_text())["runs"]
    assert [result["ruleId"] for result in log_run["results"]] == ["CFG601"]


def test_a_wrong_path_fails_without_reports(runner):
    job = runner.run(paths="nowhere", upload_sarif="true")
    assert job.failed and job.outputs == {"exit-code": "2", "sarif-file": ""}
    assert job.log == 'pipectl: There is no file or folder "nowhere".\n'
    assert job.summary == "" and job.used == []


def test_paths_are_one_a_line_and_never_options(runner, repository):
    (repository.folder / "my pipelines").mkdir()
    (repository.folder / "my pipelines" / "warned.pipeline.yaml").write_text(WARNED)
    job = runner.run(paths=f"my pipelines\n\n{MANIFEST}\n", format="pretty")
    assert not job.failed
    assert "my pipelines/warned.pipeline.yaml:4:37" in job.log
    assert job.log.endswith("\n1 warning in 12 files.\n1 of these can be mended with --fix.\n")
    job = runner.run(paths="--help")
    assert job.failed and job.log == 'pipectl: There is no file or folder "--help".\n'


def test_warnings_fail_when_asked_to(runner, repository):
    (repository.folder / "warned.pipeline.yaml").write_text(WARNED)
    assert not runner.run().failed
    job = runner.run(fail_on_warnings="true")
    assert job.failed and job.outputs["exit-code"] == "1"
    assert not runner.run(fail_on_warnings="true", paths=MANIFEST).failed


def test_further_arguments_and_the_environment_reach_pipectl(runner, repository):
    (repository.folder / "pipectl.yaml").write_text("environments: { prod: { config: { region: eu-west-1 } } }\n")
    job = runner.run(env="prod", args="--color\nalways\n", format="pretty")
    assert not job.failed and "\x1b[1m" in job.log
    job = runner.run(env="prd")
    assert job.failed and 'Did you mean "prod"?' in job.log


def test_the_other_command(runner, repository):
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    job = runner.run(command="align-check")
    assert not job.failed and job.log.startswith("No problems in ")


def test_concise_lines_are_matched_between_two_commands(runner, repository):
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    job = runner.run(format="concise")
    assert job.log.splitlines() == [
        f"::add-matcher::{ROOT}/.github/pipectl-problem-matcher.json",
        f"{TRAIN_CONFIG}:10:1: error[CFG601] {MISTAKE}",
        "::remove-matcher owner=pipectl::",
        "::remove-matcher owner=pipectl-info::",
    ]
    matchers = json.loads((ROOT / ".github/pipectl-problem-matcher.json").read_text())["problemMatcher"]
    assert [matcher["owner"] for matcher in matchers] == ["pipectl", "pipectl-info"]


def test_the_summary_can_be_left_out(runner):
    assert runner.run(summary="false").summary == ""


def test_a_version_is_taken_from_the_registry(runner):
    job = runner.run(version="1.2.3-rc.1")
    assert not job.failed and job.ran == ["Check", "Result"]
    [call] = calls(runner)
    assert call.startswith("npx --yes pipectl@1.2.3-rc.1 validate --format github ")


@pytest.mark.parametrize(
    "inputs, message",
    [
        ({"command": "deploy"}, 'The input "command" must be validate or align-check.'),
        ({"format": "sarif"}, 'The input "format" must be github, concise or pretty.'),
        ({"version": "1 || curl"}, 'The input "version" must be a version or a tag, such as 1.2.3 or latest.'),
        ({"version": "$(touch x)"}, 'The input "version" must be a version or a tag, such as 1.2.3 or latest.'),
    ],
)
def test_wrong_inputs_are_refused(runner, inputs, message):
    job = runner.run(**inputs)
    assert job.failed and job.log == f"::error title=pipectl::{message}\n"


@pytest.mark.parametrize("name", ["paths", "env", "args", "category"])
def test_inputs_are_data(runner, repository, name):
    runner.run(**{name: '"; touch pwned; $(touch pwned) `touch pwned`'})
    assert not (repository.folder / "pwned").exists()
