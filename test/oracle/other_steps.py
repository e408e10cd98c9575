"""Builds the steps whose classes are in other releases of the SageMaker Python SDK than the rest."""

from __future__ import annotations

from typing import Any

from step_values import StepValues


class OtherStep(StepValues):
    """One step of such a type."""

    def step(self, common: dict[str, Any]) -> Any:
        """Return the step of the type that the specification names."""
        kind = self.spec["sagemaker_step_type"]
        build = self._emr_serverless if kind == "EMRServerless" else self._bedrock
        return build({**common, **self.policies()})

    def _emr_serverless(self, common: dict[str, Any]) -> Any:
        """Return an EMRServerless step; release 3 has it since 3.5."""
        from sagemaker.mlops.workflow.emr_serverless_step import EMRServerlessJobConfig, EMRServerlessStep

        request = self.request()
        job = dict(request["JobConfig"])
        # The SDK writes both of them twice.
        assert job.pop("applicationId", None) == request.get("ApplicationId")
        assert job["executionRoleArn"] == request["ExecutionRoleArn"]
        names = {
            "executionRoleArn": "execution_role_arn",
            "jobDriver": "job_driver",
            "configurationOverrides": "configuration_overrides",
            "executionTimeoutMinutes": "execution_timeout_minutes",
            "name": "name",
            "tags": "tags",
        }
        return EMRServerlessStep(
            job_config=EMRServerlessJobConfig(**{names[member]: value for member, value in job.items()}),
            application_id=request.get("ApplicationId"),
            application_config=request.get("ApplicationConfig"),
            **{"display_name": None, "description": None, **common},
        )

    def _bedrock(self, common: dict[str, Any]) -> Any:
        """Return a step of Amazon Bedrock; release 2.257.6 alone has them, and checks the members' names."""
        from sagemaker.workflow import bedrock_steps

        build = getattr(bedrock_steps, f"{self.spec['sagemaker_step_type']}Step")
        return build(arguments=self.request(), **common)
