"""Texts: a processing job with a folder of code, Hugging Face training, and its model behind its own image."""

from __future__ import annotations

from sagemaker.huggingface import HuggingFace, HuggingFaceModel
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.pytorch.processing import PyTorchProcessor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, ROLE, SCRIPTS


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    base = ParameterString(name="BaseModel", default_value="distilbert-base-uncased")
    common = {"role": ROLE, "sagemaker_session": session}
    tokenize = ProcessingStep(
        name="Tokenize",
        step_args=PyTorchProcessor(
            framework_version="2.1",
            py_version="py310",
            instance_type="ml.m5.xlarge",
            instance_count=1,
            **common,
        ).run(
            code="load_data.py",
            source_dir=str(SCRIPTS),
            inputs=[
                ProcessingInput(
                    input_name="texts",
                    source=f"s3://{BUCKET}/texts",
                    destination="/opt/ml/processing/input/texts",
                )
            ],
            outputs=[ProcessingOutput(output_name="tokens", source="/opt/ml/processing/tokens")],
            arguments=["--model", base],
        ),
    )
    train = TrainingStep(
        name="FineTune",
        step_args=HuggingFace(
            entry_point="pytorch_train.py",
            source_dir=str(SCRIPTS),
            transformers_version="4.28",
            pytorch_version="2.0",
            py_version="py310",
            instance_type="ml.g5.2xlarge",
            instance_count=1,
            hyperparameters={"model_name": base, "epochs": 3, "fp16": True, "layers": [1, 2]},
            **common,
        ).fit(
            {
                "train": TrainingInput(
                    tokenize.properties.ProcessingOutputConfig.Outputs["tokens"].S3Output.S3Uri
                )
            }
        ),
    )
    model = HuggingFaceModel(
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        transformers_version="4.28",
        pytorch_version="2.0",
        py_version="py310",
        env={"HF_TASK": "text-classification"},
        **common,
    )
    register = ModelStep(
        name="Register",
        step_args=model.register(
            content_types=["application/json"],
            response_types=["application/json"],
            inference_instances=["ml.g5.xlarge"],
            transform_instances=["ml.g4dn.xlarge"],
            model_package_group_name="texts",
            marketplace_cert=False,
        ),
    )
    return Pipeline(
        name="HuggingFace",
        parameters=[base],
        steps=[tokenize, train, register],
        sagemaker_session=session,
    )
