"""What the pipelines of this folder share: an account, its bucket and images, and the scripts that they run."""

from __future__ import annotations

from pathlib import Path

from sagemaker import image_uris

ACCOUNT = "123456789012"
REGION = "us-east-1"
BUCKET = "my-ml-bucket"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/AmazonSageMaker-ExecutionRole-20240101T000000"
KMS_KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/0f0e0d0c-0b0a-4900-8807-060504030201"
SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"


def script(name: str) -> str:
    """Return the path of a script of the library."""
    return str(SCRIPTS / name)


def xgboost_image(version: str = "1.7-1") -> str:
    """Return the image of the built-in XGBoost algorithm."""
    return image_uris.retrieve(framework="xgboost", region=REGION, version=version)
