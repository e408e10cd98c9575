"""A model of two containers, scikit-learn before XGBoost, stored and registered."""

from __future__ import annotations

from sagemaker.inputs import TrainingInput
from sagemaker.pipeline import PipelineModel
from sagemaker.sklearn import SKLearn, SKLearnModel
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost import XGBoost, XGBoostModel

from pipelines.common import BUCKET, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = TrainingInput(f"s3://{BUCKET}/housing/train", content_type="text/csv")
    common = {"role": ROLE, "sagemaker_session": session}
    fit = TrainingStep(
        name="FitFeatures",
        step_args=SKLearn(
            entry_point=script("tabular_preprocess.py"),
            framework_version="1.2-1",
            instance_type="ml.m5.xlarge",
            **common,
        ).fit({"train": data}),
    )
    train = TrainingStep(
        name="Train",
        step_args=XGBoost(
            entry_point=script("xgboost_train.py"),
            framework_version="1.7-1",
            instance_type="ml.m5.xlarge",
            instance_count=1,
            **common,
        ).fit({"train": data}),
    )
    model = PipelineModel(
        models=[
            SKLearnModel(
                model_data=fit.properties.ModelArtifacts.S3ModelArtifacts,
                entry_point=script("tabular_preprocess.py"),
                framework_version="1.2-1",
                **common,
            ),
            XGBoostModel(
                model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
                entry_point=script("xgboost_inference.py"),
                framework_version="1.7-1",
                **common,
            ),
        ],
        name=None,
        enable_network_isolation=False,
        **common,
    )
    create = ModelStep(name="Serial", step_args=model.create(instance_type="ml.m5.large"))
    register = ModelStep(
        name="RegisterSerial",
        step_args=model.register(
            content_types=["text/csv"],
            response_types=["application/json"],
            inference_instances=["ml.m5.large"],
            transform_instances=["ml.m5.large"],
            model_package_group_name="housing",
            approval_status="Approved",
            customer_metadata_properties={"owner": "pricing"},
        ),
    )
    return Pipeline(
        name="InferencePipeline",
        steps=[fit, train, create, register],
        sagemaker_session=session,
    )
