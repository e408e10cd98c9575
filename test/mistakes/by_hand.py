"""Mistakes that a program makes otherwise than a manifest: each written with the SDK's classes by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy
from sagemaker.workflow.steps import CacheConfig
from sdk_session import session_for

SESSION = session_for("s3://unused", "eu-west-1")


def _define(**given: Any) -> str:
    return Pipeline(name="churn", sagemaker_session=SESSION, **given).definition()


def same_step_twice() -> None:
    """Define two steps of one name."""
    _define(steps=[FailStep(name="stop", error_message="Low."), FailStep(name="stop", error_message="High.")])


def same_parameter_twice() -> None:
    """Define two parameters of one name."""
    least, count = ParameterFloat("least", 0.8), ParameterInteger("least", 1)
    message = Join(" ", ["Below", least, "in", count])
    _define(parameters=[least, count], steps=[FailStep(name="stop", error_message=message)])


def step_left_out() -> None:
    """Read a value of a step that is not passed to the pipeline."""
    notify = LambdaStep(
        name="notify",
        lambda_func=Lambda(
            function_arn="arn:aws:lambda:eu-west-1:123456789012:function:notify", session=SESSION
        ),
        outputs=[LambdaOutput("ticket", LambdaOutputTypeEnum.String)],
    )
    _define(steps=[FailStep(name="stop", error_message=notify.properties.Outputs["ticket"])])


def _model() -> Any:
    model = Model(
        image_uri="123456789012.dkr.ecr.eu-west-1.amazonaws.com/serve:1",
        model_data="s3://churn-ml/model.tar.gz",
        role="arn:aws:iam::123456789012:role/ChurnPipeline",
        sagemaker_session=SESSION,
    )
    return model.create(instance_type="ml.m5.xlarge")


def cached_model() -> None:
    """Cache the step that creates a model."""
    _define(steps=[ModelStep(name="model", step_args=_model(), cache_config=CacheConfig(True, "P7D"))])


def retried_model() -> None:
    """Retry the step that creates a model on an exception of jobs."""
    policy = SageMakerJobStepRetryPolicy(
        exception_types=[SageMakerJobExceptionTypeEnum.CAPACITY_ERROR], max_attempts=3
    )
    _define(steps=[ModelStep(name="model", step_args=_model(), retry_policies=[policy])])


# By the title of the row.
BY_HAND: dict[str, Callable[[], None]] = {
    "Two steps of the same name": same_step_twice,
    "Two parameters of the same name": same_parameter_twice,
    "A property of a step that is not in the pipeline": step_left_out,
    "A cache of a step that creates a model": cached_model,
    "A retry policy of a job for a step that creates a model": retried_model,
}
