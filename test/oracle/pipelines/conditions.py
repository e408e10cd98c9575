"""Every kind of condition, in conditions in conditions, over every kind of value."""

from __future__ import annotations

from sagemaker.processing import ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    ConditionEquals,
    ConditionGreaterThan,
    ConditionGreaterThanOrEqualTo,
    ConditionIn,
    ConditionLessThan,
    ConditionLessThanOrEqualTo,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import (
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
)
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

from pipelines.common import ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    stage = ParameterString(name="Stage", default_value="test", enum_values=["test", "beta", "prod"])
    force = ParameterBoolean(name="Force", default_value=False)
    limit = ParameterFloat(name="Limit", default_value=0.8)
    rows = ParameterInteger(name="Rows", default_value=1000)

    report = PropertyFile(name="Metrics", output_name="report", path="metrics/all.json")
    measure = ProcessingStep(
        name="Measure",
        step_args=SKLearnProcessor(
            framework_version="1.2-1",
            instance_type="ml.m5.large",
            instance_count=1,
            role=ROLE,
            sagemaker_session=session,
        ).run(
            outputs=[ProcessingOutput(output_name="report", source="/opt/ml/processing/report")],
            code=script("xgboost_model_eval.py"),
        ),
        property_files=[report],
    )

    def metric(path: str) -> JsonGet:
        return JsonGet(step_name="Measure", property_file=report, json_path=path)

    def stop(name: str, *message: object) -> FailStep:
        return FailStep(name=name, error_message=Join(on=" ", values=list(message)))

    by_stage = ConditionStep(
        name="ByStage",
        conditions=[ConditionIn(value=stage, in_values=["beta", "prod"])],
        if_steps=[
            ConditionStep(
                name="Enough",
                conditions=[
                    ConditionGreaterThanOrEqualTo(left=metric("counts.rows"), right=rows),
                    ConditionNot(ConditionLessThan(left=metric("slices[0].auc"), right=limit)),
                ],
                else_steps=[
                    stop("TooLittle", "Fewer than", rows, "rows in", ExecutionVariables.PIPELINE_NAME)
                ],
            )
        ],
        else_steps=[],
    )
    good = ConditionStep(
        name="Good",
        display_name="Good enough?",
        conditions=[
            ConditionOr(
                [
                    ConditionEquals(left=force, right=True),
                    ConditionOr(
                        [
                            ConditionGreaterThan(left=metric("['auc']"), right=limit),
                            ConditionNot(
                                ConditionIn(value=stage, in_values=["beta", "prod", metric("stage")])
                            ),
                        ]
                    ),
                ]
            ),
            ConditionLessThanOrEqualTo(left=metric("latency['p99.9']"), right=20),
        ],
        if_steps=[by_stage],
        else_steps=[stop("Bad", "The model has", metric("auc"), "instead of", limit)],
    )
    after = ConditionStep(
        name="After",
        conditions=[ConditionEquals(left=measure.properties.ProcessingJobStatus, right="Completed")],
        if_steps=[],
        depends_on=[good],
    )
    return Pipeline(
        name="Conditions",
        parameters=[stage, force, limit, rows],
        steps=[measure, good, after],
        sagemaker_session=session,
    )
