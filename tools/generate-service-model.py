"""Writes src/sagemaker/service-model.generated.ts from the service models that botocore ships.

    python3 -m venv .venv && .venv/bin/pip install botocore
    .venv/bin/python tools/generate-service-model.py

Kept are the shapes reachable from the requests and responses listed below, with the facts that decide whether a
value is valid; documentation, examples and the rest of the services are left out. Two runs with one botocore write
the same bytes. The result is text inside a TypeScript module, one shape a line: such a module loads alike under
Node, jest and a bundler, costs nothing until a shape is asked for, and shows in a review which shapes changed.
The short keys are explained in src/sagemaker/service-model.ts, which reads the text.
"""

import gzip
import json
import re
import sys
from pathlib import Path

import botocore
from pipeline_shapes import LESS_REQUIRED, PIPELINE_SHAPES

TARGET = Path(__file__).resolve().parent.parent / "src" / "sagemaker" / "service-model.generated.ts"
API_VERSION = "2017-07-24"

SAGEMAKER_REQUESTS = [
    "AddAssociation",
    "CreateAction",
    "CreateArtifact",
    "CreateAutoMLJob",
    "CreateContext",
    "CreateEndpoint",
    "CreateEndpointConfig",
    "CreateHyperParameterTuningJob",
    "CreateInferenceComponent",
    "CreateModel",
    "CreateModelPackage",
    "CreatePipeline",
    "CreateProcessingJob",
    "CreateTrainingJob",
    "CreateTransformJob",
    "StartPipelineExecution",
    "UpdatePipeline",
]
SAGEMAKER_RESPONSES = [
    "DescribeAutoMLJob",
    "DescribeEndpoint",
    "DescribeEndpointConfig",
    "DescribeHyperParameterTuningJob",
    "DescribeInferenceComponent",
    "DescribeModel",
    "DescribeModelPackage",
    "DescribeProcessingJob",
    "DescribeTrainingJob",
    "DescribeTransformJob",
    "ListTrainingJobsForHyperParameterTuningJob",
]
# Other services whose requests steps make, and whose shapes their properties have: the shapes to be checked with all
# facts, and those of which only paths are checked, so that enums, patterns and bounds are left out. Pipelines name
# Bedrock's members in PascalCase (SDK 2.257.6, workflow/bedrock_steps.py), the other services' as they are.
OTHER_SERVICES = [
    ("emr", "2009-03-31", ["RunJobFlowInput", "ArnType"], ["Step"], False),
    (
        "emr-serverless",
        "2021-07-13",
        ["CreateApplicationRequest", "StartJobRunRequest"],
        ["GetJobRunResponse"],
        False,
    ),
    (
        "bedrock",
        "2023-04-20",
        [
            "CreateCustomModelDeploymentRequest",
            "CreateCustomModelRequest",
            "CreateModelImportJobRequest",
            "CreateProvisionedModelThroughputRequest",
        ],
        [
            "GetCustomModelDeploymentResponse",
            "GetCustomModelResponse",
            "GetModelImportJobResponse",
            "GetProvisionedModelThroughputResponse",
        ],
        True,
    ),
    ("lambda", "2015-03-31", ["NameSpacedFunctionArn"], [], False),
]

# JSON has one integer and one fractional number, so the model's widths say nothing about a definition.
TYPE_NAMES = {"long": "integer", "double": "float"}

# The model's patterns are Java's. Those that a JavaScript regular expression with the "u" flag refuses are
# mended here, each to what Java takes it to mean.
PATTERN_FIXES = [
    # POSIX classes of Java match ASCII only unless UNICODE_CHARACTER_CLASS is set.
    (r"\p{Alnum}", "a-zA-Z0-9"),
    # A quantifier on an end-of-input assertion asserts the end of the input.
    ("${1,128}", "$"),
    ("${1,256}", "$"),
    # The same texts, without the ways to read a row of hyphens, which double with each of them.
    (r"(-*[a-zA-Z0-9\+\-\.])*", r"[a-zA-Z0-9+\-.]*"),
]
# Patterns that let every text through, or all but blank ones, except that "." stops at line breaks: whether the
# services mean that is not known, and no rule should stand on it. The last one takes exponential time on a text that it
# does not match.
IDLE_PATTERNS = {
    ".*",
    "^.*$",
    r"[\s\S]*",
    r"^[\s\S]*$",
    r".*\S.*",
    r".*[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\r\n\t]*.*",
    r".*(?:[ \r\n\t].*)*",
}


def read_model(service, api_version):
    """The service model as a dictionary, from the data directory of the installed botocore."""
    folder = Path(botocore.__file__).parent / "data" / service / api_version
    packed = folder / "service-2.json.gz"
    if packed.exists():
        return json.loads(gzip.decompress(packed.read_bytes()))
    return json.loads((folder / "service-2.json").read_text(encoding="utf-8"))


