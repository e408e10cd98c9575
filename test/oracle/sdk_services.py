"""Builds the steps that call another service, or make one resource, with the classes of the SageMaker Python SDK."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sagemaker.automl.automl import AutoML, AutoMLInput
from sagemaker.lambda_helper import Lambda
from sagemaker.lineage.action import Action
from sagemaker.lineage.artifact import Artifact
from sagemaker.lineage.context import Context
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.endpoint_step import EndpointConfigStep, EndpointStep
from sagemaker.workflow.inference_component_step import InferenceComponentStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.lineage_step import LineageAssociation, LineageEntityReference, LineageStep
from sdk_lacks import named

if TYPE_CHECKING:
    from sdk_values import JobValues

OUTPUT = re.compile(r"properties\.OutputParameters\['([^']+)'\]")


class Services:
    """The SDK's classes for one step."""

    def __init__(self, job: JobValues):
        """Take the values of the step."""
        self.job = job
        self.config = job.config

    def function(self, common: dict[str, Any]) -> LambdaStep:
        """Return a Lambda step."""
        return LambdaStep(
            lambda_func=self._function(self.config["function_arn"]),
            inputs=self.job.request(self.config.get("inputs", {}), by_name=True),
            outputs=[LambdaOutput(n, named(t, LambdaOutputTypeEnum)) for n, t in self._outputs().items()],
            **common,
        )

    def callback(self, common: dict[str, Any]) -> CallbackStep:
        """Return a Callback step."""
        return CallbackStep(
            sqs_queue_url=self.config["sqs_queue_url"],
            inputs=self.job.request(self.config.get("inputs", {}), by_name=True),
            outputs=[CallbackOutput(n, named(t, CallbackOutputTypeEnum)) for n, t in self._outputs().items()],
            **common,
        )

    def raw(self, common: dict[str, Any]) -> LambdaStep:
        """Return a Lambda step that was written as a Raw one."""
        assert self.config["sagemaker_type"] == "Lambda", "the oracle knows Raw steps that call a function"
        members = self.config["members"]
        outputs = [
            LambdaOutput(o["OutputName"], LambdaOutputTypeEnum[o["OutputType"]])
            for o in members["OutputParameters"]
        ]
        function = self._function(members["FunctionArn"])
        return LambdaStep(lambda_func=function, inputs=self.job.request(), outputs=outputs, **common)

    def endpoint_config(self, common: dict[str, Any]) -> EndpointConfigStep:
        """Return an EndpointConfig step."""
        arguments = self._call(
            self.job.session.create_endpoint_config,
            EndpointConfigName="name",
            ProductionVariants="production_variants",
            Tags="tags",
            KmsKeyId="kms_key",
            AsyncInferenceConfig="async_inference_config_dict",
            DataCaptureConfig="data_capture_config_dict",
            ExplainerConfig="explainer_config_dict",
            ExecutionRoleArn="role",
        )
        return EndpointConfigStep(step_args=arguments, **common)

    def endpoint(self, common: dict[str, Any]) -> EndpointStep:
        """Return an Endpoint step."""
        arguments = self._call(
            self.job.session.create_endpoint,
            EndpointName="endpoint_name",
            EndpointConfigName="config_name",
            Tags="tags",
        )
        return EndpointStep(step_args=arguments, **common)

    def inference_component(self, common: dict[str, Any]) -> InferenceComponentStep:
        """Return an InferenceComponent step."""
        arguments = self._call(
            self.job.session.create_inference_component,
            InferenceComponentName="inference_component_name",
            EndpointName="endpoint_name",
            VariantName="variant_name",
            Specification="specification",
            RuntimeConfig="runtime_config",
            Tags="tags",
        )
        return InferenceComponentStep(step_args=arguments, **common)

    def lineage(self, common: dict[str, Any]) -> LineageStep:
        """Return a Lineage step."""
        request = self.job.request()
        given: dict[str, Any] = {
            kind.lower(): [self._entity(create, entity) for entity in request[kind]]
            for kind, create in {"Actions": Action, "Artifacts": Artifact, "Contexts": Context}.items()
            if kind in request
        }
        if "Associations" in request:
            given["associations"] = [
                LineageAssociation(
                    source=_reference(association["Source"]),
                    destination=_reference(association["Destination"]),
                    association_type=association.get("AssociationType"),
                )
                for association in request["Associations"]
            ]
        return LineageStep(**given, **common)

    def auto_ml(self, common: dict[str, Any]) -> AutoMLStep:
        """Return an AutoML step."""
        request = self.job.request()
        config = request["AutoMLJobConfig"]
        stop, security = config.get("CompletionCriteria", {}), config.get("SecurityConfig", {})
        auto_ml = AutoML(
            role=request["RoleArn"],
            target_attribute_name=request["InputDataConfig"][0]["TargetAttributeName"],
            output_path=request["OutputDataConfig"]["S3OutputPath"],
            output_kms_key=request["OutputDataConfig"].get("KmsKeyId"),
            volume_kms_key=security.get("VolumeKmsKeyId"),
            encrypt_inter_container_traffic=security.get("EnableInterContainerTrafficEncryption"),
            vpc_config=security.get("VpcConfig"),
            problem_type=request.get("ProblemType"),
            job_objective=request.get("AutoMLJobObjective"),
            max_candidates=stop.get("MaxCandidates"),
            max_runtime_per_training_job_in_seconds=stop.get("MaxRuntimePerTrainingJobInSeconds"),
            total_job_runtime_in_seconds=stop.get("MaxAutoMLJobRuntimeInSeconds"),
            feature_specification_s3_uri=config.get("CandidateGenerationConfig", {}).get(
                "FeatureSpecificationS3Uri"
            ),
            validation_fraction=config.get("DataSplitConfig", {}).get("ValidationFraction"),
            mode=config["Mode"],
            tags=request.get("Tags"),
            sagemaker_session=self.job.session,
        )
        inputs = [
            AutoMLInput(
                inputs=channel["DataSource"]["S3DataSource"]["S3Uri"],
                target_attribute_name=channel["TargetAttributeName"],
                compression=channel.get("CompressionType"),
                channel_type=channel.get("ChannelType"),
                content_type=channel.get("ContentType"),
                s3_data_type=channel["DataSource"]["S3DataSource"].get("S3DataType"),
                sample_weight_attribute_name=channel.get("SampleWeightAttributeName"),
            )
            for channel in request["InputDataConfig"]
        ]
        return AutoMLStep(step_args=auto_ml.fit(inputs=inputs), **common)

    def emr(self, common: dict[str, Any]) -> EMRStep:
        """Return an EMR step."""
        jar = self.config["step_config"]["HadoopJarStep"]
        given = {"display_name": None, "description": None, **common}
        return EMRStep(
            cluster_id=self.config.get("cluster_id"),
            cluster_config=self.config.get("cluster_config"),
            execution_role_arn=self.config.get("execution_role_arn"),
            step_config=EMRStepConfig(
                jar=jar["Jar"],
                args=jar.get("Args"),
                main_class=jar.get("MainClass"),
                properties=jar.get("Properties"),
            ),
            **given,
        )

    def _function(self, arn: str) -> Lambda:
        return Lambda(function_arn=arn, session=self.job.session)

    def _entity(self, create: Any, entity: dict[str, Any]) -> Any:
        """Return the captured request that creates an action, artifact or context."""
        kind = create.__name__
        given = {
            f"{kind.lower()}_name": entity.get(f"{kind}Name"),
            f"{kind.lower()}_type": entity[f"{kind}Type"],
            "source_uri": entity["Source"]["SourceUri"],
        }
        if "SourceType" in entity["Source"]:
            given["source_type"] = entity["Source"]["SourceType"]
        if "SourceTypes" in entity["Source"]:
            given["source_types"] = entity["Source"]["SourceTypes"]
        for member in ("Description", "Status", "Properties", "Tags"):
            if member in entity:
                given[member.lower()] = entity[member]
        return create.create(sagemaker_session=self.job.session, **given)

    def _outputs(self) -> dict[str, str]:
        """Return the types of the output parameters by name: the specification's, then the config's."""
        outputs = {}
        for output in self.job.spec.get("outputs", {}).values():
            if match := OUTPUT.fullmatch(output["property_path"]):
                kind = output.get("data_type", "S3Uri")
                outputs[match.group(1)] = "String" if kind == "S3Uri" else kind
        return {**outputs, **self.config.get("output_parameters", {})}

    def _call(self, create: Any, **names: str) -> Any:
        """Return what a method of the session captures; `names` are its parameters by the request's members."""
        request = self.job.request()
        assert request.keys() <= names.keys(), sorted(request.keys() - names.keys())
        return create(**{names[member]: value for member, value in request.items()})


def _reference(written: dict[str, Any]) -> LineageEntityReference:
    return LineageEntityReference(
        name=written.get("Name"), type=written.get("Type"), arn=written.get("Arn")
    )
