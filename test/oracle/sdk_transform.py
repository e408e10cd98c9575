"""Builds a Transform step with the SDK's Transformer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker.inputs import BatchDataCaptureConfig
from sagemaker.transformer import Transformer
from sagemaker.workflow.steps import TransformStep

if TYPE_CHECKING:
    from sdk_job import Job


def transform_step(job: Job, common: dict[str, Any]) -> TransformStep:
    """Return the SDK's step for a Transform step of a manifest."""
    given = job._given(
        strategy="strategy",
        assemble_with="assemble_with",
        accept="accept",
        max_payload="max_payload",
        max_concurrent_transforms="max_concurrent_transforms",
        output_kms_key="output_kms_key",
        volume_kms_key="volume_kms_key",
    )
    transformer = Transformer(
        model_name=job._wired_as("custom_property"),
        output_path=job.config.get("output_path") or job._destination(),
        env=job._environment() or None,
        tags=job._tags(),
        sagemaker_session=job.session,
        **job._instances(),
        **given,
    )
    dependencies = job.spec["dependencies"]
    wired = job._wired()
    data = next(n for n in wired if dependencies[n]["dependency_type"] != "custom_property")
    arguments = transformer.transform(
        data=wired[data],
        data_type=job.config.get("s3_data_type", "S3Prefix"),
        model_client_config=_client(job),
        batch_data_capture_config=_capture(job),
        experiment_config=job._experiment(),
        **job._given(
            content_type="content_type",
            compression_type="compression_type",
            split_type="split_type",
            input_filter="input_filter",
            output_filter="output_filter",
            join_source="join_source",
        ),
    )
    return TransformStep(step_args=arguments, **common)


def _client(job: Job) -> dict[str, Any] | None:
    names = {
        "InvocationsTimeoutInSeconds": "invocations_timeout_in_seconds",
        "InvocationsMaxRetries": "invocations_max_retries",
    }
    given = job.config.get("model_client", {})
    return {name: given[key] for name, key in names.items() if key in given} or None


def _capture(job: Job) -> BatchDataCaptureConfig | None:
    given = job.config.get("data_capture")
    if given is None:
        return None
    return BatchDataCaptureConfig(
        given["destination_s3_uri"], given.get("kms_key"), given.get("generate_inference_id")
    )
