"""The regression of AWS's first example: prepare, train, evaluate; register the model or fail."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    instance_count = ParameterInteger(name="ProcessingInstanceCount", default_value=1)
    instance_type = ParameterString(name="TrainingInstanceType", default_value="ml.m5.xlarge")
    approval = ParameterString(name="ModelApprovalStatus", default_value="PendingManualApproval")
    data = ParameterString(name="InputData", default_value=f"s3://{BUCKET}/abalone/abalone.csv")
    threshold = ParameterFloat(name="MseThreshold", default_value=6.0)

    prepare = ProcessingStep(
        name="AbaloneProcess",
        step_args=SKLearnProcessor(
            framework_version="1.2-1",
            instance_type="ml.m5.xlarge",
            instance_count=instance_count,
            base_job_name="abalone-process",
            role=ROLE,
            sagemaker_session=session,
        ).run(
            inputs=[ProcessingInput(source=data, destination="/opt/ml/processing/input")],
            outputs=[
                ProcessingOutput(output_name=name, source=f"/opt/ml/processing/{name}")
                for name in ("train", "validation", "test")
            ],
            code=script("tabular_preprocess.py"),
        ),
    )
    outputs = prepare.properties.ProcessingOutputConfig.Outputs

    estimator = Estimator(
        image_uri=xgboost_image(),
        instance_type=instance_type,
        instance_count=1,
        output_path=f"s3://{BUCKET}/abalone/models",
        role=ROLE,
        sagemaker_session=session,
    )
    estimator.set_hyperparameters(objective="reg:linear", num_round=50, max_depth=5, eta=0.2, subsample=0.7)
    train = TrainingStep(
        name="AbaloneTrain",
        step_args=estimator.fit(
            inputs={
                name: TrainingInput(s3_data=outputs[name].S3Output.S3Uri, content_type="text/csv")
                for name in ("train", "validation")
            }
        ),
    )

    report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
    evaluate = ProcessingStep(
        name="AbaloneEval",
        step_args=ScriptProcessor(
            image_uri=xgboost_image(),
            command=["python3"],
            instance_type="ml.m5.xlarge",
            instance_count=1,
            role=ROLE,
            sagemaker_session=session,
        ).run(
            inputs=[
                ProcessingInput(
                    source=train.properties.ModelArtifacts.S3ModelArtifacts,
                    destination="/opt/ml/processing/model",
                ),
                ProcessingInput(source=outputs["test"].S3Output.S3Uri, destination="/opt/ml/processing/test"),
            ],
            outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")],
            code=script("xgboost_model_eval.py"),
        ),
        property_files=[report],
    )

    folder = evaluate.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]
    metrics = MetricsSource(
        s3_uri=Join(on="/", values=[folder, "evaluation.json"]),
        content_type="application/json",
    )
    model = Model(
        image_uri=xgboost_image(),
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=ROLE,
        sagemaker_session=session,
    )
    register = ModelStep(
        name="AbaloneRegister",
        step_args=model.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=["ml.t2.medium", "ml.m5.xlarge"],
            transform_instances=["ml.m5.xlarge"],
            model_package_group_name="AbaloneModelPackageGroup",
            approval_status=approval,
            model_metrics=ModelMetrics(model_statistics=metrics),
        ),
    )
    create = ModelStep(name="AbaloneCreate", step_args=model.create(instance_type="ml.m5.large"))
    fail = FailStep(
        name="AbaloneMseFail",
        error_message=Join(on=" ", values=["Execution failed: the MSE is above", threshold]),
    )
    gate = ConditionStep(
        name="AbaloneMseCond",
        conditions=[
            ConditionLessThanOrEqualTo(
                left=JsonGet(
                    step_name=evaluate.name,
                    property_file=report,
                    json_path="regression_metrics.mse.value",
                ),
                right=threshold,
            )
        ],
        if_steps=[register, create],
        else_steps=[fail],
    )
    return Pipeline(
        name="AbalonePipeline",
        parameters=[instance_count, instance_type, approval, data, threshold],
        steps=[prepare, train, evaluate, gate],
        sagemaker_session=session,
    )
