"""Parameters of every type at every place, with defaults and without, with choices and in texts."""

from __future__ import annotations

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import (
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
)
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import BUCKET, ROLE, script, xgboost_image


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = ParameterString(name="data-uri")
    role = ParameterString(name="role", default_value=ROLE)
    image = ParameterString(name="image", default_value=xgboost_image())
    kind = ParameterString(
        name="kind",
        default_value="ml.m5.xlarge",
        enum_values=["ml.m5.xlarge", "ml.m5.4xlarge", "ml.c5.9xlarge"],
    )
    count = ParameterInteger(name="count", default_value=0)
    instances = ParameterInteger(name="instances")
    volume = ParameterInteger(name="volume", default_value=64)
    runtime = ParameterInteger(name="runtime", default_value=7200)
    eta = ParameterFloat(name="eta", default_value=1.0)
    isolated = ParameterBoolean(name="isolated", default_value=True)
    verbose = ParameterBoolean(name="verbose")
    note = ParameterString(name="note", default_value="")

    prepare = ProcessingStep(
        name="prepare",
        step_args=SKLearnProcessor(
            framework_version="1.2-1",
            instance_type=kind,
            instance_count=instances,
            volume_size_in_gb=volume,
            max_runtime_in_seconds=runtime,
            env={"NOTE": note, "VERBOSE": verbose.to_string(), "COUNT": count.to_string()},
            role=role,
            sagemaker_session=session,
        ).run(
            inputs=[
                ProcessingInput(
                    input_name="data",
                    source=Join(on="/", values=[data, ExecutionVariables.CURRENT_DATETIME]),
                    destination="/opt/ml/processing/input/data",
                )
            ],
            outputs=[
                ProcessingOutput(
                    output_name="out",
                    source="/opt/ml/processing/output",
                    destination=Join(on="", values=[f"s3://{BUCKET}/", note, "/", count, "/", eta, isolated]),
                )
            ],
            arguments=["--count", count.to_string(), "--verbose", verbose.to_string(), "--note", note],
            code=script("tabular_preprocess.py"),
        ),
    )
    train = TrainingStep(
        name="train",
        step_args=Estimator(
            image_uri=image,
            instance_type=kind,
            instance_count=instances,
            volume_size=volume,
            max_run=runtime,
            enable_network_isolation=isolated,
            hyperparameters={"eta": eta, "num_round": count, "verbosity": verbose, "note": note},
            role=role,
            sagemaker_session=session,
        ).fit({"train": TrainingInput(data)}),
        depends_on=[prepare],
    )
    stop = FailStep(
        name="stop",
        error_message=Join(on=", ", values=[note, count, eta, isolated, 3, 0.5, True]),
        depends_on=["train"],
    )
    return Pipeline(
        name="parameters-of-every-type",
        parameters=[data, role, image, kind, count, instances, volume, runtime, eta, isolated, verbose, note],
        steps=[prepare, train, stop],
        sagemaker_session=session,
    )
