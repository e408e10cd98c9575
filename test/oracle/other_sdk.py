"""Prints the definition that another release of the SageMaker Python SDK makes of a manifest.

compare.py runs it in the environment that has that release: OTHER_SDK_PYTHON other_sdk.py MANIFEST < WIRES
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"
# Release 3 makes a client when it is imported.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

from documents import Documents  # noqa: E402  (after the settings above)
from other_steps import OtherStep  # noqa: E402
from sdk_pipeline import SdkPipeline  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent

if __name__ == "__main__":
    print(SdkPipeline(Documents(Path(sys.argv[1]), ROOT), json.load(sys.stdin), OtherStep).definition())
