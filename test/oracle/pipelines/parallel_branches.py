"""Two branches that prepare, two that train on both, and one step in which all come together."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    root = ParameterString(name="DataRoot", default_value=f"s3://{BUCKET}/sales")
    processor = SKLearnProcessor(
        framework_version="1.2-1",
        instance_type="ml.m5.xlarge",
        instance_count=1,
        role=ROLE,
        sagemaker_session=session,
    )

    def prepare(region: str) -> ProcessingStep:
        arguments = processor.run(
            inputs=[
                ProcessingInput(
                    input_name="raw",
                    source=Join(on="/", values=[root, region]),
                    destination="/opt/ml/processing/input/raw",
                )
            ],
            outputs=[ProcessingOutput(output_name="table", source="/opt/ml/processing/output")],
            code=script("tabular_preprocess.py"),
            arguments=["--job_type", "training"],
        )
        return ProcessingStep(name=f"Prepare-{region}", step_args=arguments)

    prepared = {region: prepare(region) for region in ("europe", "america")}
    channels = {
        region: TrainingInput(
            step.properties.ProcessingOutputConfig.Outputs["table"].S3Output.S3Uri,
            content_type="text/csv",
        )
        for region, step in prepared.items()
    }

    def train(depth: int) -> TrainingStep:
        estimator = Estimator(
            image_uri=xgboost_image(),
            instance_type="ml.m5.2xlarge",
            instance_count=1,
            hyperparameters={"max_depth": depth, "num_round": 200, "objective": "reg:squarederror"},
            role=ROLE,
            sagemaker_session=session,
        )
        return TrainingStep(name=f"Train-{depth}", step_args=estimator.fit(channels))

    trained = [train(depth) for depth in (4, 8)]
    compare = ProcessingStep(
        name="Compare",
        step_args=processor.run(
            inputs=[
                ProcessingInput(
                    input_name=f"model-{index}",
                    source=step.properties.ModelArtifacts.S3ModelArtifacts,
                    destination=f"/opt/ml/processing/input/model-{index}",
                )
                for index, step in enumerate(trained)
            ],
            outputs=[
                ProcessingOutput(
                    output_name="report",
                    source="/opt/ml/processing/output",
                    destination=Join(on="/", values=[root, "reports"]),
                    s3_upload_mode="Continuous",
                )
            ],
            code=script("xgboost_model_eval.py"),
        ),
        depends_on=["Prepare-europe", prepared["america"]],
    )
    return Pipeline(
        name="ParallelBranches",
        parameters=[root],
        steps=[compare, *trained, *prepared.values()],
        sagemaker_session=session,
    )
