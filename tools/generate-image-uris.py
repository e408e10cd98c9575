"""Writes src/sagemaker/image-uris.generated.ts from the image tables of the SageMaker Python SDK.

    python3 -m venv .venv && .venv/bin/pip install 'sagemaker>=2.257,<3'
    .venv/bin/python tools/generate-image-uris.py

Kept are the tables for scikit-learn, XGBoost and PyTorch (training, inference, inference on Graviton, and Neuron for
Trainium), and the one image each of Clarify, Debugger's rules and Model Monitor. Left out is Elastic Inference (`eia`). The tables of accounts by region, which the SDK repeats
for every version, are written once each. Two runs with one SDK write the same bytes. Needs Node for prettier.
"""

import json
import subprocess
from importlib.metadata import version as installed_version
from pathlib import Path

import sagemaker
from sagemaker import fw_utils, utils

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "sagemaker" / "image-uris.generated.ts"
TABLES = Path(sagemaker.__file__).parent / "image_uri_config"
SCOPES = ["training", "inference", "inference_graviton"]
DEFAULT_SUFFIX = "amazonaws.com"

# The SDK has these two in code rather than in its tables (image_uris.py `_get_image_tag`).
ARM64_TAGS = {
    "xgboost": {"1.3-1": "1.3-1-arm64", "1.5-1": "1.5-1-arm64"},
    "sklearn": {"1.0-1": "1.0-1-arm64-cpu-py3"},
}
P4D_TAG_SUFFIXES = {
    "pytorch": {
        "1.6-gpu-py3": "cu110-ubuntu18.04-v3",
        "1.6-gpu-py36": "cu110-ubuntu18.04-v3",
        "1.6.0-gpu-py3": "cu110-ubuntu18.04",
        "1.6.0-gpu-py36": "cu110-ubuntu18.04",
    }
}


def read_table(name):
    """One table of the SDK: by scope, for every version, where its image is."""
    return json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"))


def regions_by_account(registries):
    """The account of each region, turned around: the regions of each account, sorted, as one text."""
    accounts = {}
    for region, account in sorted(registries.items()):
        accounts.setdefault(account, []).append(region)
    return {account: " ".join(regions) for account, regions in sorted(accounts.items())}


def compact_version(entry, registry_index):
    """One version's image: its repository, the number of its registry table, and what not every version has."""
    result = {"repository": entry["repository"], "registry": registry_index(entry["registries"])}
    for key, name in (
        ("py_versions", "pyVersions"),
        ("processors", "processors"),
        ("container_version", "containerVersion"),
    ):
        if entry.get(key):
            result[name] = entry[key]
    if entry.get("sdk_versions"):
        result["neuronSdk"] = sorted(entry["sdk_versions"], reverse=True)[0]
    return result


def compact_scope(table, registry_index):
    """One scope of a framework, under the names of image-uri-data.ts."""
    result = {}
    if table.get("processors"):
        result["processors"] = table["processors"]
    if table.get("version_aliases"):
        result["aliases"] = table["version_aliases"]
    result["versions"] = {name: compact_version(entry, registry_index) for name, entry in table["versions"].items()}
    return result


def service_image(name, scope, registry_index):
    """The one image of a service: its repository, its registry table, and its tag where it has one."""
    table = read_table(name)
    # The two tables are not of one form: one names its scope in the place of others' tables.
    table = table[scope] if scope in table else table
    ((tag, entry),) = table["versions"].items()
    result = compact_version(entry, registry_index)
    return {**result, "tag": tag} if tag else result


def domain_suffixes(regions):
    """The domain suffix of each region whose suffix is not the usual one."""
    resolver = utils._botocore_resolver()  # pylint: disable=protected-access
    result = {}
    for region in regions:
        hostname = resolver.construct_endpoint("ecr", region)["hostname"]
        start = f"ecr.{region}."
        if not hostname.startswith(start):
            raise ValueError(f"{region} has a registry at {hostname}, not at {start}…")
        if hostname[len(start) :] != DEFAULT_SUFFIX:
            result[region] = hostname[len(start) :]
    return result


def main():
    registries = []
    all_regions = set()

    def registry_index(table):
        all_regions.update(table)
        turned = regions_by_account(table)
        if turned not in registries:
            registries.append(turned)
        return registries.index(turned)

    frameworks = {}
    for framework in ("pytorch", "sklearn", "xgboost"):
        table = read_table(framework)
        frameworks[framework] = {scope: compact_scope(table[scope], registry_index) for scope in SCOPES}
    neuron = read_table("pytorch-neuron")
    if list(neuron) != ["training"]:
        raise ValueError("The Neuron table of PyTorch has another scope than training.")
    frameworks["pytorch"]["neuron"] = compact_scope(neuron["training"], registry_index)

    services = {
        "clarify": service_image("clarify", "processing", registry_index),
        "debugger": service_image("debugger", "debugger", registry_index),
        "model-monitor": service_image("model-monitor", "monitoring", registry_index),
    }

    sdk = installed_version("sagemaker")
    data = {
        "domainSuffixes": domain_suffixes(sorted(all_regions)),
        "gravitonFamilies": fw_utils.GRAVITON_ALLOWED_TARGET_INSTANCE_FAMILY,
        "arm64Tags": ARM64_TAGS,
        "p4dTagSuffixes": P4D_TAG_SUFFIXES,
        "registries": registries,
        "frameworks": frameworks,
        "services": services,
    }
    TARGET.write_text(
        "// Written by tools/generate-image-uris.py: run it again rather than edit.\n"
        f"// Data of sagemaker-python-sdk {sdk} (https://github.com/aws/sagemaker-python-sdk), Apache-2.0, see NOTICE.\n"
        "import type { ImageData } from './image-uri-data.js';\n\n"
        "/** The release of the SDK that the tables were taken from. */\n"
        f"export const imageDataSource = {{ sdk: '{sdk}', licence: 'Apache-2.0' }};\n\n"
        "/** The SDK's image tables. */\n"
        f"export const imageData: ImageData = {json.dumps(data)};\n",
        encoding="utf-8",
    )
    subprocess.run(["npx", "prettier", "--log-level", "warn", "--write", str(TARGET)], cwd=ROOT, check=True)
    print(f"{TARGET.name}: {len(registries)} registry tables, {TARGET.stat().st_size} bytes, SDK {sdk}")


if __name__ == "__main__":
    main()
