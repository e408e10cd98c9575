"""Spark in processing jobs, in Python and Java, with settings and an event log."""

from __future__ import annotations

from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.spark.processing import PySparkProcessor, SparkJarProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

from pipelines.common import BUCKET, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    table = ParameterString(name="Table", default_value="events")
    instances = ParameterInteger(name="Instances", default_value=4)
    common = {
        "framework_version": "3.3",
        "instance_type": "ml.m5.4xlarge",
        "instance_count": instances,
        "max_runtime_in_seconds": 7200,
        "role": ROLE,
        "sagemaker_session": session,
    }
    python = ProcessingStep(
        name="Sessions",
        step_args=PySparkProcessor(**common).run(
            submit_app=script("load_data.py"),
            submit_py_files=[f"s3://{BUCKET}/code/helpers.zip"],
            arguments=["--table", table],
            inputs=[
                ProcessingInput(
                    input_name="events",
                    source=f"s3://{BUCKET}/events",
                    destination="/opt/ml/processing/input/events",
                )
            ],
            outputs=[
                ProcessingOutput(
                    output_name="sessions",
                    source="/opt/ml/processing/output",
                    destination=f"s3://{BUCKET}/sessions",
                    s3_upload_mode="Continuous",
                )
            ],
            configuration=[
                {"Classification": "spark-defaults", "Properties": {"spark.executor.memory": "8g"}}
            ],
            spark_event_logs_s3_uri=f"s3://{BUCKET}/spark-events",
        ),
    )
    java = ProcessingStep(
        name="Counts",
        step_args=SparkJarProcessor(**common).run(
            submit_app=f"s3://{BUCKET}/code/counts.jar",
            submit_class="org.example.Counts",
            arguments=["--input", python.properties.ProcessingOutputConfig.Outputs["sessions"].S3Output.S3Uri],
        ),
    )
    return Pipeline(
        name="Spark",
        parameters=[table, instances],
        steps=[python, java],
        sagemaker_session=session,
    )
