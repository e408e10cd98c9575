"""The values of one job step, as the classes of the SageMaker Python SDK take them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from documents import Placed, overlay
from sagemaker import image_uris
from sagemaker.network import NetworkConfig
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sdk_session import session_for
from step_values import StepValues

if TYPE_CHECKING:
    from typing import Self

    from sdk_pipeline import SdkPipeline


class JobValues(StepValues):
    """One job step: its documents, its values in force, and a session for them."""

    def __init__(self, pipeline: SdkPipeline, name: str):
        """Resolve the values in force for the step."""
        super().__init__(pipeline, name)
        self.region = self.config.get("region", "us-east-1")
        self.session = session_for(self.config.get("s3_root", "s3://unused"), self.region)

    def over(self, key: str, own: dict[str, Any]) -> Self:
        """Return a copy of the job for one of its parts, which stand under a key, with the part's config over its own."""
        part = copy.copy(self)
        folder = self.placed[key].folder
        part.config = overlay(self.config, own)
        part.placed = {**self.placed, **{name: Placed(value, folder) for name, value in own.items()}}
        return part

    def _own(self, carrier: str) -> dict[str, Any]:
        properties = self.spec.get("config", {}).get("properties", {})
        return {
            schema[carrier]: self.config[key]
            for key, schema in properties.items()
            if carrier in schema and key in self.config
        }

    def _given(self, **keys: str) -> dict[str, Any]:
        """Return the values of config keys that are set, by the SDK's names for them."""
        return {name: self.config[key] for name, key in keys.items() if key in self.config}

    def _instances(self) -> dict[str, Any]:
        return {
            "instance_type": self.config.get("instance_type", "ml.m5.xlarge"),
            "instance_count": self.config.get("instance_count", 1),
        }

    def _environment(self) -> dict[str, Any]:
        values = {**self._own("env"), **self.config.get("environment", {})}
        return {name: self.variables.as_text(value) for name, value in values.items()}

    def _tags(self) -> list[dict[str, Any]] | None:
        tags = self.config.get("tags", {})
        return [{"Key": key, "Value": value} for key, value in tags.items()] or None

    def _experiment(self) -> dict[str, Any] | None:
        name = self.config.get("trial_component_display_name")
        return None if name is None else {"TrialComponentDisplayName": name}

    def _metrics(self) -> list[dict[str, Any]] | None:
        metrics = self.config.get("metric_definitions", {})
        return [{"Name": name, "Regex": regex} for name, regex in metrics.items()] or None

    def _network(self) -> NetworkConfig | None:
        given = self._given(
            enable_network_isolation="enable_network_isolation",
            encrypt_inter_container_traffic="encrypt_inter_container_traffic",
            subnets="subnets",
            security_group_ids="security_group_ids",
        )
        return NetworkConfig(**given) if given else None

    def _image(self, scope: str, instance_key: str) -> Any:
        if "image_uri" in self.config:
            return self.config["image_uri"]
        instance = self.config.get(instance_key, "ml.m5.xlarge")
        if isinstance(instance, PipelineVariable):
            instance = instance.default_value
        return image_uris.retrieve(
            self.config["framework"],
            self.region,
            version=self.config["framework_version"],
            py_version=self.config.get("py_version"),
            instance_type=instance,
            image_scope=scope,
        )

    def _destination(self) -> Join:
        prefix = self.session.default_bucket_prefix
        return Join(
            on="/",
            values=[
                "s3:/",
                self.session.default_bucket(),
                *([prefix] if prefix else []),
                self.pipeline.manifest["name"],
                ExecutionVariables.PIPELINE_EXECUTION_ID,
                self.name,
            ],
        )

    def _code_location(self) -> str:
        """Return the prefix for code; the SDK's default for a training job depends on where its output goes."""
        parts = [self.session.default_bucket(), self.session.default_bucket_prefix]
        return "s3://" + "/".join(part for part in parts if part)

    def _code(self) -> tuple[str | None, str | None]:
        """Return the script and, if a whole folder is packaged, that folder; the script is then relative to it."""
        entry = self.config.get("entry_point") or self.contract.get("entry_point")
        in_image = self.contract.get("script_location") == "image" and "source_dir" not in self.config
        if entry is None or in_image or self.config.keys() & {"container_entrypoint", "algorithm_name"}:
            return None, None
        if "source_dir" in self.config:
            source = self.placed["source_dir"]
            return entry, str(source.folder / source.value)
        placed = self.placed.get("entry_point")
        return str(self.pipeline.documents.script(entry, placed.folder if placed else None)), None
