import argparse
import json

import pandas as pd
import pytest
import tabular_preprocess

ENVIRON = {"LABEL_FIELD": "is_fraud", "TRAIN_RATIO": "0.7", "TEST_VAL_RATIO": "0.5"}


@pytest.fixture
def preprocess(tmp_path):
    for name in ("data", "metadata", "signature"):
        (tmp_path / name).mkdir()

    def call(job_type="training", **environ):
        return tabular_preprocess.main(
            {
                "DATA": str(tmp_path / "data"),
                "METADATA": str(tmp_path / "metadata"),
                "SIGNATURE": str(tmp_path / "signature"),
            },
            {"processed_data": str(tmp_path / "out")},
            {**ENVIRON, **environ},
            argparse.Namespace(job_type=job_type),
        )

    return call


def write(tmp_path, frame):
    frame.to_csv(str(tmp_path / "data" / "data.csv"), index=False)


def test_training_is_split_by_label_and_says_what_the_columns_are(tmp_path, preprocess, fraud):
    write(tmp_path, fraud)
    splits = preprocess(ID_FIELD="transaction_id", CATEGORICAL_FIELDS="merchant_code")
    assert {name: len(frame) for name, frame in splits.items()} == {"train": 280, "val": 60, "test": 60}
    ids = [set(frame["transaction_id"]) for frame in splits.values()]
    assert set.union(*ids) == set(fraud["transaction_id"]) and sum(map(len, ids)) == 400
    shares = [(frame["is_fraud"] == "1").mean() for frame in splits.values()]
    assert shares == pytest.approx([fraud["is_fraud"].mean()] * 3, abs=0.02)
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")) == [
        "columns.json",
        "test/test_processed_data.csv",
        "train/train_processed_data.csv",
        "val/val_processed_data.csv",
    ]
    assert json.loads((tmp_path / "out" / "columns.json").read_text()) == {
        "label_field": "is_fraud",
        "id_fields": ["transaction_id"],
        "categorical_fields": ["merchant_code"],
    }


def test_the_split_depends_on_the_seed_only(tmp_path, preprocess, fraud):
    write(tmp_path, fraud)
    first, second, other = preprocess(), preprocess(), preprocess(RANDOM_SEED="1")
    pd.testing.assert_frame_equal(first["train"], second["train"])
    assert list(first["train"]["transaction_id"]) != list(other["train"]["transaction_id"])


@pytest.mark.parametrize("job_type", ["validation", "testing", "calibration"])
def test_other_job_types_write_one_split(tmp_path, preprocess, later_fraud, job_type):
    write(tmp_path, later_fraud)
    splits = preprocess(job_type)
    assert {name: len(frame) for name, frame in splits.items()} == {job_type: 200}
    written = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")]
    assert written == [f"{job_type}/{job_type}_processed_data.csv"]


@pytest.mark.parametrize("output_format", ["csv", "tsv", "parquet", "jsonl"])
def test_output_formats(tmp_path, preprocess, output_format):
    (tmp_path / "data" / "a.csv").write_text("x,is_fraud\n1.5,1\n,0\n")
    preprocess("testing", OUTPUT_FORMAT=output_format)
    path = tmp_path / "out" / "testing" / f"testing_processed_data.{output_format}"
    if output_format == "parquet":
        assert pd.read_parquet(str(path))["is_fraud"].tolist() == ["1", "0"]
    else:
        assert (
            path.read_text().splitlines()
            == {
                "csv": ["x,is_fraud", "1.5,1", ",0"],
                "tsv": ["x\tis_fraud", "1.5\t1", "\t0"],
                "jsonl": ['{"x":1.5,"is_fraud":"1"}', '{"x":null,"is_fraud":"0"}'],
            }[output_format]
        )


def test_shards_of_different_formats_are_joined(tmp_path, preprocess):
    (tmp_path / "data" / "a.csv").write_text("x,is_fraud\n1,1\n")
    (tmp_path / "data" / "b.tsv").write_text("x\tis_fraud\n2\t0\n")
    (tmp_path / "data" / "c.json").write_text('[{"x": 3, "is_fraud": 1}]')
    pd.DataFrame({"x": [4], "is_fraud": [0]}).to_parquet(str(tmp_path / "data" / "d.parquet"), index=False)
    (tmp_path / "data" / "_SUCCESS").write_text("")
    frame = preprocess("testing")["testing"]
    assert (frame["x"].tolist(), frame["is_fraud"].tolist()) == ([1, 2, 3, 4], ["1", "0", "1", "0"])


def test_the_signature_names_columns_of_files_without_header(tmp_path, preprocess):
    (tmp_path / "signature" / "signature.csv").write_text("x,is_fraud\n")
    (tmp_path / "data" / "part-0.csv").write_text("10,1\n20,0\n")
    (tmp_path / "data" / "part-1.csv").write_text("x,is_fraud\n30,1\n")
    frame = preprocess("testing")["testing"]
    assert (frame["x"].tolist(), frame["is_fraud"].tolist()) == ([10, 20, 30], ["1", "0", "1"])


def test_a_file_that_lacks_columns_of_the_signature_is_refused(tmp_path, preprocess):
    (tmp_path / "signature" / "signature.csv").write_text("x,y,is_fraud\n")
    (tmp_path / "data" / "a.csv").write_text("x,is_fraud\n1,1\n")
    with pytest.raises(tabular_preprocess.ScriptError, match="a.csv lacks columns of the signature: y"):
        preprocess("testing")


