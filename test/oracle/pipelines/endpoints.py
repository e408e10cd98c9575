"""A model behind endpoints: on an instance, serverless, asynchronous, and on an endpoint that models share."""

from __future__ import annotations

from sagemaker.model import Model
from sagemaker.workflow.endpoint_step import EndpointConfigStep, EndpointStep
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.inference_component_step import InferenceComponentStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from pipelines.common import BUCKET, KMS_KEY, ROLE, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    endpoint_name = ParameterString(name="EndpointName", default_value="churn")
    instance = ParameterString(name="InstanceType", default_value="ml.m5.large")
    copies = ParameterInteger(name="Copies", default_value=2)
    execution = ExecutionVariables.PIPELINE_EXECUTION_ID

    model = Model(
        image_uri=xgboost_image(),
        model_data=f"s3://{BUCKET}/churn/model.tar.gz",
        role=ROLE,
        sagemaker_session=session,
    )
    create = ModelStep(name="Churn", step_args=model.create(instance_type="ml.m5.large"))
    name = create.properties.ModelName

    def config(step: str, variants: list[dict[str, object]], **more: object) -> EndpointConfigStep:
        arguments = session.create_endpoint_config(
            name=Join(on="-", values=[step.lower(), execution]),
            model_name=None,
            initial_instance_count=None,
            instance_type=None,
            production_variants=variants,
            role=ROLE,
            **more,
        )
        return EndpointConfigStep(name=step, step_args=arguments)

    variant = {"ModelName": name, "InstanceType": instance, "InitialInstanceCount": 1}
    served = config(
        "OnInstances",
        [
            {**variant, "VariantName": "Main", "InitialVariantWeight": 0.9},
            {**variant, "VariantName": "Trial", "ModelName": "churn-old", "InitialVariantWeight": 0.1},
        ],
        kms_key=KMS_KEY,
    )
    serverless = config(
        "Serverless",
        [
            {
                "VariantName": "AllTraffic",
                "ModelName": name,
                "ServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5},
            }
        ],
    )
    waiting = config(
        "Asynchronous",
        [{**variant, "VariantName": "AllTraffic"}],
        async_inference_config_dict={"OutputConfig": {"S3OutputPath": f"s3://{BUCKET}/answers"}},
    )
    shared = config(
        "Shared",
        [
            {
                "VariantName": "AllTraffic",
                "InstanceType": "ml.g5.12xlarge",
                "InitialInstanceCount": 1,
                "ManagedInstanceScaling": {"Status": "ENABLED", "MinInstanceCount": 1, "MaxInstanceCount": 4},
                "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
            }
        ],
    )

    def endpoint(step: str, made: EndpointConfigStep) -> EndpointStep:
        arguments = session.create_endpoint(
            endpoint_name=Join(on="-", values=[endpoint_name, step.lower()]),
            config_name=made.properties.EndpointConfigName,
        )
        return EndpointStep(name=step, step_args=arguments)

    pairs = {"Main": served, "Small": serverless, "Queue": waiting, "Many": shared}
    endpoints = {step: endpoint(step, made) for step, made in pairs.items()}
    component = InferenceComponentStep(
        name="Component",
        step_args=session.create_inference_component(
            inference_component_name="churn-component",
            endpoint_name=endpoints["Many"].properties.EndpointName,
            variant_name="AllTraffic",
            specification={
                "ModelName": name,
                "StartupParameters": {"ContainerStartupHealthCheckTimeoutInSeconds": 300},
                "ComputeResourceRequirements": {
                    "NumberOfAcceleratorDevicesRequired": 1,
                    "NumberOfCpuCoresRequired": 2,
                    "MinMemoryRequiredInMb": 8192,
                },
            },
            runtime_config={"CopyCount": copies},
        ),
    )
    return Pipeline(
        name="Endpoints",
        parameters=[endpoint_name, instance, copies],
        steps=[create, *pairs.values(), *endpoints.values(), component],
        sagemaker_session=session,
    )
