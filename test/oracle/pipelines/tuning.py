"""A search that starts from earlier ones; the two best models are stored, the best one is registered."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.tuner import (
    ContinuousParameter,
    HyperparameterTuner,
    IntegerParameter,
    WarmStartConfig,
    WarmStartTypes,
)
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, TuningStep

from pipelines.common import BUCKET, ROLE, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    parent = ParameterString(name="ParentTuningJob", default_value="churn-tuning-240901")
    train = TrainingInput(f"s3://{BUCKET}/churn/train", content_type="text/csv")
    validation = TrainingInput(f"s3://{BUCKET}/churn/validation", content_type="text/csv")
    estimator = Estimator(
        image_uri=xgboost_image(),
        instance_type="ml.m5.2xlarge",
        instance_count=1,
        output_path=f"s3://{BUCKET}/churn/models",
        role=ROLE,
        sagemaker_session=session,
    )
    estimator.set_hyperparameters(eval_metric="auc", objective="binary:logistic", num_round=100)

    ranges = {
        "eta": ContinuousParameter(0.01, 0.5, scaling_type="Logarithmic"),
        "max_depth": IntegerParameter(3, 10),
    }

    def tuner(**more: object) -> HyperparameterTuner:
        return HyperparameterTuner(
            estimator,
            "validation:auc",
            ranges,
            objective_type="Maximize",
            max_jobs=8,
            max_parallel_jobs=2,
            early_stopping_type="Auto",
            **more,
        )

    explore = TuningStep(
        name="Explore",
        step_args=tuner(random_seed=7).fit({"train": train, "validation": validation}),
        cache_config=CacheConfig(enable_caching=True, expire_after="P30D"),
    )
    parents = {parent, explore.properties.HyperParameterTuningJobName}
    refine = TuningStep(
        name="Refine",
        step_args=tuner(
            warm_start_config=WarmStartConfig(WarmStartTypes.IDENTICAL_DATA_AND_ALGORITHM, parents=parents)
        ).fit({"train": train, "validation": validation}),
    )

    def model(rank: int) -> Model:
        return Model(
            image_uri=xgboost_image(),
            model_data=refine.get_top_model_s3_uri(top_k=rank, s3_bucket=BUCKET, prefix="churn/models"),
            role=ROLE,
            sagemaker_session=session,
        )

    stored = [ModelStep(name=f"Top{rank}", step_args=model(rank).create("ml.m5.large")) for rank in (0, 1)]
    register = ModelStep(
        name="Register",
        step_args=model(0).register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            model_package_group_name="churn",
            approval_status="PendingManualApproval",
        ),
        depends_on=[stored[0]],
    )
    return Pipeline(
        name="ChurnTuning",
        parameters=[parent],
        steps=[explore, refine, *stored, register],
        sagemaker_session=session,
    )
