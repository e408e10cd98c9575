import json

import pandas as pd
import pytest
import xgboost_train
from shipped import arguments_of


@pytest.fixture
def train(tmp_path):
    for name in ("train", "model", "output"):
        (tmp_path / name).mkdir()

    def call(*arguments, hosts='["algo-1"]', target="model"):
        metrics = xgboost_train.main(
            {
                "train_data": str(tmp_path / "train"),
                "validation_data": str(tmp_path / "validation"),
                "config": str(tmp_path / "config"),
            },
            {"model_artifacts": str(tmp_path / target), "training_metrics": str(tmp_path / "output")},
            {"SM_HOSTS": hosts},
            arguments_of("xgboost_train", ["--n_estimators", "20", *arguments]),
        )
        return metrics, json.loads((tmp_path / target / "model_schema.json").read_text())

    return call


def write(folder, frame, name="data.csv"):
    folder.mkdir(parents=True, exist_ok=True)
    frame.to_csv(str(folder / name), index=False)


def test_the_schema_holds_what_was_fitted_on_the_training_rows(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    metrics, schema = train("--label_field", "is_fraud", "--categorical_fields", "merchant_code")
    assert schema["classes"] == ["0", "1"]
    assert [(feature["name"], feature["kind"]) for feature in schema["features"]] == [
        ("amount", "numeric"),
        ("country", "categorical"),
        ("merchant_code", "categorical"),
        ("account_age_days", "numeric"),
        ("is_night", "numeric"),
    ]
    assert schema["features"][1]["categories"] == ["DE", "GB", "NG", "US"]
    assert schema["features"][2]["categories"] == ["4829", "5411", "5999", "7995"]
    assert schema["features"][1]["typical"] == "DE"
    assert schema["features"][0]["typical"] == pytest.approx(fraud["amount"].median())
    assert metrics == json.loads((tmp_path / "output" / "metrics.json").read_text())
    assert sorted(metrics) == ["features", "rows", "train_auc", "train_logloss", "trees"]
    assert (metrics["rows"], metrics["features"], metrics["trees"]) == (400, 5, 20)
    assert metrics["train_auc"] > 0.9


def test_the_same_data_give_the_same_bytes(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    train("--label_field", "is_fraud")
    train("--label_field", "is_fraud", target="again")
    for name in ("xgboost_model.json", "model_schema.json"):
        assert (tmp_path / "model" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_splits_and_columns_of_preprocessing_are_used(tmp_path, train, fraud):
    write(tmp_path / "train" / "train", fraud[:300])
    write(tmp_path / "train" / "val", fraud[300:])
    columns = {"label_field": "is_fraud", "id_fields": ["amount"], "categorical_fields": ["merchant_code"]}
    (tmp_path / "train" / "columns.json").write_text(json.dumps(columns))
    metrics, schema = train("--early_stopping_rounds", "3", "--n_estimators", "200", "--learning_rate", "0.3")
    assert metrics["rows"] == 300
    assert metrics["trees"] < 200
    assert {"train_auc", "train_logloss", "validation_auc", "validation_logloss"} < set(metrics)
    assert "amount" not in [feature["name"] for feature in schema["features"]]
    assert schema["id_fields"] == ["amount"]


def test_the_validation_channel_wins_over_val(tmp_path, train, fraud, later_fraud):
    write(tmp_path / "train" / "train", fraud)
    write(tmp_path / "train" / "val", fraud[:50])
    with_val, _ = train("--label_field", "is_fraud")
    write(tmp_path / "validation" / "validation", later_fraud)
    with_channel, _ = train("--label_field", "is_fraud")
    assert with_val["validation_logloss"] != with_channel["validation_logloss"]


def test_the_config_channel_wins_over_arguments(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "hyperparameters.json").write_text('{"n_estimators": 7, "label_field": "is_fraud"}')
    metrics, _ = train("--n_estimators", "5", "--label_field", "other")
    assert metrics["trees"] == 7


@pytest.mark.parametrize("value", ["0.3", 0.3, "3e-1"])
def test_a_number_in_the_config_channel_may_be_a_text(tmp_path, value):
    (tmp_path / "h.json").write_text(json.dumps({"learning_rate": value, "seed": "7", "id_field": 5}))
    args = xgboost_train.with_config_files(arguments_of("xgboost_train"), tmp_path)
    assert (args.learning_rate, args.seed, args.id_field) == (0.3, 7, "5")


def test_an_unknown_hyperparameter_in_the_config_channel_is_said_plainly(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "h.json").write_text('{"n_trees": 7}')
    with pytest.raises(xgboost_train.ScriptError, match="h.json has 'n_trees', which is no hyperparameter"):
        train("--label_field", "is_fraud")


@pytest.mark.parametrize("content", ["[1]", "{", '{"n_estimators": "many"}'])
def test_a_config_file_that_is_no_object_is_said_plainly(tmp_path, train, fraud, content):
    write(tmp_path / "train", fraud)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "h.json").write_text(content)
    with pytest.raises(xgboost_train.ScriptError, match="h.json is no JSON object of hyperparameters"):
        train("--label_field", "is_fraud")


@pytest.mark.parametrize("suffix", ["tsv", "parquet", "jsonl"])
def test_every_format_gives_the_same_model(tmp_path, train, fraud, suffix):
    write(tmp_path / "train", fraud)
    from_csv, _ = train("--label_field", "is_fraud", "--categorical_fields", "merchant_code")
    (tmp_path / "train" / "data.csv").unlink()
    path = str(tmp_path / "train" / f"data.{suffix}")
    if suffix == "tsv":
        fraud.to_csv(path, sep="\t", index=False)
    elif suffix == "parquet":
        fraud.to_parquet(path, index=False)
    else:
        fraud.to_json(path, orient="records", lines=True)
    assert train("--label_field", "is_fraud", "--categorical_fields", "merchant_code")[0] == from_csv


@pytest.mark.parametrize(
    ("labels", "arguments", "classes"),
    [
        (["legit", "fraud"], [], ["fraud", "legit"]),
        (["legit", "fraud"], ["--positive_label", "fraud"], ["legit", "fraud"]),
        (["no", "yes"], [], ["no", "yes"]),
        ([2, 10], [], ["2", "10"]),
        ([1.0, 0.0], [], ["0", "1"]),
        ([True, False], [], ["false", "true"]),
        ([3, 1, 2], [], ["1", "2", "3"]),
    ],
)
def test_labels_of_any_kind_are_encoded(tmp_path, train, labels, arguments, classes):
    frame = pd.DataFrame({"x": range(60), "y": [labels[number % len(labels)] for number in range(60)]})
    write(tmp_path / "train", frame)
    _, schema = train("--label_field", "y", *arguments)
    assert schema["classes"] == classes


def test_rare_categories_and_useless_columns_are_left_out(tmp_path, train):
    frame = pd.DataFrame(
        {
            "name": [f"n{number}" for number in range(40)],
            "empty": [None] * 40,
            "city": ["A", "B", "B", "C", "C"] * 8,
            "y": [0, 1] * 20,
        }
    )
    write(tmp_path / "train", frame)
    _, schema = train("--label_field", "y", "--max_categories", "2")
    assert schema["features"] == [{"name": "city", "kind": "categorical", "typical": "B", "categories": ["B", "C"]}]


def test_rows_without_or_with_unknown_label_are_left_out(tmp_path, train):
    write(tmp_path / "train", pd.DataFrame({"x": range(6), "y": [0, 1, 0, 1, None, 1]}))
    write(tmp_path / "validation", pd.DataFrame({"x": range(3), "y": [0, 1, 5]}))
    metrics, _ = train("--label_field", "y")
    assert metrics["rows"] == 5


def test_validation_data_of_one_class_do_without_auc(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    write(tmp_path / "validation", fraud[fraud["is_fraud"] == 0])
    metrics, _ = train("--label_field", "is_fraud")
    assert sorted(metrics) == ["features", "rows", "train_logloss", "trees", "validation_logloss"]


def test_scale_pos_weight_0_balances_the_classes(tmp_path, train, fraud):
    labels = fraud["is_fraud"].to_numpy()
    arguments = arguments_of("xgboost_train", ["--scale_pos_weight", "0"])
    weight = xgboost_train.booster_parameters(arguments, labels, True)["scale_pos_weight"]
    assert weight == pytest.approx((labels == 0).sum() / labels.sum())


@pytest.mark.parametrize(
    ("frame", "arguments", "message"),
    [
        (
            {"x": [1, 2], "y": [0, 1]},
            [],
            "The hyperparameter label_field is not set and the training data have no columns",
        ),
        ({"x": [1, 2], "y": [0, 1]}, ["--label_field", "z"], 'The label "z" is no column of the training data: x, y'),
        ({"x": [1, 2], "y": [0, 0]}, ["--label_field", "y"], "The training data have the labels ['0']"),
        ({"y": [0, 1]}, ["--label_field", "y"], "The training data have no column to learn from beside the label"),
        ({"x": [], "y": []}, ["--label_field", "y"], "hold no rows"),
        (
            {"x": [1, 2], "y": ["a", "b"]},
            ["--label_field", "y", "--positive_label", "c"],
            "positive_label \"c\" is not one of two labels; the data have ['a', 'b']",
        ),
    ],
)
def test_what_cannot_be_trained_is_said_plainly(tmp_path, train, frame, arguments, message):
    write(tmp_path / "train", pd.DataFrame(frame))
    with pytest.raises(xgboost_train.ScriptError) as caught:
        train(*arguments)
    assert message in str(caught.value)


def test_validation_data_without_a_feature_and_several_hosts_are_refused(tmp_path, train, fraud):
    write(tmp_path / "train", fraud)
    with pytest.raises(xgboost_train.ScriptError, match="set instance_count to 1"):
        train("--label_field", "is_fraud", hosts='["algo-1", "algo-2"]')
    write(tmp_path / "validation", fraud.drop(columns=["amount"]))
    with pytest.raises(xgboost_train.ScriptError, match="validation data lack columns of the training data: amount"):
        train("--label_field", "is_fraud")
