"""A training job that Debugger and Profiler look at, with rules of theirs and one of one's own."""

from __future__ import annotations

from sagemaker.debugger import (
    CollectionConfig,
    DebuggerHookConfig,
    FrameworkProfile,
    ProfilerConfig,
    ProfilerRule,
    Rule,
    TensorBoardOutputConfig,
    rule_configs,
)
from sagemaker.inputs import TrainingInput
from sagemaker.tensorflow import TensorFlow
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

from pipelines.common import ACCOUNT, BUCKET, REGION, ROLE, script


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = ParameterString(name="Data", default_value=f"s3://{BUCKET}/mnist")
    own = Rule.custom(
        name="gradients",
        image_uri=f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/rules:1",
        instance_type="ml.t3.medium",
        source=f"s3://{BUCKET}/rules/gradients.py",
        rule_to_invoke="Gradients",
        volume_size_in_gb=30,
        rule_parameters={"threshold": "20"},
    )
    estimator = TensorFlow(
        entry_point=script("pytorch_train.py"),
        framework_version="2.11",
        py_version="py39",
        instance_type="ml.p3.2xlarge",
        instance_count=1,
        hyperparameters={"epochs": 10},
        rules=[
            Rule.sagemaker(rule_configs.loss_not_decreasing(), rule_parameters={"num_steps": "10"}),
            Rule.sagemaker(rule_configs.vanishing_gradient()),
            ProfilerRule.sagemaker(rule_configs.ProfilerReport()),
            ProfilerRule.sagemaker(rule_configs.LowGPUUtilization()),
            own,
        ],
        debugger_hook_config=DebuggerHookConfig(
            s3_output_path=f"s3://{BUCKET}/debugger",
            hook_parameters={"save_interval": "100"},
            collection_configs=[
                CollectionConfig(name="weights", parameters={"save_interval": "500"}),
                CollectionConfig(name="losses"),
            ],
        ),
        profiler_config=ProfilerConfig(
            s3_output_path=f"s3://{BUCKET}/profiler",
            system_monitor_interval_millis=500,
            framework_profile_params=FrameworkProfile(start_step=5, num_steps=10),
        ),
        tensorboard_output_config=TensorBoardOutputConfig(
            s3_output_path=f"s3://{BUCKET}/tensorboard",
            container_local_output_path="/opt/ml/output/tensorboard",
        ),
        role=ROLE,
        sagemaker_session=session,
    )
    train = TrainingStep(name="Train", step_args=estimator.fit({"training": TrainingInput(data)}))
    return Pipeline(name="Debugger", parameters=[data], steps=[train], sagemaker_session=session)
