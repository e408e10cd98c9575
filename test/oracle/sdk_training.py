"""Builds a Training step with the SDK's estimators."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from sagemaker.algorithm import AlgorithmEstimator
from sagemaker.debugger import (
    CollectionConfig,
    DebuggerHookConfig,
    ProfilerConfig,
    ProfilerRule,
    Rule,
    TensorBoardOutputConfig,
    rule_configs,
)
from sagemaker.estimator import Estimator
from sagemaker.inputs import FileSystemInput, ShuffleConfig, TrainingInput
from sagemaker.instance_group import InstanceGroup
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn import SKLearn
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost import XGBoost

if TYPE_CHECKING:
    from sdk_job import Job

ESTIMATORS = {"xgboost": XGBoost, "pytorch": PyTorch, "sklearn": SKLearn}


def training_step(job: Job, common: dict[str, Any]) -> TrainingStep:
    """Return the SDK's step for a Training step of a manifest."""
    experiment = job._experiment()
    # The estimator of an algorithm takes no experiment.
    more = {} if experiment is None else {"experiment_config": experiment}
    return TrainingStep(step_args=estimator(job).fit(inputs=channels(job), **more), **common)


def estimator(job: Job) -> Estimator:
    """Return the estimator for the config in force."""
    given = job._given(
        role="role",
        volume_size="volume_size",
        volume_kms_key="volume_kms_key",
        output_kms_key="output_kms_key",
        max_run="max_runtime_in_seconds",
        max_wait="max_wait_in_seconds",
        input_mode="input_mode",
        subnets="subnets",
        security_group_ids="security_group_ids",
        enable_network_isolation="enable_network_isolation",
        encrypt_inter_container_traffic="encrypt_inter_container_traffic",
        use_spot_instances="use_spot_instances",
        checkpoint_s3_uri="checkpoint_s3_uri",
        checkpoint_local_path="checkpoint_local_path",
        max_retry_attempts="max_retry_attempts",
        container_arguments="container_arguments",
        keep_alive_period_in_seconds="keep_alive_period_in_seconds",
        training_plan="training_plan_arn",
        instance_placement_config="instance_placement_config",
        enable_sagemaker_metrics="enable_sagemaker_metrics",
        enable_remote_debug="enable_remote_debug",
        enable_session_tag_chaining="enable_session_tag_chaining",
        enable_infra_check="enable_infra_check",
    )
    groups = _groups(job)
    given |= {
        "output_path": job.config.get("output_path") or job._destination(),
        "hyperparameters": _hyperparameters(job),
        "environment": job._environment() or None,
        "tags": job._tags(),
        "metric_definitions": job._metrics(),
        "sagemaker_session": job.session,
        "disable_output_compression": job.config.get("output_compression") == "NONE",
        **({"instance_groups": list(groups.values())} if groups else job._instances()),
        **_image_config(job),
        **_debugging(job),
    }
    if "algorithm_name" in job.config:
        return _algorithm(job, given)
    if not groups:
        # The estimators choose among groups themselves, and look the image up for the chosen one.
        given["image_uri"] = job._image("training", "instance_type")
    code, folder = job._code()
    if code is None:
        return Estimator(container_entry_point=job.config.get("container_entrypoint"), **given)
    if folder is None:
        folder, code = posixpath.split(code)
    given |= {"entry_point": code, "source_dir": folder}
    framework = job.config.get("framework")
    given["code_location"] = job._code_location()
    if framework is not None:
        given["framework_version"] = job.config.get("framework_version")
        if "py_version" in job.config:
            given["py_version"] = job.config["py_version"]
    if "distribution" in job.config:
        distribution = dict(job.config["distribution"])
        if "instance_groups" in distribution:
            distribution["instance_groups"] = [groups[name] for name in distribution["instance_groups"]]
        given["distribution"] = distribution
    return ESTIMATORS.get(framework, Estimator)(**given)


def _groups(job: Job) -> dict[str, InstanceGroup]:
    groups = job.config.get("instance_groups", {})
    return {
        name: InstanceGroup(name, group["instance_type"], group["instance_count"])
        for name, group in groups.items()
    }


def _image_config(job: Job) -> dict[str, Any]:
    given = job.config.get("training_image_config", {})
    return {
        "training_repository_access_mode": given.get("repository_access_mode"),
        "training_repository_credentials_provider_arn": given.get("credentials_provider_arn"),
    }


def _algorithm(job: Job, given: dict[str, Any]) -> AlgorithmEstimator:
    """Return an estimator of an algorithm, of which the service says that it takes all that is given."""
    names = [*(channels(job) or {})]
    job.session.sagemaker_client.describe_algorithm.return_value = {
        "AlgorithmName": job.config["algorithm_name"],
        "TrainingSpecification": {
            "TrainingChannels": [{"Name": name, "SupportedInputModes": ["File"]} for name in names],
            "SupportedTrainingInstanceTypes": [given["instance_type"]],
            "SupportedHyperParameters": [
                {"Name": name, "Type": "FreeText"} for name in given["hyperparameters"]
            ],
        },
    }
    values = given.pop("hyperparameters")
    made = AlgorithmEstimator(algorithm_arn=job.config["algorithm_name"], **given)
    made.set_hyperparameters(**values)
    return made


