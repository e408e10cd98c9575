"""Retry policies of a manifest as the SDK's classes."""

from __future__ import annotations

from enum import Enum
from typing import Any

from sdk_lacks import named
from sdk_names import retry


def retry_policy(policy: dict[str, Any]) -> retry.StepRetryPolicy | retry.SageMakerJobStepRetryPolicy:
    """Return the SDK's policy for one of a manifest."""
    given = {
        "interval_seconds": policy.get("interval_seconds"),
        "backoff_rate": policy.get("backoff_rate"),
        "max_attempts": policy.get("max_attempts"),
        "expire_after_mins": policy.get("expire_after_minutes"),
    }
    given = {key: value for key, value in given.items() if value is not None}
    names = policy["on"]
    if all(name.startswith("Step.") for name in names):
        return retry.StepRetryPolicy(exception_types=[_exception(name) for name in names], **given)
    if all(name.startswith("SageMaker.") for name in names):
        return retry.SageMakerJobStepRetryPolicy(exception_types=[_exception(name) for name in names], **given)
    return MixedRetryPolicy(names, **given)


class MixedRetryPolicy(retry.StepRetryPolicy):
    """A policy for exceptions of steps and of jobs: the service takes one list, the SDK has a class for each kind."""

    def __init__(self, names: list[str], **given: Any):
        """Take the exceptions by name."""
        super().__init__(exception_types=[], **given)
        self.exception_types = [_exception(name) for name in names]


def _exception(name: str) -> Enum:
    """Return the SDK's exception of a name; calling its enums gives their first member, whatever the name."""
    return named(name, retry.StepExceptionTypeEnum, retry.SageMakerJobExceptionTypeEnum)
