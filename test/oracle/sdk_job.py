"""Builds one job step with the classes of the SageMaker Python SDK."""

from __future__ import annotations

from typing import Any

from sdk_checks import Checks
from sdk_models import Models
from sdk_notebook import notebook_step
from sdk_processing import processing_step, property_files
from sdk_services import Services
from sdk_training import training_step
from sdk_transform import transform_step
from sdk_tuning import tuning_step
from sdk_values import JobValues


class Job(JobValues):
    """The SDK's classes for the type of one job step."""

    def step(self, common: dict[str, Any]) -> Any:
        """Return the step of the type that the specification names."""
        kind = self.spec["sagemaker_step_type"]
        build = {
            "Processing": lambda common: processing_step(self, common),
            "Training": lambda common: training_step(self, common),
            "Tuning": lambda common: tuning_step(self, common),
            "NotebookJob": lambda common: notebook_step(self, common),
            "Transform": lambda common: transform_step(self, common),
            "Model": Models(self).model,
            "RegisterModel": Models(self).register,
            "QualityCheck": Checks(self).quality,
            "ClarifyCheck": Checks(self).clarify,
            "Lambda": Services(self).function,
            "Callback": Services(self).callback,
            "Raw": Services(self).raw,
            "EndpointConfig": Services(self).endpoint_config,
            "Endpoint": Services(self).endpoint,
            "InferenceComponent": Services(self).inference_component,
            "Lineage": Services(self).lineage,
            "AutoML": Services(self).auto_ml,
            "EMR": Services(self).emr,
        }[kind]
        policies = self.policies()
        if "property_files" in self.written and kind != "Processing":
            policies["property_files"] = property_files(self)
        return build({**common, **policies})
