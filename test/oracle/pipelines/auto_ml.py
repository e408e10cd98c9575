"""AutoML in the ensembling mode; its best model is stored, registered with its own reports, and used."""

from __future__ import annotations

from sagemaker import AutoML, AutoMLInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.transformer import Transformer
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TransformStep

from pipelines.common import BUCKET, ROLE


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    runtime = ParameterInteger(name="MaxRuntime", default_value=3600)
    target = ParameterString(name="Target", default_value="class")
    auto_ml = AutoML(
        role=ROLE,
        target_attribute_name=target,
        sagemaker_session=session,
        total_job_runtime_in_seconds=runtime,
        mode="ENSEMBLING",
        problem_type="BinaryClassification",
        job_objective={"MetricName": "AUC"},
        output_path=f"s3://{BUCKET}/automl",
    )
    search = AutoMLStep(
        name="AutoMLTraining",
        step_args=auto_ml.fit(
            inputs=[
                AutoMLInput(
                    inputs=f"s3://{BUCKET}/census/{kind}.csv",
                    target_attribute_name=target,
                    channel_type=kind,
                )
                for kind in ("training", "validation")
            ]
        ),
    )
    best = search.get_best_auto_ml_model(role=ROLE, sagemaker_session=session)
    create = ModelStep(name="BestModel", step_args=best.create(instance_type="ml.m5.large"))
    score = TransformStep(
        name="Score",
        step_args=Transformer(
            model_name=create.properties.ModelName,
            instance_type="ml.m5.2xlarge",
            instance_count=1,
            output_path=f"s3://{BUCKET}/automl/scores",
            sagemaker_session=session,
        ).transform(data=f"s3://{BUCKET}/census/test.csv", content_type="text/csv"),
    )
    report = search.properties.BestCandidateProperties
    register = ModelStep(
        name="Register",
        step_args=best.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=["ml.m5.large"],
            transform_instances=["ml.m5.large"],
            model_package_group_name="census",
            model_metrics=ModelMetrics(
                model_statistics=MetricsSource(
                    s3_uri=report.ModelInsightsJsonReportPath,
                    content_type="application/json",
                ),
                explainability=MetricsSource(
                    s3_uri=report.ExplainabilityJsonReportPath,
                    content_type="application/json",
                ),
            ),
        ),
        depends_on=[score],
    )
    return Pipeline(
        name="AutoMLPipeline",
        parameters=[runtime, target],
        steps=[search, create, score, register],
        sagemaker_session=session,
    )
