"""Python functions as steps, between steps of the usual kinds: what one returns goes into the next."""

from __future__ import annotations

from sagemaker.inputs import TrainingInput
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost.estimator import XGBoost

from pipelines.common import ACCOUNT, BUCKET, REGION, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = ParameterString(name="Data", default_value=f"s3://{BUCKET}/churn/train")
    limit = ParameterFloat(name="Limit", default_value=0.8)
    job = {
        "image_uri": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/functions:1",
        "instance_type": "ml.m5.large",
        "role": ROLE,
    }

    @step(name="Split", keep_alive_period_in_seconds=300, environment_variables={"STAGE": "test"}, **job)
    def split(uri: str) -> tuple[str, str]:
        return f"{uri}/train", f"{uri}/test"

    @step(name="Measure", retry_policies=None, **job)
    def measure(model: str, test: str) -> float:
        return 0.5 if model == test else 0.9

    parts = split(data)
    train = TrainingStep(
        name="Train",
        step_args=XGBoost(
            entry_point=script("xgboost_train.py"),
            framework_version="1.7-1",
            instance_type="ml.m5.xlarge",
            instance_count=1,
            role=ROLE,
            sagemaker_session=session,
        ).fit({"train": TrainingInput(data)}),
        depends_on=[parts],
    )
    measured = measure(train.properties.ModelArtifacts.S3ModelArtifacts, parts[1])
    gate = ConditionStep(
        name="Gate",
        conditions=[ConditionGreaterThanOrEqualTo(left=measured, right=limit)],
        if_steps=[],
        else_steps=[FailStep(name="TooWeak", error_message="The model is too weak.")],
    )
    return Pipeline(
        name="PythonFunctions",
        parameters=[data, limit],
        steps=[train, gate],
        sagemaker_session=session,
    )
