import json

import pytest
import xgboost_inference
import xgboost_train
from shipped import arguments_of


@pytest.fixture(scope="module")
def model(tmp_path_factory, fraud):
    folder = tmp_path_factory.mktemp("model")
    (folder / "train").mkdir()
    fraud.to_csv(str(folder / "train" / "data.csv"), index=False)
    xgboost_train.main(
        {"train_data": str(folder / "train"), "validation_data": "absent", "config": "absent"},
        {"model_artifacts": str(folder / "model"), "training_metrics": str(folder / "metrics")},
        {},
        arguments_of(
            "xgboost_train",
            ["--label_field", "is_fraud", "--categorical_fields", "merchant_code", "--n_estimators", "30"],
        ),
    )
    return xgboost_inference.model_fn(str(folder / "model"))


RECORD = {"amount": 900.5, "country": "NG", "merchant_code": 7995, "account_age_days": None, "is_night": True}
CSV_LINE = "900.5,NG,7995,,True\n"
HEADER = "transaction_id,is_night,account_age_days,merchant_code,country,amount\n"


def predict(model, body, content_type):
    return xgboost_inference.predict_fn(xgboost_inference.input_fn(body, content_type), model)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (json.dumps(RECORD), "application/json"),
        (json.dumps([RECORD]).encode("utf-8"), "application/json; charset=utf-8"),
        (json.dumps({"instances": [RECORD]}), "application/json"),
        (json.dumps(list(RECORD.values())), "application/json"),
        (json.dumps({**RECORD, "transaction_id": "T1", "is_fraud": 1}) + "\n", "application/jsonlines"),
        (bytearray(json.dumps({**RECORD, "merchant_code": "7995.0"}), "utf-8"), "application/x-ndjson"),
        (CSV_LINE, "text/csv"),
        (HEADER + "T1,true,,7995,NG,900.5\n", "text/csv"),
    ],
)
def test_every_way_to_send_a_record_gives_the_same_score(model, body, content_type):
    expected = predict(model, json.dumps(RECORD), "application/json")
    assert predict(model, body, content_type) == expected
    assert expected[0]["label"] == "1" and 0.5 < expected[0]["score"] < 1


def test_unknown_categories_and_missing_fields_count_as_missing(model):
    unknown = predict(model, json.dumps({**RECORD, "country": "XX"}), "application/json")
    missing = predict(
        model, json.dumps({name: RECORD[name] for name in RECORD if name != "country"}), "application/json"
    )
    assert unknown == missing


def test_the_threshold_is_read_from_the_environment(model, monkeypatch):
    monkeypatch.setenv("DECISION_THRESHOLD", "1")
    assert predict(model, CSV_LINE, "text/csv")[0]["label"] == "0"


@pytest.mark.parametrize(("body", "content_type"), [("", "text/csv"), (HEADER, "text/csv"), ("[]", "application/json")])
def test_a_request_without_records_gets_an_answer_without_predictions(model, body, content_type):
    assert predict(model, body, content_type) == []


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/json", ('{"predictions": [{"label": "1", "score": 0.75}]}', "application/json")),
        ("*/*", ('{"predictions": [{"label": "1", "score": 0.75}]}', "application/json")),
        (None, ('{"predictions": [{"label": "1", "score": 0.75}]}', "application/json")),
        ("application/jsonlines", ('{"label": "1", "score": 0.75}', "application/jsonlines")),
        ("text/csv", ("1,0.75", "text/csv")),
    ],
)
def test_responses(accept, expected):
    assert xgboost_inference.output_fn([{"label": "1", "score": 0.75}], accept) == expected


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        ("x", "text/xml", "Content type text/xml is not supported"),
        ("1,2\n", "text/csv", "Record 1 has 2 values; the model takes 5"),
        ('{"city": "A"}', "application/json", "Record 1 has none of the model's features"),
        ("3", "application/json", "Record 1 has none of the model's features"),
    ],
)
def test_requests_that_make_no_sense_are_refused(model, body, content_type, message):
    with pytest.raises(ValueError) as caught:
        predict(model, body, content_type)
    assert message in str(caught.value)


def test_lines_are_separated_and_not_ended():
    rows = [{"label": "1", "score": 0.75}, {"label": "0", "score": 0.25}]
    assert xgboost_inference.output_fn(rows, "text/csv")[0] == "1,0.75\n0,0.25"
    assert xgboost_inference.output_fn(rows, "application/jsonlines")[0].count("\n") == 1


def test_an_unknown_accept_is_refused():
    with pytest.raises(ValueError, match="Accept text/xml is not supported"):
        xgboost_inference.output_fn([], "text/xml")