def test_strings_of_the_metadata_stay_text_and_are_categories(tmp_path, preprocess):
    metadata = {"columns": [{"name": "zip", "dtype": "string"}, {"name": "x", "dtype": "integer"}]}
    (tmp_path / "metadata" / "metadata.json").write_text(json.dumps(metadata))
    rows = "".join(f"0{1000 + number},{number},{number % 2}\n" for number in range(20))
    (tmp_path / "data" / "a.csv").write_text("zip,x,is_fraud\n" + rows)
    splits = preprocess()
    assert splits["train"]["zip"].str.startswith("01").all()
    assert json.loads((tmp_path / "out" / "columns.json").read_text())["categorical_fields"] == ["zip"]


def test_numerical_fields_lose_what_is_no_number_and_infinities_are_missing(tmp_path, preprocess):
    (tmp_path / "data" / "a.csv").write_text("x,y,is_fraud\n1,inf,1\nunknown,2,0\n true ,-inf,1\n")
    frame = preprocess("testing", NUMERICAL_FIELDS="x")["testing"]
    assert frame.fillna(-1)[["x", "y"]].values.tolist() == [[1, -1], [-1, 2], [1, -1]]


def test_categories_and_labels_have_one_spelling(tmp_path, preprocess):
    frame = pd.DataFrame({"code": [5411.0, 7995.0, None], "is_fraud": [True, False, True]})
    frame.to_parquet(str(tmp_path / "data" / "a.parquet"), index=False)
    found = preprocess("testing", CATEGORICAL_FIELDS="code")["testing"]
    assert found.where(found.notna(), None).values.tolist() == [["5411", "true"], ["7995", "false"], [None, "true"]]


def test_rows_without_label_are_left_out_and_dropped_fields_too(tmp_path, preprocess):
    (tmp_path / "data" / "a.csv").write_text("x,secret,is_fraud\n1,s,1\n2,s,\n3,s,0\n")
    frame = preprocess("calibration", DROP_FIELDS="secret")["calibration"]
    assert frame.values.tolist() == [[1, "1"], [3, "0"]]


def test_data_to_score_may_come_without_label(tmp_path, preprocess):
    (tmp_path / "data" / "a.csv").write_text("x\n1\n")
    assert preprocess("testing")["testing"].values.tolist() == [[1]]


def test_a_label_with_one_row_does_not_stop_the_split(tmp_path, preprocess):
    rows = "".join(f"{number},{int(number == 3)}\n" for number in range(20))
    (tmp_path / "data" / "a.csv").write_text("x,is_fraud\n" + rows)
    assert {name: len(frame) for name, frame in preprocess().items()} == {"train": 14, "val": 3, "test": 3}


@pytest.mark.parametrize(
    ("content", "job_type", "environ", "message"),
    [
        ("x,y\n1,2\n", "training", {}, 'LABEL_FIELD "is_fraud" is no column of the data, which have: x, y'),
        ("x,y\n1,2\n", "calibration", {}, 'LABEL_FIELD "is_fraud" is no column of the data'),
        ("x,is_fraud\n1,\n", "testing", {}, 'Not one row has a value in LABEL_FIELD "is_fraud"'),
        ("x,is_fraud\n1,0\n2,0\n3,0\n", "training", {}, 'All rows have the label "0"'),
        ("x,is_fraud\n1,0\n2,1\n", "training", {}, "2 rows are too few for a split"),
        ("", "training", {}, "hold no rows"),
        ("x,is_fraud\n", "training", {}, "hold no rows"),
        ("x,is_fraud\n1,0\n", "testing", {"LABEL_FIELD": ""}, "The environment variable LABEL_FIELD is not set"),
        ("x,is_fraud\n1,0\n", "testing", {"TRAIN_RATIO": "70%"}, 'TRAIN_RATIO is "70%"; it has to be a number between'),
        ("x,is_fraud\n1,0\n", "testing", {"TEST_VAL_RATIO": "1"}, 'TEST_VAL_RATIO is "1"; it has to be'),
        ("x,is_fraud\n1,0\n", "testing", {"OUTPUT_FORMAT": "xml"}, 'OUTPUT_FORMAT is "xml"'),
        ("x,is_fraud\n1,0\n", "testing", {"RANDOM_SEED": "-1"}, 'RANDOM_SEED is "-1"'),
        ("x,is_fraud\n1,0\n", "testing", {"ID_FIELD": "id"}, "names columns that the data do not have: id"),
    ],
)
def test_what_cannot_be_preprocessed_is_said_plainly(tmp_path, preprocess, content, job_type, environ, message):
    (tmp_path / "data" / "a.csv").write_text(content)
    with pytest.raises(tabular_preprocess.ScriptError) as caught:
        preprocess(job_type, **environ)
    assert message in str(caught.value)


def test_an_empty_input_and_bad_metadata_are_said_plainly(tmp_path, preprocess):
    with pytest.raises(tabular_preprocess.ScriptError, match="holds no data file"):
        preprocess()
    (tmp_path / "metadata" / "metadata.json").write_text("[]")
    with pytest.raises(tabular_preprocess.ScriptError, match="metadata.json is no metadata"):
        preprocess()
