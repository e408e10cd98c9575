"""Builds one job step with the classes of the SageMaker Python SDK."""

from __future__ import annotations

from typing import Any

from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.workflow._utils import _RegisterModelStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.steps import CacheConfig, CreateModelStep
from sdk_checks import Checks
from sdk_notebook import notebook_step
from sdk_processing import processing_step
from sdk_retry import retry_policy
from sdk_services import Services
from sdk_training import training_step
from sdk_transform import transform_step
from sdk_tuning import tuning_step
from sdk_values import JobValues


class Job(JobValues):
    """The SDK's classes for the type of one job step."""

    def step(self, common: dict[str, Any]) -> Any:
        """Return the step of the type that the specification names."""
        kind = self.spec["sagemaker_step_type"]
        build = {
            "Processing": lambda common: processing_step(self, common),
            "Training": lambda common: training_step(self, common),
            "Tuning": lambda common: tuning_step(self, common),
            "NotebookJob": lambda common: notebook_step(self, common),
            "Transform": lambda common: transform_step(self, common),
            "Model": self._model,
            "RegisterModel": self._register,
            "QualityCheck": Checks(self).quality,
            "ClarifyCheck": Checks(self).clarify,
            "Lambda": Services(self).function,
            "Callback": Services(self).callback,
            "Raw": Services(self).raw,
            "EndpointConfig": Services(self).endpoint_config,
            "Endpoint": Services(self).endpoint,
            "InferenceComponent": Services(self).inference_component,
            "Lineage": Services(self).lineage,
            "AutoML": Services(self).auto_ml,
            "EMR": Services(self).emr,
        }[kind]
        if "retry" in self.written:
            common["retry_policies"] = [retry_policy(policy) for policy in self.written["retry"]]
        if "cache" in self.written:
            cache = self.written["cache"]
            common["cache_config"] = CacheConfig(cache["enabled"], cache.get("expire_after"))
        return build(common)

    def _sdk_model(self, **more: Any) -> Model:
        return Model(
            image_uri=self._image("inference", "inference_instance_type"),
            model_data=self._wired_as("model_artifacts", whole=False),
            env=self._environment(),
            sagemaker_session=self.session,
            **more,
        )

    def _model(self, common: dict[str, Any]) -> CreateModelStep:
        given = self._given(role="role", enable_network_isolation="enable_network_isolation")
        if "subnets" in self.config:
            given["vpc_config"] = {
                "Subnets": self.config["subnets"],
                "SecurityGroupIds": self.config["security_group_ids"],
            }
        code, folder = self._code()
        if code is not None:
            assert folder is None, "the SDK repacks a model with a source_dir in a step of its own"
            given["entry_point"] = code
        arguments = self._sdk_model(**given).create(instance_type="ml.m5.xlarge", tags=self._tags())
        return CreateModelStep(step_args=arguments.create_model_request, **common)

    def _register(self, common: dict[str, Any]) -> _RegisterModelStep:
        metrics = self._metrics_source()
        arguments = self._sdk_model().register(
            content_types=self.config.get("content_types", ["text/csv"]),
            response_types=self.config.get("response_types", ["text/csv"]),
            inference_instances=self.config.get("inference_instances", ["ml.m5.xlarge"]),
            transform_instances=self.config.get("transform_instances", ["ml.m5.xlarge"]),
            approval_status=self.config.get("approval_status", "PendingManualApproval"),
            model_metrics=ModelMetrics(model_statistics=metrics) if metrics else None,
            sample_payload_url=self._wired_as("payload_samples", whole=False),
            **self._given(
                model_package_group_name="model_package_group_name",
                description="model_description",
                customer_metadata_properties="customer_metadata",
                domain="domain",
                task="task",
            ),
        )
        return _RegisterModelStep(step_args=arguments.create_model_package_request, **common)

    def _metrics_source(self) -> MetricsSource | None:
        """Return where the model's quality stands: in an output's JSON file, or in a property file of its producer."""
        dependencies = self.spec["dependencies"]
        for name, wire in self.pipeline.wires(self.name).items():
            if dependencies[name]["dependency_type"] != "processing_output":
                continue
            producer = self.pipeline.producer(wire)
            if producer is None:
                uri = self.variables.resolve(wire)
                return MetricsSource("application/json", uri) if str(uri).endswith(".json") else None
            step, output = producer
            found = self.variables.output_spec(step, output)
            declared = {
                **self.pipeline.documents.spec(step).get("property_files", {}),
                **self.pipeline.manifest["steps"][step].get("property_files", {}),
            }
            files = [f["path"] for _, f in sorted(declared.items()) if f["output_name"] == found["name"]]
            path = found.get("file_name") or next((f for f in files if f.endswith(".json")), "")
            if path.endswith(".json"):
                uri = Join(on="/", values=[self.variables.output(step, output), path])
                return MetricsSource("application/json", uri)
        return None
