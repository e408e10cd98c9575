"""What the tests of hooks and reports stand on: the built CLI, and git repositories with a copy of a worked example.

Run from the root of the repository after `npm run build`, in an environment with test/requirements.txt:
    python -m pytest test/hooks
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CLI = ROOT / "bin" / "pipectl.js"
MANIFEST = "pipelines/fraud-xgboost.pipeline.yaml"
TRAIN_CONFIG = "pipelines/configs/train.config.yaml"
MISTAKE = 'Step "train" does not take the config key "max_dept". Did you mean "max_depth"?'


def run(arguments, cwd, **env):
    """Runs a program to its end and gives what it printed; with nothing of the user's own git settings."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    }
    return subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd, env={**os.environ, **settings, **env}, capture_output=True, text=True, timeout=120,
    )


def pipectl(*arguments, cwd):
    return run(["node", CLI, *arguments], cwd)


def tool(name):
    """A program of this Python environment."""
    return Path(sys.executable).parent / name


@pytest.fixture
def path(tmp_path):
    """A PATH on which `pipectl` is the built one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "pipectl").symlink_to(CLI)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


class Repository:
    """A git repository with a correct project in a folder, committed, and a file that pipectl has nothing to do with."""

    def __init__(self, folder, path):
        self.folder = folder
        self.path = path
        shutil.copytree(ROOT / "manifests" / "fraud-xgboost", folder / "pipelines")
        (folder / "notes.txt").write_text("one\n")
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "First")

    def git(self, *arguments):
        done = self.try_git(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def try_git(self, *arguments):
        home = self.folder.parent / "pre-commit-home"
        return run(["git", *arguments], self.folder, PATH=self.path, PRE_COMMIT_HOME=str(home))

    def change(self, name, old, new):
        file = self.folder / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    def commit(self):
        """Commits every change; what git and its hooks print is in stderr and stdout together."""
        before = self.head()
        self.git("add", "--all")
        done = self.try_git("commit", "--message", "Next")
        assert (done.returncode == 0) == (self.head() != before)
        return done.returncode == 0, done.stdout + done.stderr

    def head(self):
        return self.git("rev-parse", "HEAD").stdout


@pytest.fixture
def repository(tmp_path, path):
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder, path)
