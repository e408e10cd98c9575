"""Jobs under names of the user's own, and a pipeline that is made for selective runs: each step is cached."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep, TransformStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    model = ParameterString(name="ModelName", default_value="sales-2024")
    cached = CacheConfig(enable_caching=True, expire_after="P1M2DT12H")
    prepare = ProcessingStep(
        name="Prepare",
        step_args=ScriptProcessor(
            image_uri=xgboost_image(),
            command=["python3"],
            instance_type="ml.m5.xlarge",
            instance_count=1,
            base_job_name="prepare-sales",
            role=ROLE,
            sagemaker_session=session,
        ).run(
            inputs=[
                ProcessingInput(
                    source=f"s3://{BUCKET}/sales/raw.csv",
                    destination="/opt/ml/processing/input",
                    input_name="raw",
                )
            ],
            outputs=[ProcessingOutput(output_name="train", source="/opt/ml/processing/train")],
            code=script("tabular_preprocess.py"),
        ),
        cache_config=cached,
    )
    train = TrainingStep(
        name="Train",
        step_args=Estimator(
            image_uri=xgboost_image(),
            instance_type="ml.m5.xlarge",
            instance_count=1,
            base_job_name="train-sales",
            output_path=f"s3://{BUCKET}/sales/models",
            role=ROLE,
            sagemaker_session=session,
        ).fit(
            {
                "train": TrainingInput(
                    prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri,
                    content_type="text/csv",
                )
            }
        ),
        cache_config=cached,
    )
    score = TransformStep(
        name="Score",
        step_args=Transformer(
            model_name=model,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            base_transform_job_name="score-sales",
            output_path=f"s3://{BUCKET}/sales/scored",
            sagemaker_session=session,
        ).transform(f"s3://{BUCKET}/sales/next.csv", content_type="text/csv"),
        cache_config=cached,
        depends_on=[train],
    )
    return Pipeline(
        name="OwnJobNames",
        parameters=[model],
        pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=True),
        steps=[prepare, train, score],
        sagemaker_session=session,
    )
