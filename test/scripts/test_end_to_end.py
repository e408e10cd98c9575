"""The fraud pipeline on a laptop: every script in a process of its own, each fed with what the one before wrote."""

import json
import tarfile

import pandas as pd
import pytest
import xgboost_inference


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory, fraud, later_fraud, run_redirected, pack):
    """Run load, preprocess, train, evaluate, package and payload; return the folder that holds what they wrote."""
    root = tmp_path_factory.mktemp("pipeline")
    (root / "raw" / "training").mkdir(parents=True)
    (root / "raw" / "calibration").mkdir()
    fraud[:250].to_csv(str(root / "raw" / "training" / "part-0.csv"), index=False)
    fraud[250:].to_csv(str(root / "raw" / "training" / "part-1.csv"), index=False)
    later_fraud.to_parquet(str(root / "raw" / "calibration" / "data.parquet"), index=False)

    def step(*call, **more):
        done = run_redirected(*call, **more)
        assert done.returncode == 0, done.stdout

    for job_type, ratios in {"training": ("0.7", "0.5"), "calibration": ("0.7", "0.5")}.items():
        loaded = {name: root / "load" / job_type / name for name in ("DATA", "METADATA", "SIGNATURE")}
        step("load_data", {}, loaded, environ={"DATA_PATH": str(root / "raw" / job_type)})
        step(
            "tabular_preprocess",
            loaded,
            {"processed_data": root / "processed" / job_type},
            environ={
                "LABEL_FIELD": "is_fraud",
                "TRAIN_RATIO": ratios[0],
                "TEST_VAL_RATIO": ratios[1],
                "CATEGORICAL_FIELDS": "merchant_code",
                "ID_FIELD": "transaction_id",
            },
            arguments=["--job_type", job_type],
        )
    step(
        "xgboost_train",
        {"train_data": root / "processed" / "training", "validation_data": root / "none", "config": root / "none"},
        {"model_artifacts": root / "artifacts", "training_metrics": root / "training_metrics"},
        arguments=["--n_estimators", "100", "--max_depth", "3", "--scale_pos_weight", "0"],
    )
    model = pack(root / "artifacts", root / "model")
    step(
        "xgboost_model_eval",
        {"model_input": model, "processed_data": root / "processed" / "calibration"},
        {"eval_output": root / "eval", "metrics_output": root / "metrics"},
    )
    step(
        "package",
        {"model_input": model, "inference_scripts_input": root / "none"},
        {"packaged_model": root / "package"},
        environ={"INFERENCE_SCRIPT": "xgboost_inference.py"},
    )
    step("payload", {"model_input": root / "package"}, {"payload_sample": root / "payload"})
    return root


def test_the_model_is_good_on_later_data(pipeline):
    metrics = json.loads((pipeline / "metrics" / "metrics.json").read_text())
    assert metrics["rows"] == 200
    assert metrics["auc"] > 0.85


def test_training_saw_the_training_split_only(pipeline):
    metrics = json.loads((pipeline / "training_metrics" / "metrics.json").read_text())
    assert metrics["rows"] == 280
    assert "validation_auc" in metrics
    schema = json.loads((pipeline / "artifacts" / "model_schema.json").read_text())
    assert [feature["name"] for feature in schema["features"]] == [
        *["amount", "country", "merchant_code", "account_age_days", "is_night"],
    ]


@pytest.fixture(scope="module")
def served(pipeline):
    """Unpack the packaged model as SageMaker does and load it."""
    with tarfile.open(str(pipeline / "package" / "model.tar.gz"), "r:gz") as archive:
        archive.extractall(str(pipeline / "served"))
    code = (pipeline / "served" / "code" / "inference.py").read_text()
    with open(xgboost_inference.__file__, encoding="utf-8") as stream:
        assert code == stream.read()
    return xgboost_inference.model_fn(str(pipeline / "served"))


def test_inference_scores_raw_records_as_evaluation_did(served, pipeline, later_fraud):
    records = later_fraud.to_json(orient="records", lines=True)
    answers = xgboost_inference.predict_fn(xgboost_inference.input_fn(records, "application/jsonlines"), served)
    predictions = pd.read_csv(str(pipeline / "eval" / "predictions.csv"))
    assert [answer["score"] for answer in answers] == pytest.approx(predictions["score"].tolist(), rel=1e-6)
    assert [answer["label"] for answer in answers] == predictions["predicted_label"].astype(str).tolist()


def test_the_sample_payloads_can_be_served_and_agree(served, pipeline):
    with tarfile.open(str(pipeline / "payload" / "payload.tar.gz"), "r:gz") as archive:
        bodies = {name: archive.extractfile(name).read() for name in archive.getnames()}
    answers = [
        xgboost_inference.predict_fn(xgboost_inference.input_fn(bodies[name], content_type), served)
        for name, content_type in {"payload.csv": "text/csv", "payload.json": "application/json"}.items()
    ]
    assert len(answers[0]) == 1
    assert answers[0] == answers[1]


def test_a_failing_script_ends_with_code_1_and_says_why(tmp_path, run_redirected):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("x,y\n1,2\n")
    done = run_redirected(
        "tabular_preprocess",
        {"DATA": tmp_path / "data", "METADATA": tmp_path, "SIGNATURE": tmp_path},
        {"processed_data": tmp_path / "out"},
        environ={"LABEL_FIELD": "is_fraud", "TRAIN_RATIO": "0.7", "TEST_VAL_RATIO": "0.5"},
        arguments=["--job_type", "training"],
    )
    assert (done.returncode, done.stdout) == (
        1,
        'ERROR tabular_preprocess: LABEL_FIELD "is_fraud" is no column of the data, which have: x, y.\n',
    )
