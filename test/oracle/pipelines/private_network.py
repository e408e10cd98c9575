"""Everything encrypted, in a VPC, tagged, with images and a model package group of another account."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.network import NetworkConfig
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, REGION

OTHER = "210987654321"


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    role = ParameterString(name="Role", default_value=f"arn:aws:iam::{OTHER}:role/MlRole")
    key = ParameterString(name="Key", default_value="alias/ml-data")
    subnet = ParameterString(name="Subnet", default_value="subnet-0a1b2c3d4e5f60718")
    group = ParameterString(name="SecurityGroup", default_value="sg-0a1b2c3d4e5f60718")
    image = f"{OTHER}.dkr.ecr.{REGION}.amazonaws.com/team/model@sha256:{'0a' * 32}"
    tags = [{"Key": "cost-center", "Value": "42"}, {"Key": "owner", "Value": "risk"}]

    prepare = ProcessingStep(
        name="Prepare",
        step_args=Processor(
            image_uri=image,
            entrypoint=["python3", "/opt/program/prepare.py"],
            instance_type="ml.m5.xlarge",
            instance_count=1,
            volume_size_in_gb=100,
            volume_kms_key=key,
            output_kms_key=key,
            max_runtime_in_seconds=3600,
            env={"STAGE": "prod"},
            tags=tags,
            network_config=NetworkConfig(
                enable_network_isolation=True,
                encrypt_inter_container_traffic=True,
                security_group_ids=[group],
                subnets=[subnet, "subnet-1a1b2c3d4e5f60718"],
            ),
            role=role,
            sagemaker_session=session,
        ).run(
            inputs=[
                ProcessingInput(
                    input_name="raw",
                    source=f"s3://{BUCKET}/raw",
                    destination="/opt/ml/processing/input",
                    s3_data_distribution_type="ShardedByS3Key",
                    s3_input_mode="Pipe",
                    s3_compression_type="Gzip",
                )
            ],
            outputs=[ProcessingOutput(output_name="data", source="/opt/ml/processing/output")],
            arguments=["--mode", "all"],
        ),
    )
    train = TrainingStep(
        name="Train",
        step_args=Estimator(
            image_uri=image,
            instance_type="ml.p4d.24xlarge",
            instance_count=2,
            volume_size=500,
            volume_kms_key=key,
            output_kms_key=key,
            output_path=f"s3://{BUCKET}/models",
            subnets=[subnet],
            security_group_ids=[group],
            enable_network_isolation=True,
            encrypt_inter_container_traffic=True,
            container_entry_point=["python3", "train.py"],
            container_arguments=["--verbose"],
            max_retry_attempts=3,
            tags=tags,
            role=f"arn:aws:iam::{OTHER}:role/MlRole",
            sagemaker_session=session,
        ).fit(
            TrainingInput(prepare.properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri)
        ),
    )
    model = Model(
        image_uri=image,
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        env={"WORKERS": "4"},
        vpc_config={"Subnets": [subnet], "SecurityGroupIds": [group]},
        enable_network_isolation=True,
        role=f"arn:aws:iam::{OTHER}:role/MlRole",
        sagemaker_session=session,
    )
    create = ModelStep(name="Store", step_args=model.create(instance_type="ml.g5.xlarge", tags=tags))
    register = ModelStep(
        name="Share",
        step_args=model.register(
            content_types=["application/json"],
            response_types=["application/json"],
            model_package_group_name=f"arn:aws:sagemaker:{REGION}:{OTHER}:model-package-group/shared",
            domain="MACHINE_LEARNING",
            task="CLASSIFICATION",
            framework="PYTORCH",
            framework_version="2.1",
            nearest_model_name="resnet50",
            data_input_configuration='{"input":[1,3,224,224]}',
            sample_payload_url=f"s3://{BUCKET}/payload.tar.gz",
            skip_model_validation="All",
        ),
    )
    return Pipeline(
        name="PrivateNetwork",
        parameters=[role, key, subnet, group],
        steps=[prepare, train, create, register],
        sagemaker_session=session,
    )
