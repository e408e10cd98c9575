"""Turns the ${...} of a manifest into the SDK's pipeline variables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from sdk_lacks import SdkLacks
from sdk_names import (
    ExecutionVariable,
    ExecutionVariables,
    Join,
    JsonGet,
    Parameter,
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
    PipelineExperimentConfigProperty,
    PipelineVariable,
    Properties,
)

REFERENCE = re.compile(r"\$\$\{|\$\{((?:[^{}]|\$\{[^}]*\})*)\}")
OUTPUT_FILE = re.compile(r"steps\.([A-Za-z0-9_-]+)\.outputs\.([A-Za-z0-9_-]+)(/.+)")
PART = re.compile(r"\.?([A-Za-z0-9_]+)|\['([^']*)'\]|\[(\d+)\]")
CLASSES = {"Integer": ParameterInteger, "Float": ParameterFloat, "Boolean": ParameterBoolean}

# The SDK's names for what it knows of a notebook job (workflow/notebook_job_step.py `_compose_properties`).
NOTEBOOK_PROPERTIES = {
    "TrainingJobName": "ComputingJobName",
    "OutputDataConfig.S3OutputPath": "NotebookJobOutputLocationPrefix",
}


def parameter(name: str, declared: dict[str, Any]) -> Parameter:
    """Return the SDK's parameter for a declared one."""
    default = declared.get("default")
    if declared["type"] == "String":
        return ParameterString(name=name, default_value=default, enum_values=declared.get("enum"))
    return CLASSES[declared["type"]](name=name, default_value=default)


def property_at(properties: Properties, path: str) -> Properties:
    """Return the property at a path such as `Outputs['x'].S3Uri`; the SDK knows which members there are."""
    if hasattr(properties, NOTEBOOK_PROPERTIES.get(path, " ")):
        return getattr(properties, NOTEBOOK_PROPERTIES[path])
    for member, key, index in PART.findall(path):
        if member:
            # The SDK names what a Lambda or Callback step gives back otherwise than the definition does.
            name = "Outputs" if member == "OutputParameters" else member
            try:
                properties = getattr(properties, name)
            except AttributeError as error:
                raise SdkLacks(str(error)) from error
        else:
            try:
                properties = properties[int(index) if index else key]
            except (KeyError, TypeError) as error:
                raise SdkLacks(str(error)) from error
    return properties


class Variables:
    """What the references of one manifest lead to."""

    def __init__(self, parameters: dict[str, Parameter], properties: Callable[[str], Any], documents: Any):
        """Take the parameters by name, a function from a step's name to its properties, and the documents."""
        self.parameters = parameters
        self.properties = properties
        self.documents = documents
        self._texts: list[Properties] = []

    def resolve(self, value: Any) -> Any:
        """Return the value with its references resolved, also inside lists and maps; the keys of these are sorted."""
        if isinstance(value, dict):
            # The order of the keys of a file says nothing, so it must not show in texts made of them.
            return {key: self.resolve(entry) for key, entry in sorted(value.items())}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return self._text(value) if isinstance(value, str) else value

    def output(self, step: str, name: str) -> Properties:
        """Return the property that an output of a step stands in."""
        found = self.output_spec(step, name)
        path = found["property_path"].removeprefix("properties.")
        reference = property_at(self.properties(step), path)
        if "training_job_file" in found:
            return self._training_job_file(step, found["training_job_file"], reference)
        if found.get("data_type", "S3Uri") in ("S3Uri", "String"):
            self._texts.append(reference)
        return reference

    def _training_job_file(self, step: str, file: str, job: Properties) -> Join:
        """Return where a tuning step's best training job writes a file, below the tuning job's output path."""
        config = self.documents.config(step)
        if "output_path" not in config:
            bucket, _, prefix = config["s3_root"].value.removeprefix("s3://").partition("/")
            root = ["s3:/", bucket, *([prefix] if prefix else []), self.documents.manifest["name"]]
            return Join("/", [*root, ExecutionVariables.PIPELINE_EXECUTION_ID, step, job, file])
        path = self.resolve(config["output_path"].value)
        if isinstance(path, PipelineVariable):
            return Join("/", [path, job, file])
        bucket, _, prefix = path.removeprefix("s3://").partition("/")
        assert file == "output/model.tar.gz", "the SDK has a method for the model only"
        return self.properties(step)._step.get_top_model_s3_uri(0, bucket, prefix)

    def output_spec(self, step: str, name: str) -> dict[str, Any]:
        """Return an output as specified, by its name or an alias, with its `name`."""
        spec = self.documents.spec(step)
        job_type = self.documents.manifest["steps"][step].get("job_type")
        variants = ((spec.get("job_types") or {}).get(job_type) or {}).get("outputs", {})
        outputs = {
            key: {"name": key, **value, **variants.get(key, {})} for key, value in spec["outputs"].items()
        }
        return outputs.get(name) or next(o for o in outputs.values() if name in o.get("aliases", []))

    def as_text(self, value: Any) -> Any:
        """Return a value as an environment variable or argument carries it."""
        if isinstance(value, PipelineVariable):
            return value if self._is_text(value) else value.to_string()
        if isinstance(value, list):
            items = [self.as_text(item) for item in value]
            plain = all(isinstance(item, str) for item in items)
            return ",".join(items) if plain else Join(on=",", values=items)
        if isinstance(value, dict):
            return json.dumps(value)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _is_text(self, value: PipelineVariable) -> bool:
        declared = any(value is text for text in self._texts)
        return declared or isinstance(value, (ParameterString, ExecutionVariable, Join))

    def _text(self, text: str) -> Any:
        parts: list[Any] = []
        end = 0
        for match in REFERENCE.finditer(text):
            parts.append(text[end : match.start()])
            parts.append("${" if match.group(1) is None else self._reference(match.group(1).strip()))
            end = match.end()
        parts = [part for part in [*parts, text[end:]] if not isinstance(part, str) or part]
        joined: list[Any] = []
        for part in parts:
            if isinstance(part, str) and joined and isinstance(joined[-1], str):
                joined[-1] += part
            else:
                joined.append(part)
        return joined[0] if len(joined) == 1 else Join(on="", values=joined) if joined else ""

    def _json_file(self, uri: str, path: str) -> JsonGet:
        """Return a value in a JSON file in S3; the SDK takes its place as a Join only."""
        if match := OUTPUT_FILE.fullmatch(uri):
            step, output, file = match.groups()
            return JsonGet(s3_uri=Join(on="", values=[self.output(step, output), file]), json_path=path)
        place = self._text(uri)
        return JsonGet(s3_uri=place if isinstance(place, Join) else Join(on="", values=[place]), json_path=path)

    def _reference(self, reference: str) -> Any:
        uri, _, path = reference.rpartition("#")
        if uri.startswith(("s3://", "${")) or OUTPUT_FILE.fullmatch(uri):
            return self._json_file(uri, path)
        scope, _, rest = reference.partition(".")
        if scope == "experiment":
            return PipelineExperimentConfigProperty(rest)
        if scope == "params":
            return self.parameters[rest]
        if scope == "execution":
            variables = vars(ExecutionVariables).values()
            found = next((v for v in variables if isinstance(v, ExecutionVariable) and v.name == rest), None)
            if found is None:
                raise SdkLacks(f"ExecutionVariables has no {rest}")
            return found
        step, kind, rest = rest.split(".", 2)
        if kind == "outputs":
            return self.output(step, rest)
        if kind == "properties":
            return property_at(self.properties(step), rest)
        file, _, path = rest.partition("#")
        return JsonGet(step_name=step, property_file=file, json_path=path)