def _debugging(job: Job) -> dict[str, Any]:
    debugger, profiler = job.config.get("debugger"), job.config.get("profiler")
    found: dict[str, Any] = {"rules": []}
    if debugger is not None:
        collections = debugger.get("collections", {})
        found["debugger_hook_config"] = DebuggerHookConfig(
            s3_output_path=debugger.get("s3_output_path"),
            container_local_output_path=debugger.get("local_path"),
            hook_parameters=_texts(job, debugger.get("hook_parameters")),
            collection_configs=[
                CollectionConfig(name, _texts(job, parameters) or None)
                for name, parameters in collections.items()
            ],
        )
        found["rules"] += [_rule(job, *rule) for rule in debugger.get("rules", {}).items()]
    if profiler is not None and profiler.get("disabled") is True:
        found["disable_profiler"] = True
    elif profiler is not None:
        found["profiler_config"] = ProfilerConfig(
            s3_output_path=profiler.get("s3_output_path"),
            system_monitor_interval_millis=profiler.get("interval_in_milliseconds"),
        )
        found["rules"] += [_profiler_rule(job, *rule) for rule in profiler.get("rules", {}).items()]
    if "tensorboard" in job.config:
        tensorboard = job.config["tensorboard"]
        found["tensorboard_output_config"] = TensorBoardOutputConfig(
            tensorboard["s3_output_path"], tensorboard.get("local_path")
        )
    return {key: value for key, value in found.items() if value != []}


def _rule(job: Job, name: str, written: dict[str, Any]) -> Rule:
    if "image_uri" in written:
        return Rule.custom(rule_parameters=_own_parameters(job, written), **_own_rule(name, written))
    builtin = written.get("rule_to_invoke", name)
    base = getattr(rule_configs, re.sub(r"(?<!^)(?=[A-Z])", "_", builtin).lower())()
    return Rule.sagemaker(
        base,
        name=name,
        container_local_output_path=written.get("local_path"),
        s3_output_path=written.get("s3_output_path"),
        rule_parameters=_texts(job, written.get("parameters")),
    )


def _profiler_rule(job: Job, name: str, written: dict[str, Any]) -> ProfilerRule:
    if "image_uri" in written:
        return ProfilerRule.custom(rule_parameters=_own_parameters(job, written), **_own_rule(name, written))
    builtin = getattr(rule_configs, written.get("rule_to_invoke", name))
    return ProfilerRule.sagemaker(
        builtin(**written.get("parameters", {})),
        name=name,
        container_local_output_path=written.get("local_path"),
        s3_output_path=written.get("s3_output_path"),
    )


def _own_rule(name: str, written: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "image_uri": written["image_uri"],
        "instance_type": written.get("instance_type"),
        "volume_size_in_gb": written.get("volume_size"),
        "container_local_output_path": written.get("local_path"),
        "s3_output_path": written.get("s3_output_path"),
    }


def _own_parameters(job: Job, written: dict[str, Any]) -> dict[str, Any]:
    rule = {"rule_to_invoke": written["rule_to_invoke"]} if "rule_to_invoke" in written else {}
    return rule | (_texts(job, written.get("parameters")) or {})


def _texts(job: Job, values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {key: job.variables.as_text(value) for key, value in values.items()}


def channels(job: Job) -> dict[str, TrainingInput | FileSystemInput] | None:
    """Return the channels of the wired inputs and of the config."""
    wired = {
        posixpath.basename(job.contract["expected_input_paths"][name]): _channel(job, name, value)
        for name, value in job._wired().items()
    }
    given = job.config.get("channels", {})
    return {**wired, **{name: _channel(job, name, value) for name, value in given.items()}} or None


def _channel(job: Job, name: str, value: Any) -> TrainingInput | FileSystemInput:
    options = job.config.get("input_options", {}).get(name, {})
    if "file_system" in options:
        system = options["file_system"]
        return FileSystemInput(
            file_system_id=system["id"],
            file_system_type=system["type"],
            directory_path=value,
            file_system_access_mode=system.get("access_mode", "ro"),
            content_type=options.get("content_type"),
        )
    hub, eula = options.get("hub_content_arn"), options.get("accept_eula")
    return TrainingInput(
        value,
        s3_data_type=options.get("s3_data_type", "S3Prefix"),
        distribution=options.get("s3_data_distribution_type"),
        input_mode=options.get("s3_input_mode"),
        content_type=options.get("content_type"),
        compression=options.get("compression_type"),
        record_wrapping=options.get("record_wrapper_type"),
        attribute_names=options.get("attribute_names"),
        instance_groups=options.get("instance_group_names"),
        shuffle_config=ShuffleConfig(options["shuffle_seed"]) if "shuffle_seed" in options else None,
        hub_access_config=None if hub is None else {"HubContentArn": hub},
        model_access_config=None if eula is None else {"AcceptEula": eula},
    )


def _hyperparameters(job: Job) -> dict[str, Any]:
    values = {**job._own("hyperparameter"), **job.config.get("hyperparameters", {})}
    if "job_type" in job.written and "job_type" in job.contract.get("expected_arguments", {}):
        values["job_type"] = job.written["job_type"]
    return values
