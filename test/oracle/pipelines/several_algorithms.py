"""One tuning job that compares two algorithms, and a Lambda function that gets the name of the winner."""

from __future__ import annotations

from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TuningStep

from pipelines.common import ACCOUNT, BUCKET, REGION, ROLE, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""

    def estimator(image: str, **hyperparameters: object) -> Estimator:
        made = Estimator(
            image_uri=image,
            instance_type="ml.c5.4xlarge",
            instance_count=1,
            output_path=f"s3://{BUCKET}/compare",
            role=ROLE,
            sagemaker_session=session,
        )
        made.set_hyperparameters(**hyperparameters)
        return made

    linear_image = image_uris.retrieve("linear-learner", REGION)
    tuner = HyperparameterTuner.create(
        estimator_dict={
            "trees": estimator(xgboost_image(), objective="reg:squarederror", num_round=100),
            "linear": estimator(linear_image, predictor_type="regressor", epochs=10),
        },
        objective_metric_name_dict={"trees": "validation:rmse", "linear": "validation:objective_loss"},
        hyperparameter_ranges_dict={
            "trees": {
                "eta": ContinuousParameter(0.01, 0.5),
                "booster": CategoricalParameter(["gbtree", "dart"]),
            },
            "linear": {"learning_rate": ContinuousParameter(0.0001, 0.1, scaling_type="Logarithmic")},
        },
        objective_type="Minimize",
        max_jobs=12,
        max_parallel_jobs=3,
    )
    channels = {
        name: TrainingInput(f"s3://{BUCKET}/compare/{name}", content_type="text/csv")
        for name in ("train", "validation")
    }
    compare = TuningStep(
        name="Compare",
        step_args=tuner.fit({"trees": channels, "linear": channels}, include_cls_metadata={}),
    )
    tell = LambdaStep(
        name="Tell",
        lambda_func=Lambda(
            function_arn=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:tell-winner:live",
            session=session,
        ),
        inputs={
            "best_job": compare.properties.BestTrainingJob.TrainingJobName,
            "best_of": compare.properties.BestTrainingJob.TrainingJobDefinitionName,
            "second_job": compare.properties.TrainingJobSummaries[1].TrainingJobName,
        },
        outputs=[LambdaOutput(output_name="message", output_type=LambdaOutputTypeEnum.String)],
    )
    return Pipeline(name="CompareAlgorithms", steps=[compare, tell], sagemaker_session=session)
