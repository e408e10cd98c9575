"""Compares src/sagemaker/image-uri.ts with the SageMaker Python SDK: every combination, same answer.

    python3 -m venv .venv && .venv/bin/pip install 'sagemaker>=2.257,<3'
    .venv/bin/python test/oracle/image_uris.py

Run from anywhere, with the packages of package.json installed. The script bundles image-uris.ts, which stands beside
it, with esbuild, and sends it cases as JSON lines: the arguments, and the SDK's URI or what the SDK said was wrong.
That program counts and prints the differences; this one ends with its exit code: 0 when there are none.

A case is any framework, scope, version (of any scope, with aliases, and an unknown one), Python version (none, each
known one, an unknown one), region (each known one and an unknown one), and an instance type of each kind that the SDK
treats in its own way.
"""

import functools
import itertools
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"

from sagemaker import image_uris, utils  # noqa: E402  (after the variable that it reads)

ROOT = Path(__file__).resolve().parent.parent.parent
FRAMEWORKS = ["pytorch", "sklearn", "xgboost"]
# The services with one image each: their tables are not by scope.
SERVICES = ["clarify", "debugger", "model-monitor"]
# The scopes of ours that each scope of the SDK answers for: for a processing job the SDK takes the training image
# (SKLearnProcessor in sklearn/processing.py, FrameworkProcessor in processing.py).
SCOPES = {"training": ["training", "processing"], "inference": ["inference"]}
INSTANCE_TYPES = [
    "ml.m5.xlarge",
    "ml.c7i-flex.large",
    "ml.g4dn.xlarge",
    "ml.p2.xlarge",
    "ml.p3.2xlarge",
    "ml.p4d.24xlarge",
    "ml.p6-b200.48xlarge",
    "ml.m6g.large",
    "ml.c7g.large",
    "ml.r8g.large",
    "ml.inf2.xlarge",
    "ml.trn1.2xlarge",
    "m5.xlarge",
]
KINDS = [
    (r"Unsupported Python version:", "unsupported-py-version"),
    (r"Unsupported \S+ version:", "version"),
    (r"Unsupported region:", "unknown-region"),
    (r"Unsupported processor:", "unsupported-processor"),
    (r"Unsupported framework:", "unsupported-processor"),
    (r"P2 instances have been deprecated", "unsupported-processor"),
    (r"Invalid SageMaker instance type:", "invalid-instance-type"),
]


def kind_of(error):
    """The kind of problem, in the words of image-uri.ts, that an error of the SDK stands for."""
    for pattern, kind in KINDS:
        if re.match(pattern, str(error)):
            return kind
    raise error


def answer(framework, scope, version, py_version, region, instance_type):
    """The SDK's URI, or the kind of problem it has with the arguments."""
    try:
        uri = image_uris.retrieve(
            framework,
            region,
            version=version,
            py_version=py_version,
            instance_type=instance_type,
            image_scope=scope,
        )
        return {"uri": uri}
    except ValueError as error:
        return {"kind": kind_of(error)}


def cases():
    """All cases, each with the SDK's answer."""
    for framework in FRAMEWORKS:
        tables = list(image_uris.config_for_framework(framework).values())
        if framework == "pytorch":
            tables += list(image_uris.config_for_framework("pytorch-neuron").values())
        versions = {name for table in tables for name in [*table["versions"], *table.get("version_aliases", {})]}
        entries = [entry for table in tables for entry in table["versions"].values()]
        py_versions = {name for entry in entries for name in entry.get("py_versions") or []}
        regions = {region for entry in entries for region in entry["registries"]}
        for scope, *others in itertools.product(
            SCOPES,
            sorted(versions) + ["99.9"],
            [None, *sorted(py_versions), "py399"],
            sorted(regions) + ["xx-nowhere-1"],
            INSTANCE_TYPES,
        ):
            answered = answer(framework, scope, *others)
            for our_scope in SCOPES[scope]:
                yield {"arguments": [framework, our_scope, *others], **answered}


def service_cases():
    """The image of each service in every region."""
    for service in SERVICES:
        table = image_uris.config_for_framework(service)
        table = table.get("processing", table)
        (entry,) = table["versions"].values()
        for region in sorted(entry["registries"]) + ["xx-nowhere-1"]:
            try:
                yield {"service": [service, region], "uri": image_uris.retrieve(service, region)}
            except ValueError as error:
                yield {"service": [service, region], "kind": kind_of(error)}


def main():
    logging.disable(logging.WARNING)
    # The SDK reads its tables anew for every image: half a million times here.
    image_uris.config_for_framework = functools.cache(image_uris.config_for_framework)
    # pylint: disable=protected-access
    utils._botocore_resolver = functools.cache(utils._botocore_resolver)
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "image-uris.mjs"
        source = Path(__file__).with_name("image-uris.ts")
        bundle = ["npx", "esbuild", str(source), "--bundle", "--platform=node", "--format=esm", "--log-level=warning"]
        subprocess.run([*bundle, f"--outfile={program}"], cwd=ROOT, check=True)
        with subprocess.Popen(["node", str(program)], stdin=subprocess.PIPE, text=True) as process:
            for case in itertools.chain(service_cases(), cases()):
                process.stdin.write(json.dumps(case) + "\n")
            process.stdin.close()
            sys.exit(process.wait())


if __name__ == "__main__":
    main()
