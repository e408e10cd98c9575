"""As much of GitHub's runner as action.yml needs: inputs, outputs, conditions, and shell steps run by bash.

Only the expressions that stand in action.yml are known; any other is an error here, so that no test passes by chance.
"""
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from conftest import ROOT

EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
OPERAND = re.compile(r"(inputs)\.([\w-]+)|steps\.(\w+)\.outputs\.([\w-]+)|'([^']*)'")


def load_action():
    return yaml.safe_load((ROOT / "action.yml").read_text())


@dataclass
class Job:
    """What a run of the action came to."""

    failed: bool = False
    log: str = ""
    summary: str = ""
    outputs: dict = field(default_factory=dict)
    # The actions that were used, with their inputs.
    used: list = field(default_factory=list)
    # The names of the steps that ran.
    ran: list = field(default_factory=list)


class Runner:
    def __init__(self, workspace, temp, path):
        self.workspace = Path(workspace)
        self.temp = Path(temp)
        self.path = path

    def run(self, **given):
        """Runs the action with these inputs, written with _ for -."""
        action = load_action()
        inputs = {name: declared["default"] for name, declared in action["inputs"].items()}
        for name, value in given.items():
            assert name.replace("_", "-") in inputs, name
            inputs[name.replace("_", "-")] = value
        job, outputs = Job(), {}
        for step in action["runs"]["steps"]:
            if job.failed or ("if" in step and not self.holds(step["if"], inputs, outputs)):
                continue
            job.ran.append(step["name"])
            if "uses" in step:
                job.used.append((step["uses"], self.filled(step["with"], inputs, outputs)))
            else:
                outputs[step.get("id", step["name"])] = self.run_shell(step, inputs, outputs, job)
        job.outputs = self.filled(
            {name: declared["value"] for name, declared in action["outputs"].items()}, inputs, outputs
        )
        return job

    def run_shell(self, step, inputs, outputs, job):
        assert step["shell"] == "bash" and "${{" not in step["run"]
        files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        folder = self.filled({"in": step.get("working-directory", ".")}, inputs, outputs)["in"]
        env = {
            "PATH": self.path,
            "HOME": str(self.temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            **{name: str(file) for name, file in files.items()},
            **self.filled(step.get("env", {}), inputs, outputs),
        }
        # As the runner calls bash (actions/runner, ScriptHandlerHelpers).
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=self.workspace / folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
        )
        job.log += done.stdout
        job.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        job.failed = done.returncode != 0
        return dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())

    def filled(self, values, inputs, outputs):
        def value(match):
            return str(self.operand(match[1], inputs, outputs))

        return {name: EXPRESSION.sub(value, str(text)) for name, text in values.items()}

    def holds(self, condition, inputs, outputs):
        return all(self.compare(part, inputs, outputs) for part in condition.split(" && "))

    def compare(self, text, inputs, outputs):
        left, operator, right = re.fullmatch(r"(\S+) (==|!=) (\S+)", text).groups()
        equal = self.operand(left, inputs, outputs) == self.operand(right, inputs, outputs)
        return equal == (operator == "==")

    def operand(self, text, inputs, outputs):
        """A value as the runner has it: what was never set is empty."""
        kind, name, step, output, literal = OPERAND.fullmatch(text).groups()
        if kind == "inputs":
            return inputs[name]
        return literal if step is None else outputs.get(step, {}).get(output, "")
