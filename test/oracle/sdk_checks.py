"""Builds QualityCheck and ClarifyCheck steps with the classes of the SageMaker Python SDK."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from sagemaker.clarify import (
    AsymmetricShapleyValueConfig,
    BiasConfig,
    DataConfig,
    ImageConfig,
    ModelConfig,
    ModelPredictedLabelConfig,
    PDPConfig,
    SegmentationConfig,
    SHAPConfig,
    TextConfig,
    TimeSeriesDataConfig,
    TimeSeriesJSONDatasetFormat,
    TimeSeriesModelConfig,
)
from sagemaker.workflow import clarify_check_step
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import (
    ClarifyCheckStep,
    DataBiasCheckConfig,
    ModelBiasCheckConfig,
    ModelExplainabilityCheckConfig,
)
from sagemaker.workflow.functions import Join
from sagemaker.workflow.quality_check_step import (
    DataQualityCheckConfig,
    ModelQualityCheckConfig,
    QualityCheckStep,
)
from sdk_values import JobValues

# What the SDK wrote into analysis_config.json last.
WRITTEN: list[dict[str, Any]] = []
_upload = clarify_check_step._upload_analysis_config


def _note_and_upload(path: str, *others: Any) -> str:
    WRITTEN.append(json.loads(Path(path).read_text(encoding="utf-8")))
    return _upload(path, *others)


clarify_check_step._upload_analysis_config = _note_and_upload


class Checks:
    """The checks of one job step."""

    def __init__(self, job: JobValues):
        """Take the step's values."""
        self.job = job
        self.config = job.config

    def _job_config(self) -> CheckJobConfig:
        given = self.job._given(
            role="role",
            volume_size_in_gb="volume_size",
            volume_kms_key="volume_kms_key",
            output_kms_key="output_kms_key",
            max_runtime_in_seconds="max_runtime_in_seconds",
        )
        return CheckJobConfig(
            env=self.job._environment() or None,
            tags=self.job._tags(),
            network_config=self.job._network(),
            sagemaker_session=self.job.session,
            **self.job._instances(),
            **given,
        )

    def _common(self) -> dict[str, Any]:
        return self.job._given(
            skip_check="skip_check",
            fail_on_violation="fail_on_violation",
            register_new_baseline="register_new_baseline",
            model_package_group_name="baseline_model_package_group",
            supplied_baseline_constraints="supplied_baseline_constraints",
        )

    def _output(self, name: str) -> Any:
        """Return where the result goes; the SDK's own default has the time in it."""
        parts = self.job._destination().values
        return self.config.get("output_path") or Join(on="/", values=[*parts, "output", name])

    def _data(self) -> Any:
        dependencies = self.job.spec["dependencies"]
        wired = self.job._wired()
        return next(wired[n] for n in wired if dependencies[n]["dependency_type"] != "custom_property")

    def _script(self, key: str) -> str | None:
        script = self.config.get(key)
        if script is None or script.startswith("s3://"):
            return script
        return str(self.job.placed[key].folder / script)

    def quality(self, common: dict[str, Any]) -> QualityCheckStep:
        """Return a check of data or model quality."""
        given: dict[str, Any] = {
            "baseline_dataset": self._data(),
            **self.job._given(dataset_format="dataset_format"),
            "output_s3_uri": self._output("quality_check_output"),
            "post_analytics_processor_script": self._script("post_analytics_processor_script"),
        }
        if self.config["quality_check_type"] == "DATA_QUALITY":
            script = self._script("record_preprocessor_script")
            check: Any = DataQualityCheckConfig(record_preprocessor_script=script, **given)
        else:
            keys = ["inference_attribute", "probability_attribute", "ground_truth_attribute"]
            keys += ["problem_type", "probability_threshold_attribute"]
            check = ModelQualityCheckConfig(**given, **self.job._given(**{key: key for key in keys}))
        statistics = self.config.get("supplied_baseline_statistics")
        return QualityCheckStep(
            quality_check_config=check,
            check_job_config=self._job_config(),
            supplied_baseline_statistics=statistics,
            **self._common(),
            **common,
        )

    def clarify(self, common: dict[str, Any]) -> ClarifyCheckStep:
        """Return a check of bias or explainability; its analysis_config.json must say what the manifest says."""
        kind = self.config["clarify_check_type"]
        analysis = self.config["analysis_config"]
        methods = analysis.get("methods", {})
        data = self._data_config(analysis)
        if kind == "DATA_BIAS":
            chosen = methods.get("pre_training_bias", {"methods": "all"})["methods"]
            check: Any = DataBiasCheckConfig(data_config=data, data_bias_config=_bias(analysis), methods=chosen)
        else:
            model, label = self._model(analysis)
            if kind == "MODEL_BIAS":
                check = ModelBiasCheckConfig(
                    data_config=data,
                    data_bias_config=_bias(analysis),
                    model_config=model,
                    model_predicted_label_config=label,
                    methods=methods.get("post_training_bias", {"methods": "all"})["methods"],
                )
            else:
                explain = _explanation(methods)
                check = ModelExplainabilityCheckConfig(
                    data_config=data, model_config=model, explainability_config=explain, model_scores=label
                )
        step = ClarifyCheckStep(
            clarify_check_config=check, check_job_config=self._job_config(), **self._common(), **common
        )
        expected = _documented(analysis, kind)
        assert WRITTEN[-1] == expected, f"{self.job.name}: the SDK writes {WRITTEN[-1]}, we {expected}"
        return step

    def _data_config(self, analysis: dict[str, Any]) -> DataConfig:
        keys = ["dataset_type", "label", "headers", "features", "predicted_label", "excluded_columns"]
        keys += ["facet_dataset_uri", "facet_headers", "predicted_label_dataset_uri", "predicted_label_headers"]
        given = {key: analysis[key] for key in keys if key in analysis}
        if "joinsource_name_or_index" in analysis:
            given["joinsource"] = analysis["joinsource_name_or_index"]
        if "segment_config" in analysis:
            given["segmentation_config"] = [SegmentationConfig(**each) for each in analysis["segment_config"]]
        if "time_series_data_config" in analysis:
            given["time_series_data_config"] = _time_series(analysis["time_series_data_config"])
        return DataConfig(
            s3_data_input_path=self._data(),
            s3_output_path=self._output("analysis_result"),
            s3_analysis_config_output_path=self._code_folder(),
            **given,
        )

    def _code_folder(self) -> str:
        """Return a place in the form that code has, where compare.py takes all hashes for the same."""
        return f"{self.job._code_location()}/{self.job.pipeline.manifest['name']}/code/{'0' * 64}"

    def _model(self, analysis: dict[str, Any]) -> tuple[ModelConfig, ModelPredictedLabelConfig]:
        predictor = dict(analysis["predictor"])
        label = ModelPredictedLabelConfig(
            probability_threshold=analysis.get("probability_threshold"),
            **{k: predictor.pop(k) for k in ("label", "probability", "label_headers") if k in predictor},
        )
        count = predictor.pop("initial_instance_count")
        if "time_series_predictor_config" in predictor:
            series = TimeSeriesModelConfig(**predictor.pop("time_series_predictor_config"))
            predictor["time_series_model_config"] = series
        name = self.job._wired_as("custom_property")
        return ModelConfig(model_name=name, instance_count=count, **predictor), label


