"""Builds one job step with the classes of the SageMaker Python SDK."""

from __future__ import annotations

import posixpath
from typing import Any

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import (
    FrameworkProcessor,
    ProcessingInput,
    ProcessingOutput,
    Processor,
    ScriptProcessor,
)
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn import SKLearn
from sagemaker.transformer import Transformer
from sagemaker.workflow._utils import _RegisterModelStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import (
    CacheConfig,
    CreateModelStep,
    ProcessingStep,
    TrainingStep,
    TransformStep,
)
from sagemaker.xgboost import XGBoost
from sdk_checks import Checks
from sdk_notebook import notebook_step
from sdk_retry import retry_policy
from sdk_services import Services
from sdk_tuning import tuning_step
from sdk_values import JobValues

ESTIMATORS = {"xgboost": XGBoost, "pytorch": PyTorch, "sklearn": SKLearn}


class Job(JobValues):
    """The SDK's classes for the type of one job step."""

    def step(self, common: dict[str, Any]) -> Any:
        """Return the step of the type that the specification names."""
        kind = self.spec["sagemaker_step_type"]
        build = {
            "Processing": self._processing,
            "Training": self._training,
            "Tuning": lambda common: tuning_step(self, common),
            "NotebookJob": lambda common: notebook_step(self, common),
            "Transform": self._transform,
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
        if "property_files" in self.written and kind != "Processing":
            common["property_files"] = self._property_files()
        return build(common)

    def _processing(self, common: dict[str, Any]) -> ProcessingStep:
        given = self._given(
            role="role",
            volume_size_in_gb="volume_size",
            volume_kms_key="volume_kms_key",
            output_kms_key="output_kms_key",
            max_runtime_in_seconds="max_runtime_in_seconds",
        )
        given |= {
            "image_uri": self._image("training", "instance_type"),
            "env": self._environment() or None,
            "tags": self._tags(),
            "network_config": self._network(),
            "sagemaker_session": self.session,
            **self._instances(),
        }
        run = {
            "inputs": self._processing_inputs(),
            "outputs": self._processing_outputs(),
            "arguments": self._arguments() or None,
        }
        code, folder = self._code()
        command = self.config.get("command", ["python3"])
        if "container_entrypoint" in self.config or code is None:
            processor = Processor(entrypoint=self.config.get("container_entrypoint"), **given)
            arguments = processor.run(**run)
        elif folder is not None:
            processor = FrameworkProcessor(
                SKLearn, "1.2-1", command=command, code_location=self._code_location(), **given
            )
            arguments = processor.run(code=code, source_dir=folder, **run)
        else:
            processor = ScriptProcessor(command=command, **given)
            arguments = processor.run(code=code, **run)
        return ProcessingStep(step_args=arguments, property_files=self._property_files(), **common)

    def _property_files(self) -> list[PropertyFile]:
        declared = {**self.spec.get("property_files", {}), **self.written.get("property_files", {})}
        return [
            PropertyFile(name=name, output_name=file["output_name"], path=file["path"])
            for name, file in declared.items()
        ]

    def _processing_inputs(self) -> list[ProcessingInput]:
        inputs = []
        for name, value in self._wired().items():
            options = self.config.get("input_options", {}).get(name, {})
            chosen = {
                "s3_data_type": options.get("s3_data_type"),
                "s3_data_distribution_type": options.get("s3_data_distribution_type"),
                "s3_input_mode": options.get("s3_input_mode"),
                "s3_compression_type": options.get("compression_type"),
            }
            inputs.append(
                ProcessingInput(
                    source=value,
                    destination=self.contract["expected_input_paths"][name],
                    input_name=name,
                    **{key: option for key, option in chosen.items() if option is not None},
                )
            )
        return inputs

    def _processing_outputs(self) -> list[ProcessingOutput]:
        return [
            ProcessingOutput(
                output_name=name,
                source=self.contract["expected_output_paths"][name],
                destination=self.config.get("destinations", {}).get(name),
            )
            for name in self.spec.get("outputs", {})
        ]

    def _arguments(self) -> list[Any]:
        values = {**self._own("argument"), **self.config.get("arguments", {})}
        if "job_type" in self.written:
            values["job_type"] = self.written["job_type"]
        arguments: list[Any] = []
        for name, argument in self.contract.get("expected_arguments", {}).items():
            value = values.get(name)
            if argument.get("action") == "store_true":
                arguments += [argument["flag"]] if value is True else []
            elif value is not None and value != []:
                items = value if isinstance(value, list) else [value]
                arguments += [argument["flag"], *map(self.variables.as_text, items)]
        return arguments

    def _training(self, common: dict[str, Any]) -> TrainingStep:
        return TrainingStep(step_args=self._estimator().fit(inputs=self._channels()), **common)

    def _estimator(self) -> Estimator:
        given = self._given(
            role="role",
            volume_size="volume_size",
            volume_kms_key="volume_kms_key",
            output_kms_key="output_kms_key",
            max_run="max_runtime_in_seconds",
            max_wait="max_wait_in_seconds",
            input_mode="input_mode",
            subnets="subnets",
            security_group_ids="security_group_ids",
            enable_network_isolation="enable_network_isolation",
            encrypt_inter_container_traffic="encrypt_inter_container_traffic",
            use_spot_instances="use_spot_instances",
            checkpoint_s3_uri="checkpoint_s3_uri",
            max_retry_attempts="max_retry_attempts",
        )
        given |= {
            "image_uri": self._image("training", "instance_type"),
            "output_path": self.config.get("output_path") or self._destination(),
            "hyperparameters": self._hyperparameters(),
            "environment": self._environment() or None,
            "tags": self._tags(),
            "metric_definitions": self._metrics(),
            "sagemaker_session": self.session,
            **self._instances(),
        }
        code, folder = self._code()
        if code is None:
            return Estimator(container_entry_point=self.config.get("container_entrypoint"), **given)
        if folder is None:
            folder, code = posixpath.split(code)
        given |= {"entry_point": code, "source_dir": folder}
        framework = self.config.get("framework")
        given["code_location"] = self._code_location()
        if framework is not None:
            given["framework_version"] = self.config.get("framework_version")
            if "py_version" in self.config:
                given["py_version"] = self.config["py_version"]
        return ESTIMATORS.get(framework, Estimator)(**given)

    def _channels(self) -> dict[str, TrainingInput] | None:
        channels = {
            posixpath.basename(self.contract["expected_input_paths"][name]): self._channel(name, value)
            for name, value in self._wired().items()
        }
        return channels or None

    def _channel(self, name: str, value: Any) -> TrainingInput:
        options = self.config.get("input_options", {}).get(name, {})
        return TrainingInput(
            value,
            s3_data_type=options.get("s3_data_type", "S3Prefix"),
            distribution=options.get("s3_data_distribution_type"),
            input_mode=options.get("s3_input_mode"),
            content_type=options.get("content_type"),
            compression=options.get("compression_type"),
        )

    def _hyperparameters(self) -> dict[str, Any]:
        values = {**self._own("hyperparameter"), **self.config.get("hyperparameters", {})}
        if "job_type" in self.written and "job_type" in self.contract.get("expected_arguments", {}):
            values["job_type"] = self.written["job_type"]
        return values

    def _transform(self, common: dict[str, Any]) -> TransformStep:
        given = self._given(
            strategy="strategy",
            assemble_with="assemble_with",
            accept="accept",
            max_payload="max_payload",
            max_concurrent_transforms="max_concurrent_transforms",
            output_kms_key="output_kms_key",
            volume_kms_key="volume_kms_key",
        )
        transformer = Transformer(
            model_name=self._wired_as("custom_property"),
            output_path=self.config.get("output_path") or self._destination(),
            env=self._environment() or None,
            tags=self._tags(),
            sagemaker_session=self.session,
            **self._instances(),
            **given,
        )
        dependencies = self.spec["dependencies"]
        wired = self._wired()
        data = next(n for n in wired if dependencies[n]["dependency_type"] != "custom_property")
        arguments = transformer.transform(
            data=wired[data],
            **self._given(
                content_type="content_type",
                compression_type="compression_type",
                split_type="split_type",
                input_filter="input_filter",
                output_filter="output_filter",
                join_source="join_source",
            ),
        )
        return TransformStep(step_args=arguments, **common)

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
