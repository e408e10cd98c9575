"""Lambda functions that decide: what they answer goes into a condition, another function and a message."""

from __future__ import annotations

from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig

from pipelines.common import ACCOUNT, REGION

TYPES = LambdaOutputTypeEnum


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    group = ParameterString(name="ModelGroup", default_value="churn")

    def function(name: str) -> Lambda:
        arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
        return Lambda(function_arn=arn, session=session)

    compare = LambdaStep(
        name="CompareVersions",
        display_name="Compare with the version in production",
        description="Reads the metrics of both versions from the model registry.",
        lambda_func=function("compare-versions"),
        inputs={
            "group": group,
            "execution": ExecutionVariables.PIPELINE_EXECUTION_ARN,
            "started": ExecutionVariables.START_DATETIME,
            "limits": {"auc": 0.8, "latency": 20},
            "dry_run": False,
        },
        outputs=[
            LambdaOutput(output_name="better", output_type=TYPES.Boolean),
            LambdaOutput(output_name="gain", output_type=TYPES.Float),
            LambdaOutput(output_name="versions", output_type=TYPES.Integer),
            LambdaOutput(output_name="reason", output_type=TYPES.String),
        ],
        cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
    )
    answers = compare.properties.Outputs
    deploy = LambdaStep(
        name="Deploy",
        lambda_func=function("deploy-version"),
        inputs={"group": group, "gain": answers["gain"]},
        outputs=[LambdaOutput(output_name="endpoint", output_type=TYPES.String)],
    )
    reject = FailStep(name="Reject", error_message=Join(on=": ", values=["Not better", answers["reason"]]))
    gate = ConditionStep(
        name="IsBetter",
        conditions=[
            ConditionEquals(left=answers["better"], right=True),
            ConditionGreaterThan(left=answers["gain"], right=0.01),
        ],
        if_steps=[deploy],
        else_steps=[reject],
    )
    return Pipeline(
        name="CompareAndDeploy",
        parameters=[group],
        steps=[compare, gate],
        sagemaker_session=session,
    )
