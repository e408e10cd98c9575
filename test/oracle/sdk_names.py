"""What the two major releases of the SageMaker Python SDK have in common, under one name.

Release 3 has moved these classes to other packages; they take the same arguments.
"""

from __future__ import annotations

try:
    from sagemaker.mlops.workflow import retry
except ModuleNotFoundError:
    RELEASE = 2
    from sagemaker.telemetry import telemetry_logging
    from sagemaker.workflow import conditions, retry
    from sagemaker.workflow.condition_step import ConditionStep
    from sagemaker.workflow.entities import PipelineVariable
    from sagemaker.workflow.execution_variables import ExecutionVariable, ExecutionVariables
    from sagemaker.workflow.fail_step import FailStep
    from sagemaker.workflow.functions import Join, JsonGet
    from sagemaker.workflow.parameters import (
        Parameter,
        ParameterBoolean,
        ParameterFloat,
        ParameterInteger,
        ParameterString,
    )
    from sagemaker.workflow.pipeline import Pipeline
    from sagemaker.workflow.pipeline_context import PipelineSession
    from sagemaker.workflow.pipeline_experiment_config import (
        PipelineExperimentConfig,
        PipelineExperimentConfigProperty,
    )
    from sagemaker.workflow.properties import Properties
    from sagemaker.workflow.steps import CacheConfig
else:
    RELEASE = 3
    from sagemaker.core.helper.pipeline_variable import PipelineVariable
    from sagemaker.core.telemetry import telemetry_logging
    from sagemaker.core.workflow import conditions
    from sagemaker.core.workflow.execution_variables import ExecutionVariable, ExecutionVariables
    from sagemaker.core.workflow.functions import Join, JsonGet
    from sagemaker.core.workflow.parameters import (
        Parameter,
        ParameterBoolean,
        ParameterFloat,
        ParameterInteger,
        ParameterString,
    )
    from sagemaker.core.workflow.pipeline_context import PipelineSession
    from sagemaker.core.workflow.properties import Properties
    from sagemaker.mlops.workflow.condition_step import ConditionStep
    from sagemaker.mlops.workflow.fail_step import FailStep
    from sagemaker.mlops.workflow.pipeline import Pipeline
    from sagemaker.mlops.workflow.pipeline_experiment_config import (
        PipelineExperimentConfig,
        PipelineExperimentConfigProperty,
    )
    from sagemaker.mlops.workflow.steps import CacheConfig

__all__ = [
    "RELEASE",
    "CacheConfig",
    "ConditionStep",
    "ExecutionVariable",
    "ExecutionVariables",
    "FailStep",
    "Join",
    "JsonGet",
    "Parameter",
    "ParameterBoolean",
    "ParameterFloat",
    "ParameterInteger",
    "ParameterString",
    "Pipeline",
    "PipelineExperimentConfig",
    "PipelineExperimentConfigProperty",
    "PipelineSession",
    "PipelineVariable",
    "Properties",
    "conditions",
    "retry",
    "telemetry_logging",
]
