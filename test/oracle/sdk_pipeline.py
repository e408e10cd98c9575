"""Builds the pipeline of a manifest with the classes of the SageMaker Python SDK, as a user of the SDK would."""

from __future__ import annotations

import re
from typing import Any

from documents import Documents
from expressions import Variables, parameter
from sagemaker.workflow import conditions
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import Parameter
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_experiment_config import PipelineExperimentConfig
from sdk_job import Job
from sdk_session import session_for

NEGATED = {"!=": "==", "not in": "in"}
COMPARISONS = {
    "==": conditions.ConditionEquals,
    ">": conditions.ConditionGreaterThan,
    ">=": conditions.ConditionGreaterThanOrEqualTo,
    "<": conditions.ConditionLessThan,
    "<=": conditions.ConditionLessThanOrEqualTo,
}


class SdkPipeline:
    """The steps of one manifest as SDK objects, each built when it is first asked for."""

    def __init__(self, documents: Documents, wires: dict[str, dict[str, str]]):
        """Take the manifest and the wires that it leaves to the resolver, by consumer and dependency."""
        self.documents = documents
        self.manifest = documents.manifest
        self.resolved_wires = wires
        self.parameters: dict[str, Parameter] = {
            name: parameter(name, declared) for name, declared in self.manifest.get("parameters", {}).items()
        }
        self.variables = Variables(self.parameters, lambda name: self.step(name).properties, documents)
        self.steps: dict[str, Any] = {}

    def definition(self) -> str:
        """Return the definition as the SDK writes it."""
        inside = {
            member
            for step in self.manifest["steps"].values()
            for side in ("then", "else")
            for member in step.get(side, [])
        }
        region = next((r for r in map(self._region, self.manifest["steps"]) if r), "us-east-1")
        pipeline = Pipeline(
            name=self.manifest["name"],
            parameters=list(self.parameters.values()),
            steps=[self.step(name) for name in self.manifest["steps"] if name not in inside],
            **self._experiment(),
            sagemaker_session=session_for("s3://unused", region),
        )
        return pipeline.definition()

    def _experiment(self) -> dict[str, PipelineExperimentConfig]:
        """Return the experiment that the manifest names; without one the SDK's default shows in differences.yaml."""
        written = self.manifest.get("experiment")
        if not written:
            return {}
        name, trial = self.variables.resolve(written["name"]), self.variables.resolve(written["trial"])
        return {"pipeline_experiment_config": PipelineExperimentConfig(name, trial)}

    def _region(self, name: str) -> str | None:
        if self.manifest["steps"][name]["type"] in ("Condition", "Fail"):
            return None
        region = self.documents.config(name).get("region")
        return region.value if region else None

    def step(self, name: str) -> Any:
        """Return the SDK's step of a name."""
        if name not in self.steps:
            self.steps[name] = self._build(name)
        return self.steps[name]

    def _build(self, name: str) -> Any:
        written = self.manifest["steps"][name]
        common = {
            "name": name,
            "display_name": written.get("display_name"),
            "description": written.get("description"),
            "depends_on": self._depends_on(name),
        }
        common = {key: value for key, value in common.items() if value is not None}
        if written["type"] == "Fail":
            message = self.variables.resolve(written.get("message", ""))
            return FailStep(error_message=self.variables.as_text(message), **common)
        if written["type"] == "Condition":
            return ConditionStep(
                conditions=[
                    self._condition(inner) for term in written["when"] for inner in term.get("all", [term])
                ],
                if_steps=[self.step(member) for member in written.get("then", [])],
                else_steps=[self.step(member) for member in written.get("else", [])],
                **common,
            )
        return Job(self, name).step(common)

    def _condition(self, term: dict[str, Any]) -> conditions.Condition:
        if "not" in term:
            inner = term["not"]
            return self._none(inner["all"]) if "all" in inner else conditions.ConditionNot(self._condition(inner))
        if "any" in term:
            return conditions.ConditionOr([self._condition(inner) for inner in term["any"]])
        if "all" in term:
            return conditions.ConditionNot(self._none(term["all"]))
        if term["op"] in NEGATED:
            return conditions.ConditionNot(self._condition({**term, "op": NEGATED[term["op"]]}))
        left, right = self.variables.resolve(term["left"]), self.variables.resolve(term["right"])
        if term["op"] == "in":
            return conditions.ConditionIn(value=left, in_values=right)
        return COMPARISONS[term["op"]](left=left, right=right)

    def _none(self, terms: list[dict[str, Any]]) -> conditions.Condition:
        """Return that not all terms hold: the SDK has no class for a conjunction inside a condition."""
        opposites = [t["not"] if "not" in t else {"not": t} for t in terms]
        return conditions.ConditionOr([self._condition(opposite) for opposite in opposites])

    def wires(self, name: str) -> dict[str, str]:
        """Return what feeds each dependency of a step, as manifests write it, in the order of its specification."""
        given = {**self.resolved_wires.get(name, {}), **self.manifest["steps"][name].get("inputs", {})}
        return {key: given[key] for key in self.documents.spec(name).get("dependencies", {}) if key in given}

    def producer(self, wire: str) -> tuple[str, str] | None:
        """Return the step and output that a wire names, or None if it is a value."""
        step, _, output = wire.partition(".")
        return (step, output) if output and step in self.manifest["steps"] else None

    def _depends_on(self, name: str) -> list[str] | None:
        """Return the needs that carry no data, as a user of the SDK writes them by hand."""
        written = self.manifest["steps"][name]
        said = repr({key: value for key, value in written.items() if key != "needs"})
        producers = set(re.findall(r"\$\{\s*steps\.([A-Za-z0-9_-]+)\.", said))
        # AWS asks for the step that writes a JSON file in S3 to be named ("Pass Data Between Steps").
        files = set(re.findall(r"\$\{\s*steps\.([A-Za-z0-9_-]+)\.outputs\.[A-Za-z0-9_-]+/", said))
        producers -= files
        if written["type"] not in ("Condition", "Fail"):
            config = repr({key: placed.value for key, placed in self.documents.config(name).items()})
            producers |= set(re.findall(r"\$\{\s*steps\.([A-Za-z0-9_-]+)\.", config))
            wires = [self.producer(wire) for wire in self.wires(name).values()]
            producers |= {wire[0] for wire in wires if wire}
        needs = {*written.get("needs", []), *files}
        waits = [need for need in needs if need not in producers | self._around(name)]
        return sorted(waits) or None

    def _around(self, name: str) -> set[str]:
        """Return the conditions that a step stands in."""
        around: set[str] = set()
        for condition, step in self.manifest["steps"].items():
            if name in [*step.get("then", []), *step.get("else", [])]:
                around |= {condition} | self._around(condition)
        return around
