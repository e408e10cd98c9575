import json
import tarfile

import pandas as pd
import pytest
import xgboost_model_eval
import xgboost_train
from shipped import arguments_of


@pytest.fixture
def trained(tmp_path, pack):
    """Return a function that trains on a frame and leaves model/model.tar.gz."""

    def call(frame, *arguments):
        (tmp_path / "train").mkdir()
        frame.to_csv(str(tmp_path / "train" / "data.csv"), index=False)
        xgboost_train.main(
            {"train_data": str(tmp_path / "train"), "validation_data": "absent", "config": "absent"},
            {"model_artifacts": str(tmp_path / "artifacts"), "training_metrics": str(tmp_path / "metrics")},
            {},
            arguments_of("xgboost_train", ["--n_estimators", "30", *arguments]),
        )
        pack(tmp_path / "artifacts", tmp_path / "model")

    return call


@pytest.fixture
def evaluate(tmp_path):
    (tmp_path / "data").mkdir()

    def call(**environ):
        report = xgboost_model_eval.main(
            {"model_input": str(tmp_path / "model"), "processed_data": str(tmp_path / "data")},
            {"eval_output": str(tmp_path / "eval"), "metrics_output": str(tmp_path / "report")},
            environ,
            None,
        )
        return report, pd.read_csv(str(tmp_path / "eval" / "predictions.csv"), dtype={"is_fraud": str})

    return call


FRAUD = ["--label_field", "is_fraud", "--id_field", "transaction_id", "--categorical_fields", "merchant_code"]


def test_metrics_and_predictions_of_two_classes(tmp_path, trained, evaluate, fraud, later_fraud):
    trained(fraud, *FRAUD)
    later_fraud.to_csv(str(tmp_path / "data" / "a.csv"), index=False)
    report, predictions = evaluate()
    assert report == json.loads((tmp_path / "report" / "metrics.json").read_text())
    nested = report["binary_classification_metrics"]
    assert {name: value for name, value in report.items() if name != "binary_classification_metrics"} == {
        name: entry["value"] for name, entry in nested.items()
    }
    assert list(nested) == [
        *["auc", "average_precision", "log_loss", "brier_score", "accuracy", "precision", "recall", "f1"],
        *["threshold", "positive_rate", "rows"],
    ]
    assert 0.8 < report["auc"] < 1
    assert (report["rows"], report["threshold"]) == (200, 0.5)
    assert list(predictions) == ["transaction_id", "is_fraud", "predicted_label", "score"]
    assert predictions["transaction_id"].tolist() == later_fraud["transaction_id"].tolist()
    assert ((predictions["score"] >= 0.5).astype(int) == predictions["predicted_label"]).all()


def test_the_threshold_moves_labels_and_not_auc(tmp_path, trained, evaluate, fraud):
    trained(fraud, *FRAUD)
    fraud.to_csv(str(tmp_path / "data" / "a.csv"), index=False)
    low, high = evaluate(DECISION_THRESHOLD="0.1")[0], evaluate(DECISION_THRESHOLD="0.9")[0]
    assert low["auc"] == high["auc"]
    assert low["recall"] > high["recall"]


@pytest.mark.parametrize("environ", [{}, {"EVAL_SPLIT": "val"}])
def test_of_split_data_one_split_is_evaluated(tmp_path, trained, evaluate, fraud, environ):
    trained(fraud, *FRAUD)
    for split, rows in {"train": 200, "val": 120, "test": 80}.items():
        (tmp_path / "data" / split).mkdir()
        fraud[:rows].to_csv(str(tmp_path / "data" / split / "a.csv"), index=False)
    assert evaluate(**environ)[0]["rows"] == (120 if environ else 80)


def test_formats_give_the_same_metrics(tmp_path, trained, evaluate, fraud, later_fraud):
    trained(fraud, *FRAUD)
    later_fraud.to_csv(str(tmp_path / "data" / "a.csv"), index=False)
    from_csv, _ = evaluate()
    (tmp_path / "data" / "a.csv").unlink()
    later_fraud.to_parquet(str(tmp_path / "data" / "a.parquet"), index=False)
    from_parquet, _ = evaluate()
    (tmp_path / "data" / "a.parquet").unlink()
    later_fraud.to_json(str(tmp_path / "data" / "a.jsonl"), orient="records", lines=True)
    from_json, _ = evaluate()
    assert from_csv == from_parquet == from_json


def test_metrics_of_three_classes(tmp_path, trained, evaluate):
    frame = pd.DataFrame({"x": [number % 30 for number in range(300)], "y": ["a", "b", "c"] * 100})
    frame["x"] = frame["x"] + frame["y"].map({"a": 0, "b": 40, "c": 80})
    trained(frame, "--label_field", "y")
    frame[frame["y"] != "c"].to_csv(str(tmp_path / "data" / "a.csv"), index=False)
    report, predictions = evaluate()
    assert list(predictions) == ["y", "predicted_label", "score_a", "score_b", "score_c"]
    assert (report["rows"], report["auc"], report["accuracy"]) == (200, 1.0, 1.0)
    assert list(report["multiclass_classification_metrics"]) == ["auc", "log_loss", "accuracy", "f1", "rows"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.drop(columns="is_fraud"), "The data lack columns that the model needs: is_fraud"),
        (lambda frame: frame.drop(columns="amount"), "The data lack columns that the model needs: amount"),
        (lambda frame: frame[frame["is_fraud"] == 0], 'All rows have the label "0": AUC'),
        (lambda frame: frame.assign(is_fraud=7), 'Column "is_fraud" has labels that training does not know: 7'),
        (lambda frame: frame[:0], "hold no rows"),
    ],
)
def test_data_that_cannot_be_evaluated_are_said_plainly(tmp_path, trained, evaluate, fraud, change, message):
    trained(fraud, *FRAUD)
    change(fraud).to_csv(str(tmp_path / "data" / "a.csv"), index=False)
    with pytest.raises(xgboost_model_eval.ScriptError) as caught:
        evaluate()
    assert message in str(caught.value)


def test_archives_that_are_none_are_refused(tmp_path, evaluate):
    model = tmp_path / "model"
    model.mkdir()
    with pytest.raises(xgboost_model_eval.ScriptError, match="has to hold one model.tar.gz, and holds 0 archives"):
        evaluate()
    (model / "model.tar.gz").write_bytes(b"no archive")
    with pytest.raises(xgboost_model_eval.ScriptError, match="model.tar.gz cannot be unpacked"):
        evaluate()
    (tmp_path / "x").write_text("x")
    for name, message in [("../x", "which is no file inside the archive"), ("x", "holds no model_schema.json")]:
        with tarfile.open(str(model / "model.tar.gz"), "w:gz") as archive:
            archive.add(str(tmp_path / "x"), arcname=name)
        with pytest.raises(xgboost_model_eval.ScriptError, match=message):
            evaluate()


def test_a_threshold_that_is_no_number_is_refused(evaluate):
    with pytest.raises(xgboost_model_eval.ScriptError, match="DECISION_THRESHOLD has to be a number"):
        evaluate(DECISION_THRESHOLD="half")
