"""The older style without `step_args`, as many pipelines that run are still written; its steps are cached."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import CreateModelInput, TrainingInput, TransformInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import CacheConfig, CreateModelStep, ProcessingStep, TrainingStep, TransformStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    cached = CacheConfig(enable_caching=True, expire_after="30d")
    prepare = ProcessingStep(
        name="prepare",
        processor=ScriptProcessor(
            image_uri=xgboost_image(),
            command=["python3"],
            instance_type="ml.m5.xlarge",
            instance_count=1,
            role=ROLE,
            sagemaker_session=session,
        ),
        inputs=[
            ProcessingInput(
                source=f"s3://{BUCKET}/sales/raw.csv",
                destination="/opt/ml/processing/input",
                input_name="raw",
            )
        ],
        outputs=[ProcessingOutput(output_name="train", source="/opt/ml/processing/train")],
        code=script("tabular_preprocess.py"),
        property_files=[PropertyFile(name="Summary", output_name="train", path="summary.json")],
        cache_config=cached,
    )
    estimator = Estimator(
        image_uri=xgboost_image(),
        instance_type="ml.m5.xlarge",
        instance_count=1,
        output_path=f"s3://{BUCKET}/sales/models",
        role=ROLE,
        sagemaker_session=session,
    )
    train = TrainingStep(
        name="train",
        estimator=estimator,
        inputs={
            "train": TrainingInput(
                prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri,
                content_type="text/csv",
            )
        },
        cache_config=cached,
    )
    artifact = train.properties.ModelArtifacts.S3ModelArtifacts
    create = CreateModelStep(
        name="create",
        model=Model(
            image_uri=xgboost_image(),
            model_data=artifact,
            role=ROLE,
            sagemaker_session=session,
        ),
        inputs=CreateModelInput(instance_type="ml.m5.large"),
    )
    score = TransformStep(
        name="score",
        transformer=Transformer(
            model_name=create.properties.ModelName,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            output_path=f"s3://{BUCKET}/sales/scored",
            sagemaker_session=session,
        ),
        inputs=TransformInput(data=f"s3://{BUCKET}/sales/next.csv", content_type="text/csv"),
        cache_config=cached,
    )
    register = RegisterModel(
        name="register",
        estimator=estimator,
        model_data=artifact,
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.t2.large"],
        transform_instances=["ml.m5.large"],
        model_package_group_name="sales",
        approval_status="Approved",
        image_uri=xgboost_image(),
        depends_on=[score],
    )
    return Pipeline(
        name="OlderStyle",
        steps=[prepare, train, create, score, register],
        sagemaker_session=session,
    )
