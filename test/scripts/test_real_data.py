"""The scripts on measured data: the Wisconsin diagnostic breast cancer set (569 cases), which scikit-learn ships."""

import json

import pytest
from sklearn.datasets import load_breast_cancer
from sklearn.utils import shuffle


@pytest.fixture(scope="module")
def metrics(tmp_path_factory, run_redirected, pack):
    """Load, preprocess, train on 400 cases and evaluate on the other 169; return what the evaluation wrote."""
    root = tmp_path_factory.mktemp("measured")
    frame = shuffle(load_breast_cancer(as_frame=True).frame, random_state=3).rename(columns={"target": "benign"})
    raw = {"training": root / "raw" / "training", "calibration": root / "raw" / "calibration"}
    for folder in raw.values():
        folder.mkdir(parents=True)
    frame[:400].to_csv(str(raw["training"] / "cases.csv"), index=False)
    frame[400:].to_parquet(str(raw["calibration"] / "cases.parquet"), index=False)

    def step(*call, **more):
        done = run_redirected(*call, **more)
        assert done.returncode == 0, done.stdout

    for job_type, folder in raw.items():
        loaded = {name: root / "load" / job_type / name for name in ("DATA", "METADATA", "SIGNATURE")}
        step("load_data", {}, loaded, environ={"DATA_PATH": str(folder)})
        step(
            "tabular_preprocess",
            loaded,
            {"processed_data": root / "processed" / job_type},
            environ={"LABEL_FIELD": "benign", "TRAIN_RATIO": "0.7", "TEST_VAL_RATIO": "0.5"},
            arguments=["--job_type", job_type],
        )
    step(
        "xgboost_train",
        {"train_data": root / "processed" / "training", "validation_data": root / "none", "config": root / "none"},
        {"model_artifacts": root / "artifacts", "training_metrics": root / "training_metrics"},
        arguments=["--n_estimators", "80", "--max_depth", "3"],
    )
    step(
        "xgboost_model_eval",
        {"model_input": pack(root / "artifacts", root / "model"), "processed_data": root / "processed" / "calibration"},
        {"eval_output": root / "eval", "metrics_output": root / "metrics"},
    )
    return json.loads((root / "metrics" / "metrics.json").read_text(encoding="utf-8"))


def test_the_model_tells_the_cases_apart(metrics):
    """Published figures for boosted trees on this set are an AUC of 0.98 and more."""
    assert metrics["auc"] > 0.97
    assert metrics["log_loss"] < 0.25
