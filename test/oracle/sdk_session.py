"""Sessions of the SageMaker Python SDK that reach no network."""

from __future__ import annotations

import re
from unittest.mock import MagicMock

from sdk_names import PipelineSession, telemetry_logging

# The SDK reports its use to AWS. Its own way to opt out checks a schema at every call, which takes a minute in all.
telemetry_logging._send_telemetry_request = lambda *_, **__: None


def session_for(s3_root: str, region: str) -> PipelineSession:
    """Return a session that reaches no network: every client of it is a stand-in."""
    match = re.fullmatch(r"s3://([^/]+)/?(.*?)/*", s3_root)
    assert match is not None, s3_root
    bucket, prefix = match.groups()
    session = PipelineSession(
        boto_session=MagicMock(region_name=region),
        sagemaker_client=MagicMock(),
        default_bucket=bucket,
        default_bucket_prefix=prefix or None,
    )
    session._default_bucket = bucket
    session.sagemaker_config = {}
    return session
