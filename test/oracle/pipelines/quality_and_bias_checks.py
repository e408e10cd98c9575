"""Data and model are checked against baselines; what the checks compute is registered with the model."""

from __future__ import annotations

from sagemaker.clarify import BiasConfig, DataConfig, ModelConfig, ModelPredictedLabelConfig, SHAPConfig
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.model_monitor import DatasetFormat
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import (
    ClarifyCheckStep,
    DataBiasCheckConfig,
    ModelBiasCheckConfig,
    ModelExplainabilityCheckConfig,
)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import (
    DataQualityCheckConfig,
    ModelQualityCheckConfig,
    QualityCheckStep,
)
from sagemaker.workflow.steps import TrainingStep, TransformStep
from sagemaker.xgboost.estimator import XGBoost

from pipelines.common import BUCKET, ROLE, script, xgboost_image

GROUP = "credit-risk"
HEADERS = ["default", "age", "income", "region"]


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    skip = ParameterBoolean(name="SkipChecks", default_value=False)
    register_new = ParameterBoolean(name="RegisterNewBaselines", default_value=False)
    supplied = ParameterString(name="SuppliedStatistics", default_value="")
    data = f"s3://{BUCKET}/credit/train.csv"
    job = CheckJobConfig(
        role=ROLE,
        instance_count=1,
        instance_type="ml.c5.xlarge",
        volume_size_in_gb=120,
        sagemaker_session=session,
    )
    switches = {
        "check_job_config": job,
        "skip_check": skip,
        "register_new_baseline": register_new,
        "model_package_group_name": GROUP,
    }

    def output(name: str) -> Join:
        return Join(
            on="/",
            values=["s3:/", BUCKET, "credit", ExecutionVariables.PIPELINE_EXECUTION_ID, name],
        )

    data_quality = QualityCheckStep(
        name="DataQuality",
        quality_check_config=DataQualityCheckConfig(
            baseline_dataset=data,
            dataset_format=DatasetFormat.csv(header=True, output_columns_position="START"),
            output_s3_uri=output("dataquality"),
        ),
        supplied_baseline_statistics=supplied,
        fail_on_violation=False,
        **switches,
    )
    bias = BiasConfig(
        label_values_or_threshold=[1],
        facet_name=["age"],
        facet_values_or_threshold=[[40]],
        group_name="region",
    )
    data_bias = ClarifyCheckStep(
        name="DataBias",
        clarify_check_config=DataBiasCheckConfig(
            data_config=DataConfig(
                s3_data_input_path=data,
                s3_output_path=output("databias"),
                s3_analysis_config_output_path=f"s3://{BUCKET}/credit/databias/config",
                label="default",
                headers=HEADERS,
                dataset_type="text/csv",
            ),
            data_bias_config=bias,
        ),
        **switches,
    )
    train = TrainingStep(
        name="Train",
        step_args=XGBoost(
            entry_point=script("xgboost_train.py"),
            framework_version="1.7-1",
            instance_type="ml.m5.xlarge",
            instance_count=1,
            role=ROLE,
            sagemaker_session=session,
        ).fit({"train": TrainingInput(data, content_type="text/csv")}),
        depends_on=[data_quality, data_bias],
    )
    model = Model(
        image_uri=xgboost_image(),
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=ROLE,
        sagemaker_session=session,
    )
    create = ModelStep(name="Model", step_args=model.create(instance_type="ml.m5.large"))
    score = TransformStep(
        name="Score",
        step_args=Transformer(
            model_name=create.properties.ModelName,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            accept="text/csv",
            assemble_with="Line",
            output_path=f"s3://{BUCKET}/credit/scored",
            sagemaker_session=session,
        ).transform(data=data, content_type="text/csv", split_type="Line", join_source="Input"),
    )
    model_quality = QualityCheckStep(
        name="ModelQuality",
        quality_check_config=ModelQualityCheckConfig(
            baseline_dataset=score.properties.TransformOutput.S3OutputPath,
            dataset_format=DatasetFormat.csv(header=False),
            output_s3_uri=output("modelquality"),
            problem_type="BinaryClassification",
            inference_attribute="_c4",
            ground_truth_attribute="_c0",
        ),
        **switches,
    )

    def about_model(name: str) -> dict[str, object]:
        return {
            "data_config": DataConfig(
                s3_data_input_path=data,
                s3_output_path=output(name),
                s3_analysis_config_output_path=f"s3://{BUCKET}/credit/{name}/config",
                label="default",
                headers=HEADERS,
                dataset_type="text/csv",
            ),
            "model_config": ModelConfig(
                model_name=create.properties.ModelName,
                instance_count=1,
                instance_type="ml.m5.xlarge",
                accept_type="text/csv",
            ),
        }

    model_bias = ClarifyCheckStep(
        name="ModelBias",
        clarify_check_config=ModelBiasCheckConfig(
            **about_model("modelbias"),
            data_bias_config=bias,
            model_predicted_label_config=ModelPredictedLabelConfig(probability_threshold=0.5),
        ),
        **switches,
    )
    explain = ClarifyCheckStep(
        name="Explainability",
        clarify_check_config=ModelExplainabilityCheckConfig(
            **about_model("explainability"),
            explainability_config=SHAPConfig(
                baseline=[[35, 50000, 1]],
                num_samples=50,
                agg_method="mean_abs",
                save_local_shap_values=True,
            ),
        ),
        **switches,
    )

    def source(step: object, what: str) -> MetricsSource:
        return MetricsSource(s3_uri=getattr(step.properties, what), content_type="application/json")

    statistics, constraints = "CalculatedBaselineStatistics", "CalculatedBaselineConstraints"
    used = "BaselineUsedForDriftCheck"
    register = ModelStep(
        name="Register",
        step_args=model.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=["ml.m5.large"],
            transform_instances=["ml.m5.large"],
            model_package_group_name=GROUP,
            model_metrics=ModelMetrics(
                model_data_statistics=source(data_quality, statistics),
                model_data_constraints=source(data_quality, constraints),
                model_statistics=source(model_quality, statistics),
                model_constraints=source(model_quality, constraints),
                bias_pre_training=source(data_bias, constraints),
                bias_post_training=source(model_bias, constraints),
                explainability=source(explain, constraints),
            ),
            drift_check_baselines=DriftCheckBaselines(
                model_data_statistics=source(data_quality, f"{used}Statistics"),
                model_data_constraints=source(data_quality, f"{used}Constraints"),
                model_statistics=source(model_quality, f"{used}Statistics"),
                model_constraints=source(model_quality, f"{used}Constraints"),
                bias_pre_training_constraints=source(data_bias, f"{used}Constraints"),
                bias_post_training_constraints=source(model_bias, f"{used}Constraints"),
                explainability_constraints=source(explain, f"{used}Constraints"),
            ),
        ),
    )
    return Pipeline(
        name="CheckedCreditRisk",
        parameters=[skip, register_new, supplied],
        steps=[data_quality, data_bias, train, create, score, model_quality, model_bias, explain, register],
        sagemaker_session=session,
    )
