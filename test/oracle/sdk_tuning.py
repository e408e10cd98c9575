"""Builds a Tuning step with the SDK's HyperparameterTuner, for one algorithm or for several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker.parameter import CategoricalParameter, ContinuousParameter, IntegerParameter
from sagemaker.tuner import (
    HyperbandStrategyConfig,
    HyperparameterTuner,
    InstanceConfig,
    StrategyConfig,
    TuningJobCompletionCriteriaConfig,
    WarmStartConfig,
    WarmStartTypes,
)
from sagemaker.workflow.steps import TuningStep
from sdk_lacks import named
from sdk_training import channels, estimator

if TYPE_CHECKING:
    from sdk_job import Job


def tuning_step(job: Job, common: dict[str, Any]) -> TuningStep:
    """Return the SDK's step for a Tuning step of a manifest."""
    config = job.config
    jobs = _jobs(job)
    estimators = {name: estimator(each) for name, each in jobs.items()}
    common_arguments: dict[str, Any] = {
        "strategy": config.get("tuning_strategy", "Bayesian"),
        "max_jobs": config.get("max_jobs"),
        "max_parallel_jobs": config.get("max_parallel_jobs", 1),
        "max_runtime_in_seconds": config.get("max_tuning_runtime_in_seconds"),
        "early_stopping_type": config.get("early_stopping_type", "Off"),
        "random_seed": config.get("random_seed"),
        "autotune": config.get("autotune", False),
        "tags": job._tags(),
        "warm_start_config": _warm_start(config),
        "strategy_config": _strategy(config),
        "completion_criteria_config": _criteria(config),
    }
    objectives = {name: each.config.get("objective", {}) for name, each in jobs.items()}
    first = next(iter(objectives.values()))
    common_arguments["objective_type"] = first.get("type", "Maximize")
    metrics = {name: objective.get("metric") for name, objective in objectives.items()}
    ranges = {name: _ranges(each.config) for name, each in jobs.items()}
    if "training_definitions" in config:
        tuner = HyperparameterTuner.create(
            estimator_dict=estimators,
            objective_metric_name_dict=metrics,
            hyperparameter_ranges_dict=ranges,
            metric_definitions_dict={n: m for n, each in jobs.items() if (m := each._metrics())},
            **common_arguments,
        )
        more: dict[str, Any] = {
            "inputs": {name: channels(each) for name, each in jobs.items()},
            "include_cls_metadata": {},
        }
    else:
        tuner = HyperparameterTuner(
            estimator=estimators[""],
            objective_metric_name=metrics[""],
            hyperparameter_ranges=ranges[""],
            metric_definitions=job._metrics(),
            hyperparameters_to_keep_static=_kept(job),
            **common_arguments,
        )
        more = {"inputs": channels(job)}
        if "instance_configs" in config:
            tuner.override_resource_config(
                [
                    InstanceConfig(each["instance_count"], each["instance_type"], each["volume_size"])
                    for each in config["instance_configs"]
                ]
            )
    return TuningStep(step_args=tuner.fit(**more), **common)


def _jobs(job: Job) -> dict[str, Job]:
    """Return the job, or for each training definition a copy of it with the definition's config."""
    definitions = job.config.get("training_definitions", {})
    found = {name: job.over("training_definitions", own) for name, own in definitions.items()}
    return found or {"": job}


def _kept(job: Job) -> list[str] | None:
    """Return what autotune leaves alone; a user of the SDK has to name SageMaker's own hyperparameters too."""
    if not job.config.get("autotune"):
        return None
    own = [
        "sagemaker_program",
        "sagemaker_submit_directory",
        "sagemaker_region",
        "sagemaker_container_log_level",
        "sagemaker_estimator_class_name",
        "sagemaker_estimator_module",
        "sagemaker_job_name",
    ]
    return [*job.config.get("keep_static", []), *own]


def _ranges(config: dict[str, Any]) -> dict[str, Any] | None:
    def one(written: dict[str, Any]) -> Any:
        if written["type"] == "categorical":
            return CategoricalParameter(written["values"])
        kind = ContinuousParameter if written["type"] == "continuous" else IntegerParameter
        return kind(written["min"], written["max"], written.get("scaling", "Auto"))

    ranges = config.get("hyperparameter_ranges")
    return None if ranges is None else {name: one(written) for name, written in ranges.items()}


def _warm_start(config: dict[str, Any]) -> WarmStartConfig | None:
    given = config.get("warm_start")
    if given is None:
        return None
    kind = named(given["type"], WarmStartTypes)
    return WarmStartConfig(warm_start_type=kind, parents=set(given["parents"]))


def _strategy(config: dict[str, Any]) -> StrategyConfig | None:
    given = config.get("hyperband")
    if given is None:
        return None
    return StrategyConfig(HyperbandStrategyConfig(given["max_resource"], given["min_resource"]))


def _criteria(config: dict[str, Any]) -> TuningJobCompletionCriteriaConfig | None:
    given = config.get("completion_criteria")
    if given is None:
        return None
    return TuningJobCompletionCriteriaConfig(
        max_number_of_training_jobs_not_improving=given.get("max_jobs_not_improving"),
        complete_on_convergence=given.get("complete_on_convergence"),
        target_objective_metric_value=given.get("target_objective"),
    )
