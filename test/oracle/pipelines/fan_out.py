"""One step of the same kind for each of forty stores, and one that waits for all of them."""

from __future__ import annotations

from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

from pipelines.common import ACCOUNT, BUCKET, REGION, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    day = ParameterString(name="Day")
    processor = SKLearnProcessor(
        framework_version="1.2-1",
        instance_type="ml.m5.large",
        instance_count=1,
        role=ROLE,
        sagemaker_session=session,
    )

    def forecast(store: int) -> ProcessingStep:
        arguments = processor.run(
            inputs=[
                ProcessingInput(
                    source=Join(on="/", values=[f"s3://{BUCKET}/stores/{store}", day]),
                    destination="/opt/ml/processing/input",
                )
            ],
            outputs=[ProcessingOutput(source="/opt/ml/processing/output")],
            code=script("tabular_preprocess.py"),
            arguments=["--store", str(store)],
        )
        cached = CacheConfig(enable_caching=True, expire_after="P1D")
        return ProcessingStep(name=f"Store{store:02}", step_args=arguments, cache_config=cached)

    stores = [forecast(store) for store in range(40)]
    collect = LambdaStep(
        name="Collect",
        lambda_func=Lambda(
            function_arn=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:collect",
            session=session,
        ),
        inputs={
            "places": [
                store.properties.ProcessingOutputConfig.Outputs["output-1"].S3Output.S3Uri
                for store in stores
            ]
        },
        depends_on=stores,
    )
    return Pipeline(name="FanOut", parameters=[day], steps=[*stores, collect], sagemaker_session=session)
