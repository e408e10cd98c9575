"""Every snippet of docs/ci.md: parsed by what reads it, or run."""
import json
import re
import shlex

import pytest
import yaml

from conftest import MISTAKE, ROOT, TRAIN_CONFIG, run, tool
from runner import load_action

PAGE = (ROOT / "docs" / "ci.md").read_text()
SNIPPETS = [(match[1], match[2]) for match in re.finditer(r"^```(\w+)\n(.*?)^```$", PAGE, re.M | re.S)]
REPOSITORY = "your-organisation/pipectl"


def named(name):
    """The snippets whose file has a name, which stands in a comment of the first or second line."""
    return [text for _, text in SNIPPETS if re.search(rf"^(#|//) {re.escape(name)}$", text, re.M)]


def schema_errors(tmp_path, text, *options):
    file = tmp_path / "snippet.yml"
    file.write_text(text)
    return run([tool("check-jsonschema"), *options, file], ROOT)


def test_no_snippet_is_forgotten():
    files = [".pre-commit-config.yaml", ".git/hooks/pre-commit", ".github/workflows/pipectl.yml", ".gitlab-ci.yml"]
    known = sum(len(named(name)) for name in (*files, ".vscode/tasks.json"))
    assert known + len([text for _, text in SNIPPETS if text.startswith(("pipectl ", "# yaml-language-server"))]) == len(
        SNIPPETS
    )


def test_pre_commit_takes_its_configurations(tmp_path):
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    snippets = named(".pre-commit-config.yaml")
    assert len(snippets) == 2
    for text in snippets:
        file = tmp_path / ".pre-commit-config.yaml"
        file.write_text(text)
        checked = run([tool("pre-commit"), "validate-config", file], tmp_path)
        assert checked.returncode == 0, checked.stdout
        [repository] = yaml.safe_load(text)["repos"]
        assert REPOSITORY in repository["repo"]
        assert {hook["id"] for hook in repository["hooks"]} <= hooks


def test_the_git_hook_refuses_a_mistake(repository):
    [script] = named(".git/hooks/pre-commit")
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script)
    hook.chmod(0o755)
    repository.change("notes.txt", "one", "two")
    committed, output = repository.commit()
    assert committed and "No problems in 11 files." in output
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    committed, output = repository.commit()
    assert not committed and MISTAKE in output


def test_github_takes_the_workflows(tmp_path):
    snippets = named(".github/workflows/pipectl.yml")
    assert len(snippets) == 2
    inputs = load_action()["inputs"]
    for text in snippets:
        checked = schema_errors(tmp_path, text, "--builtin-schema", "vendor.github-workflows")
        assert checked.returncode == 0, checked.stdout
        for step in yaml.safe_load(text)["jobs"]["validate"]["steps"]:
            if REPOSITORY in step.get("uses", ""):
                assert set(step["with"]) <= set(inputs)


def test_gitlab_takes_its_file(tmp_path):
    [text] = named(".gitlab-ci.yml")
    options = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    checked = schema_errors(tmp_path, text, *options)
    assert checked.returncode == 0, checked.stdout


def without_comment(text):
    return text.split("\n", 1)[1]


def commands():
    """Every command line of pipectl in a snippet."""
    texts = [line.strip() for _, text in SNIPPETS for line in text.splitlines()]
    lines = [re.sub(r"^(- run: |- |exec )", "", line) for line in texts]
    lines += [json.loads(without_comment(text))["tasks"][0]["command"] for text in named(".vscode/tasks.json")]
    return sorted({line for line in lines if line.startswith("pipectl ")})


@pytest.mark.parametrize("command", commands())
def test_commands_run(command, repository):
    expanded = command.replace("$GITHUB_STEP_SUMMARY", "summary.md")
    done = run(shlex.split(expanded), repository.folder, PATH=repository.path)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    for file in re.findall(r"--format \w+=(\S+)", expanded):
        assert (repository.folder / file.strip('"')).stat().st_size > 0


def test_the_problem_matcher_of_the_editor_matches(repository):
    [text] = named(".vscode/tasks.json")
    [task] = json.loads(without_comment(text))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    repository.change(TRAIN_CONFIG, "max_depth", "max_dept")
    done = run(shlex.split(task["command"]), repository.folder, PATH=repository.path)
    [line] = done.stdout.splitlines()
    groups = ("file", "line", "column", "severity", "code", "message")
    match = re.search(pattern["regexp"], line)
    assert [match[pattern[name]] for name in groups] == [TRAIN_CONFIG, "10", "1", "error", "CFG601", MISTAKE]


def test_the_tables_are_complete():
    rows = {match[1] for match in re.finditer(r"^\| `([\w-]+)` \|", PAGE, re.M)}
    formats = {"pretty", "concise", "json", "sarif", "github", "junit", "markdown"}
    assert rows == formats | set(load_action()["inputs"])
    assert run(["node", ROOT / "bin/pipectl.js", "validate", "--format", "x"], ROOT).stderr.count(
        "pretty, concise, json, sarif, github, junit, markdown"
    ) == 1
    for name, declared in load_action()["inputs"].items():
        if declared["default"] not in ("", "."):
            assert re.search(rf"^\| `{name}` \| `{declared['default']}` \|", PAGE, re.M), name
