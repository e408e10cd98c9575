"""A batch transform with a check of the data before it, and one of the predictions after it."""

from __future__ import annotations

from sagemaker.model_monitor import DatasetFormat
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, ModelQualityCheckConfig

from pipelines.common import BUCKET, ROLE


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = ParameterString(name="TransformInput", default_value=f"s3://{BUCKET}/fraud/monthly/")
    model = ParameterString(name="ModelName", default_value="fraud-2024")
    baseline = f"s3://{BUCKET}/fraud/baseline"

    def transform(folder: str) -> object:
        return Transformer(
            model_name=model,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            accept="text/csv",
            assemble_with="Line",
            output_path=f"s3://{BUCKET}/fraud/{folder}",
            sagemaker_session=session,
        ).transform(data, content_type="text/csv", split_type="Line", join_source="Input")

    job = CheckJobConfig(role=ROLE, instance_type="ml.m5.xlarge", sagemaker_session=session)
    before = MonitorBatchTransformStep(
        name="MonitorData",
        display_name="Data quality",
        transform_step_args=transform("scored"),
        monitor_configuration=DataQualityCheckConfig(
            baseline_dataset=data,
            dataset_format=DatasetFormat.csv(header=False),
            output_s3_uri=f"s3://{BUCKET}/fraud/reports/data",
        ),
        check_job_configuration=job,
        monitor_before_transform=True,
        fail_on_violation=True,
        supplied_baseline_statistics=f"{baseline}/statistics.json",
        supplied_baseline_constraints=f"{baseline}/constraints.json",
    )
    after = MonitorBatchTransformStep(
        name="MonitorPredictions",
        transform_step_args=transform("labelled"),
        monitor_configuration=ModelQualityCheckConfig(
            baseline_dataset=f"s3://{BUCKET}/fraud/labelled",
            dataset_format=DatasetFormat.csv(header=False),
            problem_type="BinaryClassification",
            probability_attribute="_c5",
            ground_truth_attribute="_c0",
            probability_threshold_attribute=0.5,
            post_analytics_processor_script=f"s3://{BUCKET}/code/after.py",
            output_s3_uri=f"s3://{BUCKET}/fraud/reports/model",
        ),
        check_job_configuration=job,
        monitor_before_transform=False,
        fail_on_violation=False,
        supplied_baseline_statistics=f"{baseline}/model/statistics.json",
        supplied_baseline_constraints=f"{baseline}/model/constraints.json",
    )
    return Pipeline(
        name="MonitoredTransform",
        parameters=[data, model],
        steps=[before, after],
        sagemaker_session=session,
    )
