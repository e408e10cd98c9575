"""Two queues: a job outside of SageMaker that gives back a place, and a person's approval of the model."""

from __future__ import annotations

from sagemaker.inputs import TrainingInput
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost.estimator import XGBoost

from pipelines.common import ACCOUNT, BUCKET, REGION, ROLE, script

STRING = CallbackOutputTypeEnum.String


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    table = ParameterString(name="Table", default_value="sales.orders")
    queue = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}"
    glue = CallbackStep(
        name="GluePrep",
        sqs_queue_url=f"{queue}/glue-jobs",
        inputs={"table": table, "output_prefix": f"s3://{BUCKET}/glue/", "partitions": 8},
        outputs=[CallbackOutput(output_name="prepared_uri", output_type=STRING)],
    )
    train = TrainingStep(
        name="Train",
        step_args=XGBoost(
            entry_point=script("xgboost_train.py"),
            framework_version="1.7-1",
            instance_type="ml.m5.xlarge",
            instance_count=1,
            hyperparameters={"num_round": 50, "objective": "binary:logistic"},
            role=ROLE,
            sagemaker_session=session,
        ).fit({"train": TrainingInput(glue.properties.Outputs["prepared_uri"], content_type="text/csv")}),
    )
    ask = CallbackStep(
        name="AskReviewers",
        sqs_queue_url=f"{queue}/approvals",
        inputs={
            "model": train.properties.ModelArtifacts.S3ModelArtifacts,
            "loss": train.properties.FinalMetricDataList["validation:logloss"].Value,
            "job": train.properties.TrainingJobName,
        },
        outputs=[
            CallbackOutput(output_name="decision", output_type=STRING),
            CallbackOutput(output_name="score", output_type=CallbackOutputTypeEnum.Integer),
        ],
    )
    decide = ConditionStep(
        name="Decide",
        conditions=[ConditionEquals(left=ask.properties.Outputs["decision"], right="accept")],
        if_steps=[],
        else_steps=[FailStep(name="Rejected", error_message="The reviewers rejected the model.")],
    )
    return Pipeline(
        name="CallbackWithQueues",
        parameters=[table],
        steps=[glue, train, ask, decide],
        sagemaker_session=session,
    )