def _explanation(methods: dict[str, Any]) -> SHAPConfig | PDPConfig | AsymmetricShapleyValueConfig:
    if "shap" in methods:
        classes = {"text_config": TextConfig, "image_config": ImageConfig}
        return SHAPConfig(**{k: classes[k](**v) if k in classes else v for k, v in methods["shap"].items()})
    if "pdp" in methods:
        return PDPConfig(**methods["pdp"])
    return AsymmetricShapleyValueConfig(**methods["asymmetric_shapley_value"])


def _time_series(written: dict[str, Any]) -> TimeSeriesDataConfig:
    form = TimeSeriesJSONDatasetFormat(written["dataset_format"])
    return TimeSeriesDataConfig(**{**written, "dataset_format": form})


def _bias(analysis: dict[str, Any]) -> BiasConfig:
    facets = analysis["facet"]
    return BiasConfig(
        label_values_or_threshold=analysis["label_values_or_threshold"],
        facet_name=[facet["name_or_index"] for facet in facets],
        facet_values_or_threshold=[facet.get("value_or_threshold") for facet in facets],
        group_name=analysis.get("group_variable"),
    )


def _documented(analysis: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return what pipectl says that it writes: the config's map, all bias metrics, and a report."""
    expected = copy.deepcopy(analysis)
    methods = expected.setdefault("methods", {})
    bias = {"DATA_BIAS": "pre_training_bias", "MODEL_BIAS": "post_training_bias"}.get(kind)
    if bias:
        methods.setdefault(bias, {"methods": "all"})
    methods.setdefault("report", {"name": "report", "title": "Analysis Report"})
    return expected
