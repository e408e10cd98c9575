"""Builds a NotebookJob step with the SDK's class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker.workflow.notebook_job_step import NotebookJobStep

if TYPE_CHECKING:
    from sdk_job import Job


def notebook_step(job: Job, common: dict[str, Any]) -> NotebookJobStep:
    """Return the SDK's step for a NotebookJob step of a manifest."""

    def path(key: str) -> str | None:
        return str(job.placed[key].folder / job.config[key]) if key in job.config else None

    folder = job.placed["input_notebook"].folder
    more = [str(folder / each) for each in job.config.get("additional_dependencies", [])]
    waits = common.pop("depends_on", None)
    step = NotebookJobStep(
        input_notebook=path("input_notebook"),
        initialization_script=path("initialization_script"),
        additional_dependencies=more or None,
        s3_root_uri=job.config["s3_root"],
        parameters=job.config.get("notebook_parameters"),
        environment_variables=job._environment() or None,
        tags=job._tags(),
        **job._given(
            kernel_name="kernel_name",
            notebook_job_name="notebook_job_name",
            role="role",
            image_uri="image_uri",
            instance_type="instance_type",
            volume_size="volume_size",
            volume_kms_key="volume_kms_key",
            s3_kms_key="output_kms_key",
            max_runtime_in_seconds="max_runtime_in_seconds",
            max_retry_attempts="max_retry_attempts",
            subnets="subnets",
            security_group_ids="security_group_ids",
            encrypt_inter_container_traffic="encrypt_inter_container_traffic",
        ),
        **common,
    )
    if waits:
        step.add_depends_on(waits)
    return step
