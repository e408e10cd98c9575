"""A monthly batch transform of the artifact that a parameter names; the answers stand beside their records."""

from __future__ import annotations

from sagemaker.inputs import BatchDataCaptureConfig, TransformInput
from sagemaker.model import Model
from sagemaker.transformer import Transformer
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, TransformStep

from pipelines.common import BUCKET, KMS_KEY, ROLE, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    artifact = ParameterString(name="ModelArtifact")
    month = ParameterString(name="Month", default_value="2024-01")
    instances = ParameterInteger(name="Instances", default_value=2)

    model = Model(image_uri=xgboost_image(), model_data=artifact, role=ROLE, sagemaker_session=session)
    create = ModelStep(name="ChurnModel", step_args=model.create(instance_type="ml.m5.large"))
    transformer = Transformer(
        model_name=create.properties.ModelName,
        instance_type="ml.m5.xlarge",
        instance_count=instances,
        output_path=Join(
            on="/",
            values=["s3:/", BUCKET, "scores", month, ExecutionVariables.PIPELINE_EXECUTION_ID],
        ),
        output_kms_key=KMS_KEY,
        volume_kms_key=KMS_KEY,
        accept="text/csv",
        assemble_with="Line",
        strategy="MultiRecord",
        max_payload=6,
        max_concurrent_transforms=4,
        env={"LOG_LEVEL": "info"},
        sagemaker_session=session,
    )
    score = TransformStep(
        name="Score",
        step_args=transformer.transform(
            data=Join(on="", values=[f"s3://{BUCKET}/customers/", month, "/"]),
            data_type="S3Prefix",
            content_type="text/csv",
            split_type="Line",
            input_filter="$[1:]",
            join_source="Input",
            output_filter="$[0,-1]",
            batch_data_capture_config=BatchDataCaptureConfig(
                destination_s3_uri=f"s3://{BUCKET}/captured",
                kms_key_id=KMS_KEY,
                generate_inference_id=True,
            ),
        ),
        cache_config=CacheConfig(enable_caching=True, expire_after="PT12H"),
    )
    manifest = TransformStep(
        name="ScoreListedFiles",
        transformer=Transformer(
            model_name=create.properties.ModelName,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            output_path=f"s3://{BUCKET}/scores/listed",
            sagemaker_session=session,
        ),
        inputs=TransformInput(
            data=f"s3://{BUCKET}/customers/files.manifest",
            data_type="ManifestFile",
            content_type="application/jsonlines",
            compression_type="Gzip",
        ),
        depends_on=[score],
    )
    return Pipeline(
        name="BatchScoring",
        parameters=[artifact, month, instances],
        steps=[create, score, manifest],
        sagemaker_session=session,
    )
