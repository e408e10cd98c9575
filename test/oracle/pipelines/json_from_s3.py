"""Values out of a JSON file that no property file names, but a path in S3."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_experiment_config import (
    PipelineExperimentConfig,
    PipelineExperimentConfigProperties,
)
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    experiment = ParameterString(name="Experiment", default_value="churn")
    suggest = ProcessingStep(
        name="Suggest",
        step_args=SKLearnProcessor(
            framework_version="1.2-1",
            instance_type="ml.m5.large",
            instance_count=1,
            env={"EXPERIMENT": PipelineExperimentConfigProperties.EXPERIMENT_NAME},
            role=ROLE,
            sagemaker_session=session,
        ).run(
            outputs=[ProcessingOutput(output_name="plan", source="/opt/ml/processing/plan")],
            code=script("load_data.py"),
        ),
    )
    folder = suggest.properties.ProcessingOutputConfig.Outputs["plan"].S3Output.S3Uri

    def planned(path: str) -> JsonGet:
        return JsonGet(s3_uri=Join(on="/", values=[folder, "plan.json"]), json_path=path)

    train = TrainingStep(
        name="Train",
        step_args=Estimator(
            image_uri=xgboost_image(),
            instance_type=planned("instance.type"),
            instance_count=planned("instance.count"),
            output_path=f"s3://{BUCKET}/models",
            hyperparameters={"num_round": planned("rounds"), "objective": "binary:logistic"},
            role=ROLE,
            sagemaker_session=session,
        ).fit({"train": TrainingInput(f"s3://{BUCKET}/churn/train", content_type="text/csv")}),
    )
    known = Join(
        on="/",
        values=["s3:/", BUCKET, ExecutionVariables.PIPELINE_NAME, experiment, "limits.json"],
    )
    gate = ConditionStep(
        name="Gate",
        conditions=[
            ConditionGreaterThan(
                left=train.properties.FinalMetricDataList["train:auc"].Value,
                right=JsonGet(s3_uri=known, json_path="auc"),
            )
        ],
        if_steps=[],
        else_steps=[FailStep(name="TooWeak", error_message="The model is too weak.")],
    )
    return Pipeline(
        name="JsonFromS3",
        parameters=[experiment],
        pipeline_experiment_config=PipelineExperimentConfig(
            experiment,
            Join(on="-", values=["run", ExecutionVariables.PIPELINE_EXECUTION_ID]),
        ),
        steps=[suggest, train, gate],
        sagemaker_session=session,
    )