def references(shape):
    """The names of the shapes that one shape refers to."""
    found = [member["shape"] for member in shape.get("members", {}).values()]
    return found + [shape[part]["shape"] for part in ("member", "key", "value") if part in shape]


def reachable(shapes, roots):
    """The names of all shapes that can be reached from roots, sorted."""
    seen = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(references(shapes[name]))
    return sorted(seen)


def portable_pattern(pattern):
    """The pattern with the fixes for JavaScript applied."""
    for java, javascript in PATTERN_FIXES:
        pattern = pattern.replace(java, javascript)
    return pattern


def says_something(key, shape):
    """Whether a bound restricts anything: a least length of 0 does not."""
    return key in shape and not (key == "min" and shape["min"] == 0 and shape["type"] in ("string", "list", "map"))


def required_members(shape):
    """The members that a request must have; clients make up the tokens of those that can be repeated."""
    members = shape["members"]
    return [name for name in shape.get("required", []) if not members[name].get("idempotencyToken")]


def compact(shape, prefix, pascal_case, whole):
    """The facts of one shape that are kept, under their short keys; if not whole, those that paths need."""

    def member_name(name):
        return name[0].upper() + name[1:] if pascal_case else name

    def full(name):
        return name if ":" in name else prefix + name

    result = {"t": TYPE_NAMES.get(shape["type"], shape["type"])}
    if "members" in shape:
        result["m"] = {member_name(name): full(member["shape"]) for name, member in shape["members"].items()}
        if required := required_members(shape):
            result["r"] = sorted(member_name(name) for name in required)
    if shape.get("union"):
        result["u"] = True
    for part, key in (("member", "l"), ("key", "k"), ("value", "v")):
        if part in shape:
            result[key] = full(shape[part]["shape"])
    if not whole:
        return result
    if "enum" in shape:
        result["e"] = sorted(shape["enum"])
    if "pattern" in shape and shape["pattern"] not in IDLE_PATTERNS:
        result["p"] = portable_pattern(shape["pattern"])
    if says_something("min", shape):
        result["n"] = shape["min"]
    if says_something("max", shape):
        result["x"] = shape["max"]
    return result


def encode(value):
    """Compact JSON with sorted keys."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=True)


def shape_facts(shapes, whole_roots, path_roots, prefix="", pascal_case=False):
    """The facts of the shapes of a service that are reachable from the roots, by name."""
    whole = set(reachable(shapes, whole_roots))
    names = reachable(shapes, [*whole_roots, *path_roots])
    return {prefix + name: compact(shapes[name], prefix, pascal_case, name in whole) for name in names}


def pipeline_facts(known):
    """The facts of the shapes of Pipelines itself, by name; `known` are those of the services."""
    found = {name: compact(shape, "", False, True) for name, shape in PIPELINE_SHAPES.items()}
    for name, (request, spared) in LESS_REQUIRED.items():
        required = [member for member in known[request]["r"] if member not in spared]
        found[name] = {**known[request], "r": required}
    return {f"pipeline:{name}": facts for name, facts in sorted(found.items())}


def main():
    sagemaker = read_model("sagemaker", API_VERSION)
    operations = sagemaker["operations"]
    roots = [operations[name]["input"]["shape"] for name in SAGEMAKER_REQUESTS]
    roots += [operations[name]["output"]["shape"] for name in SAGEMAKER_RESPONSES]
    facts = shape_facts(sagemaker["shapes"], roots, [])
    for service, api_version, whole, paths, pascal_case in OTHER_SERVICES:
        shapes = read_model(service, api_version)["shapes"]
        facts |= shape_facts(shapes, whole, paths, service + ":", pascal_case)
    facts |= pipeline_facts(facts)
    lines = [f"{name} {encode(kept)}" for name, kept in facts.items()]
    text = "\n".join(lines)
    if "`" in text or "${" in text:
        sys.exit("A shape holds a backtick or a dollar sign before a brace: a raw template cannot carry it.")
    head = "\n".join(
        [
            "// Written by tools/generate-service-model.py: run it again rather than edit.",
            f"// Data of botocore {botocore.__version__} (https://github.com/boto/botocore), Apache-2.0, see NOTICE.",
            "",
            "/** The botocore release and the SageMaker API version that the shapes were taken from. */",
            f"export const serviceModelSource = {{ botocore: '{botocore.__version__}', "
            f"apiVersion: '{API_VERSION}', licence: 'Apache-2.0' }};",
            "",
            "/** One shape a line: its name, a space, its facts as JSON with the short keys of service-model.ts. */",
            "export const serviceModelText = (): string => String.raw`",
        ]
    )
    TARGET.write_text(f"{head}{text}`;\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} shapes, {len(text)} characters, botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
