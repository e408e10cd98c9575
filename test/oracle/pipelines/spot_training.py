"""PyTorch on spot instances with checkpoints, caching and retries of every kind."""

from __future__ import annotations

from sagemaker.inputs import TrainingInput
from sagemaker.pytorch import PyTorch, PyTorchModel
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig, TrainingStep

from pipelines.common import BUCKET, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    epochs = ParameterInteger(name="Epochs", default_value=20)
    instances = ParameterInteger(name="Instances", default_value=2)
    estimator = PyTorch(
        entry_point=script("pytorch_train.py"),
        framework_version="2.1.0",
        py_version="py310",
        instance_type="ml.g4dn.xlarge",
        instance_count=instances,
        distribution={"torch_distributed": {"enabled": True}},
        use_spot_instances=True,
        max_run=24 * 3600,
        max_wait=36 * 3600,
        checkpoint_s3_uri=Join(
            on="/",
            values=["s3:/", BUCKET, "checkpoints", ExecutionVariables.PIPELINE_EXECUTION_ID],
        ),
        checkpoint_local_path="/opt/ml/checkpoints",
        hyperparameters={"epochs": epochs, "learning_rate": 0.001, "backbone": "resnet18", "mixed": True},
        metric_definitions=[{"Name": "validation:accuracy", "Regex": r"val_acc=([0-9\.]+)"}],
        environment={"NCCL_DEBUG": "WARN"},
        keep_alive_period_in_seconds=600,
        disable_profiler=True,
        debugger_hook_config=False,
        role=ROLE,
        sagemaker_session=session,
    )
    train = TrainingStep(
        name="Train",
        step_args=estimator.fit(
            {
                "train": TrainingInput(
                    f"s3://{BUCKET}/images/train",
                    input_mode="FastFile",
                    distribution="ShardedByS3Key",
                    content_type="application/x-image",
                ),
                "validation": TrainingInput(f"s3://{BUCKET}/images/validation"),
            }
        ),
        cache_config=CacheConfig(enable_caching=True, expire_after="P1M"),
        retry_policies=[
            StepRetryPolicy(
                exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING],
                interval_seconds=5,
                backoff_rate=2.0,
                expire_after_mins=120,
            ),
            SageMakerJobStepRetryPolicy(
                exception_types=[SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT],
                expire_after_mins=600,
                interval_seconds=60,
            ),
            SageMakerJobStepRetryPolicy(
                failure_reason_types=[
                    SageMakerJobExceptionTypeEnum.INTERNAL_ERROR,
                    SageMakerJobExceptionTypeEnum.CAPACITY_ERROR,
                ],
                max_attempts=10,
                interval_seconds=30,
                backoff_rate=1.5,
            ),
        ],
    )
    model = PyTorchModel(
        entry_point=script("pytorch_inference.py"),
        framework_version="2.1.0",
        py_version="py310",
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=ROLE,
        sagemaker_session=session,
    )
    quick = StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=5)
    create = ModelStep(
        name="Model",
        step_args=model.create(instance_type="ml.g4dn.xlarge"),
        retry_policies={"create_model_retry_policies": [quick], "repack_model_retry_policies": [quick]},
    )
    return Pipeline(
        name="SpotTraining",
        parameters=[epochs, instances],
        steps=[train, create],
        sagemaker_session=session,
    )
