"""Builds a Processing step with the SDK's processors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sagemaker.dataset_definition.inputs import (
    AthenaDatasetDefinition,
    DatasetDefinition,
    RedshiftDatasetDefinition,
)
from sagemaker.processing import (
    FeatureStoreOutput,
    FrameworkProcessor,
    ProcessingInput,
    ProcessingOutput,
    Processor,
    ScriptProcessor,
)
from sagemaker.sklearn import SKLearn
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

if TYPE_CHECKING:
    from sdk_job import Job

# Where the SDK's ScriptProcessor puts a script, too.
CODE_FOLDER = "/opt/ml/processing/input/code"


def processing_step(job: Job, common: dict[str, Any]) -> ProcessingStep:
    """Return the SDK's step for a Processing step of a manifest."""
    given = job._given(
        role="role",
        volume_size_in_gb="volume_size",
        volume_kms_key="volume_kms_key",
        output_kms_key="output_kms_key",
        max_runtime_in_seconds="max_runtime_in_seconds",
    )
    given |= {
        "image_uri": job._image("training", "instance_type"),
        "env": job._environment() or None,
        "tags": job._tags(),
        "network_config": job._network(),
        "sagemaker_session": job.session,
        **job._instances(),
    }
    run = {
        "inputs": _inputs(job),
        "outputs": _outputs(job),
        "arguments": _arguments(job) or None,
        "experiment_config": job._experiment(),
    }
    code, folder = job._code()
    command = job.config.get("command", ["python3"])
    asks = code is not None and folder is None and _asks_for_runtime(Path(code))
    if "container_entrypoint" in job.config or code is None:
        processor = Processor(entrypoint=job.config.get("container_entrypoint"), **given)
        arguments = processor.run(**run)
    elif asks:
        # The script is not alone: SDK users bring a folder as one more input.
        run["inputs"] = [*run["inputs"], _code_folder(job)]
        processor = Processor(entrypoint=[*command, f"{CODE_FOLDER}/{Path(code).name}"], **given)
        arguments = processor.run(**run)
    elif folder is not None:
        processor = FrameworkProcessor(
            SKLearn, "1.2-1", command=command, code_location=job._code_location(), **given
        )
        arguments = processor.run(code=code, source_dir=folder, **run)
    else:
        processor = ScriptProcessor(command=command, **given)
        arguments = processor.run(code=code, **run)
    return ProcessingStep(step_args=arguments, property_files=property_files(job), **common)


def _asks_for_runtime(script: Path) -> bool:
    return script.is_file() and "pipectl_runtime" in script.read_text(encoding="utf-8")


def property_files(job: Job) -> list[PropertyFile]:
    """Return the property files that a step's specification and the manifest declare."""
    declared = {**job.spec.get("property_files", {}), **job.written.get("property_files", {})}
    return [
        PropertyFile(name=name, output_name=file["output_name"], path=file["path"])
        for name, file in declared.items()
    ]


def _code_folder(job: Job) -> ProcessingInput:
    place = f"{job._code_location()}/{job.pipeline.manifest['name']}/code/{'0' * 64}"
    return ProcessingInput(source=place, destination=CODE_FOLDER, input_name="code")


def _inputs(job: Job) -> list[ProcessingInput]:
    inputs = []
    for name, value in job._wired().items():
        options = job.config.get("input_options", {}).get(name, {})
        if "athena" in options or "redshift" in options:
            path = job.contract["expected_input_paths"][name]
            dataset = _dataset(options, path, value)
            inputs.append(ProcessingInput(input_name=name, dataset_definition=dataset))
            continue
        chosen = {
            "s3_data_type": options.get("s3_data_type"),
            "s3_data_distribution_type": options.get("s3_data_distribution_type"),
            "s3_input_mode": options.get("s3_input_mode"),
            "s3_compression_type": options.get("compression_type"),
        }
        inputs.append(
            ProcessingInput(
                source=value,
                destination=job.contract["expected_input_paths"][name],
                input_name=name,
                **{key: option for key, option in chosen.items() if option is not None},
            )
        )
    return inputs


def _dataset(options: dict[str, Any], path: str, uri: Any) -> DatasetDefinition:
    mode = {
        "data_distribution_type": options.get("s3_data_distribution_type"),
        "input_mode": options.get("s3_input_mode"),
    }
    given = {key: value for key, value in mode.items() if value is not None}
    query = dict(options.get("athena") or options["redshift"])
    key = query.pop("kms_key", None)
    query |= {"output_s3_uri": uri} | ({"kms_key_id": key} if key else {})
    if "athena" in options:
        athena = AthenaDatasetDefinition(**query)
        return DatasetDefinition(local_path=path, athena_dataset_definition=athena, **given)
    redshift = RedshiftDatasetDefinition(**query)
    return DatasetDefinition(local_path=path, redshift_dataset_definition=redshift, **given)


def _outputs(job: Job) -> list[ProcessingOutput]:
    outputs = []
    for name in job.spec.get("outputs", {}):
        options = job.config.get("output_options", {}).get(name, {})
        if "feature_group_name" in options:
            group = FeatureStoreOutput(feature_group_name=options["feature_group_name"])
            output = ProcessingOutput(output_name=name, app_managed=True, feature_store_output=group)
        else:
            output = ProcessingOutput(
                output_name=name,
                source=job.contract["expected_output_paths"][name],
                destination=job.config.get("destinations", {}).get(name),
                s3_upload_mode=options.get("s3_upload_mode", "EndOfJob"),
            )
        outputs.append(output)
    return outputs


def _arguments(job: Job) -> list[Any]:
    values = {**job._own("argument"), **job.config.get("arguments", {})}
    if "job_type" in job.written:
        values["job_type"] = job.written["job_type"]
    arguments: list[Any] = []
    for name, argument in sorted(job.contract.get("expected_arguments", {}).items()):
        value = values.get(name)
        if argument.get("action") == "store_true":
            arguments += [argument["flag"]] if value is True else []
        elif value is not None and value != []:
            items = value if isinstance(value, list) else [value]
            arguments += [argument["flag"], *map(job.variables.as_text, items)]
    return arguments
