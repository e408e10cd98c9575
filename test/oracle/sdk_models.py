"""Builds Model and RegisterModel steps with the classes of the SageMaker Python SDK."""

from __future__ import annotations

import json
from typing import Any

from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.metadata_properties import MetadataProperties
from sagemaker.model import Model, ModelPackage
from sagemaker.model_card import ModelPackageModelCard
from sagemaker.model_life_cycle import ModelLifeCycle
from sagemaker.model_metrics import FileSource, MetricsSource, ModelMetrics
from sagemaker.multidatamodel import MultiDataModel
from sagemaker.pipeline import PipelineModel
from sagemaker.workflow._utils import _RegisterModelStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.steps import CreateModelStep
from sdk_values import JobValues


class Models:
    """The models and versions of one job step."""

    def __init__(self, job: JobValues):
        """Take the step's values."""
        self.job = job
        self.config = job.config

    def model(self, common: dict[str, Any]) -> CreateModelStep:
        """Return a Model step."""
        given = self.job._given(role="role")
        if "subnets" in self.config:
            given["vpc_config"] = {
                "Subnets": self.config["subnets"],
                "SecurityGroupIds": self.config["security_group_ids"],
            }
        tags = self.job._tags()
        if "containers" in self.config:
            given |= self.job._given(enable_network_isolation="enable_network_isolation")
            assert tags is None, "the SDK's PipelineModel takes no tags"
            arguments = self._pipeline_model(**given).create(instance_type="ml.m5.xlarge")
        elif "model_package_name" in self.config:
            version = ModelPackage(
                model_package_arn=self.config["model_package_name"],
                env=self.job._environment(),
                sagemaker_session=self.job.session,
                **given,
            )
            arguments = version.create(tags=tags)
        else:
            given |= self.job._given(enable_network_isolation="enable_network_isolation")
            model = self._sdk_model(self.job, **given)
            arguments = model.create(instance_type="ml.m5.xlarge", tags=tags)
        return CreateModelStep(step_args=arguments.create_model_request, **common)

    def register(self, common: dict[str, Any]) -> _RegisterModelStep:
        """Return a RegisterModel step."""
        given = self.job._given(
            model_package_group_name="model_package_group_name",
            description="model_description",
            customer_metadata_properties="customer_metadata",
            domain="domain",
            task="task",
            framework="container_framework",
            framework_version="container_framework_version",
            nearest_model_name="nearest_model_name",
            skip_model_validation="skip_model_validation",
            source_uri="source_uri",
            model_package_registration_type="model_package_registration_type",
        )
        inputs = self.config.get("data_input_configuration")
        if inputs is not None:
            given["data_input_configuration"] = json.dumps(inputs) if isinstance(inputs, dict) else inputs
        if "metadata_properties" in self.config:
            given["metadata_properties"] = MetadataProperties(**self.config["metadata_properties"])
        if "model_card" in self.config:
            given["model_card"] = ModelPackageModelCard(**self.config["model_card"])
        if "containers" in self.config:
            model: Any = self._pipeline_model(role="unused")
        else:
            model = self._sdk_model(self.job)
            given |= self.job._given(validation_specification="validation_specification")
            if "model_life_cycle" in self.config:
                given["model_life_cycle"] = ModelLifeCycle(**self.config["model_life_cycle"])
        arguments = model.register(
            content_types=self.config.get("content_types", ["text/csv"]),
            response_types=self.config.get("response_types", ["text/csv"]),
            inference_instances=self.config.get("inference_instances", ["ml.m5.xlarge"]),
            transform_instances=self.config.get("transform_instances", ["ml.m5.xlarge"]),
            approval_status=self.config.get("approval_status", "PendingManualApproval"),
            model_metrics=self._model_metrics(),
            drift_check_baselines=self._baselines(),
            sample_payload_url=self.job._wired_as("payload_samples", whole=False),
            **given,
        )
        return _RegisterModelStep(step_args=arguments.create_model_package_request, **common)

    def _pipeline_model(self, **given: Any) -> PipelineModel:
        containers = [self.job.over("containers", own) for own in self.config["containers"]]
        return PipelineModel(
            models=[self._sdk_model(each, is_one_of_several=True) for each in containers],
            sagemaker_session=self.job.session,
            **given,
        )

    def _sdk_model(self, job: JobValues, is_one_of_several: bool = False, **more: Any) -> Model:
        code, folder = job._code()
        if code is not None:
            assert folder is None, "the SDK repacks a model with a source_dir in a step of its own"
            more["entry_point"] = code
        common: dict[str, Any] = {
            "image_uri": job._image("inference", "inference_instance_type"),
            "env": job._environment(),
            "sagemaker_session": job.session,
            **more,
        }
        data = self._data(job, is_one_of_several)
        if job.config.get("mode") == "MultiModel":
            return MultiDataModel(name="unused", model_data_prefix=data, **common)
        registry = job.config.get("image_config", {})
        if registry:
            common["image_config"] = {"RepositoryAccessMode": registry["repository_access_mode"]}
        if "repository_auth_config" in registry:
            arn = registry["repository_auth_config"]["repository_credentials_provider_arn"]
            common["image_config"]["RepositoryAuthConfig"] = {"RepositoryCredentialsProviderArn": arn}
        source = job.config.get("model_data_source")
        if source is None:
            return Model(model_data=data, **common)
        packed = source["compression_type"] == "Gzip"
        location = {
            "S3Uri": data,
            "S3DataType": source.get("s3_data_type", "S3Object" if packed else "S3Prefix"),
            "CompressionType": source["compression_type"],
        }
        if "manifest_s3_uri" in source:
            location["ManifestS3Uri"] = source["manifest_s3_uri"]
        model = Model(model_data={"S3DataSource": location}, **common)
        model.accept_eula = source.get("model_access_config", {}).get("accept_eula")
        model.model_reference_arn = source.get("hub_access_config", {}).get("hub_content_arn")
        return model

    def _data(self, job: JobValues, is_one_of_several: bool) -> Any:
        """Return what a container serves: what it names, or else the step's archive if it is the only container."""
        source = job.config.get("model_data_source", {"compression_type": "Gzip"})
        is_prefix = source.get("s3_data_type") == "S3Prefix" or (
            source["compression_type"] == "None" and "s3_data_type" not in source
        )
        whole = is_prefix or job.config.get("mode") == "MultiModel"
        given = job.config.get("model_data")
        if isinstance(given, str) and given in job.spec["dependencies"]:
            return job._wired_to(given, whole)
        if given is None and not is_one_of_several:
            return job._wired_as("model_artifacts", whole)
        return given

    def _model_metrics(self) -> ModelMetrics | None:
        quality = self._source("model_metrics", "model_quality", "statistics")
        found = {
            "model_statistics": quality or self._wired_metrics(),
            "model_constraints": self._source("model_metrics", "model_quality", "constraints"),
            "model_data_statistics": self._source("model_metrics", "model_data_quality", "statistics"),
            "model_data_constraints": self._source("model_metrics", "model_data_quality", "constraints"),
            "bias": self._source("model_metrics", "bias", "report"),
            "bias_pre_training": self._source("model_metrics", "bias", "pre_training_report"),
            "bias_post_training": self._source("model_metrics", "bias", "post_training_report"),
            "explainability": self._source("model_metrics", "explainability", "report"),
        }
        return ModelMetrics(**found) if any(found.values()) else None

    def _baselines(self) -> DriftCheckBaselines | None:
        key = "drift_check_baselines"
        if key not in self.config:
            return None
        return DriftCheckBaselines(
            model_statistics=self._source(key, "model_quality", "statistics"),
            model_constraints=self._source(key, "model_quality", "constraints"),
            model_data_statistics=self._source(key, "model_data_quality", "statistics"),
            model_data_constraints=self._source(key, "model_data_quality", "constraints"),
            bias_config_file=self._source(key, "bias", "config_file"),
            bias_pre_training_constraints=self._source(key, "bias", "pre_training_constraints"),
            bias_post_training_constraints=self._source(key, "bias", "post_training_constraints"),
            explainability_constraints=self._source(key, "explainability", "constraints"),
            explainability_config_file=self._source(key, "explainability", "config_file"),
        )

    def _source(self, key: str, subject: str, file: str) -> MetricsSource | FileSource | None:
        """Return a file of a version's metrics or baselines: JSON, unless its map says otherwise."""
        given = self.config.get(key, {}).get(subject, {}).get(file)
        if given is None:
            return None
        said = given if isinstance(given, dict) else {"s3_uri": given}
        create = FileSource if file == "config_file" else MetricsSource
        return create(**{"content_type": "application/json", **said})

    def _wired_metrics(self) -> MetricsSource | None:
        """Return where the model's quality stands: in an output's JSON file, or in a property file of its producer."""
        job = self.job
        dependencies = job.spec["dependencies"]
        for name, wire in job.pipeline.wires(job.name).items():
            if dependencies[name]["dependency_type"] != "processing_output":
                continue
            producer = job.pipeline.producer(wire)
            if producer is None:
                uri = job.variables.resolve(wire)
                return MetricsSource("application/json", uri) if str(uri).endswith(".json") else None
            step, output = producer
            found = job.variables.output_spec(step, output)
            declared = {
                **job.pipeline.documents.spec(step).get("property_files", {}),
                **job.pipeline.manifest["steps"][step].get("property_files", {}),
            }
            files = [f["path"] for _, f in sorted(declared.items()) if f["output_name"] == found["name"]]
            path = found.get("file_name") or next((f for f in files if f.endswith(".json")), "")
            if path.endswith(".json"):
                uri = Join(on="/", values=[job.variables.output(step, output), path])
                return MetricsSource("application/json", uri)
        return None
