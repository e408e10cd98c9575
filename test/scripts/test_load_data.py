import gzip
import json
import sys

import boto3
import load_data
import pandas as pd
import pytest
from moto import mock_aws


def load(tmp_path, **environ):
    outputs = {name: str(tmp_path / "out" / name) for name in ("DATA", "METADATA", "SIGNATURE")}
    metadata = load_data.main({}, outputs, {key: str(value) for key, value in environ.items()}, None)
    return metadata, tmp_path / "out"


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def test_a_folder_of_csv_shards_becomes_one_table_with_metadata_and_signature(tmp_path, source):
    (source / "part-00001.csv").write_text("id,amount,country\n3,7.5,\n")
    (source / "part-00000.csv").write_text("id,amount,country\n1,2.5,DE\n2,,US\n")
    (source / "_SUCCESS").write_text("")
    (source / ".part-00000.csv.crc").write_text("crc")
    metadata, out = load(tmp_path, DATA_PATH=source)
    assert (out / "DATA" / "data.csv").read_text() == "id,amount,country\n1,2.5,DE\n2,,US\n3,7.5,\n"
    assert (out / "SIGNATURE" / "signature.csv").read_text() == "id,amount,country\n"
    assert metadata == json.loads((out / "METADATA" / "metadata.json").read_text())
    assert metadata == {
        "source": str(source),
        "file_count": 2,
        "row_count": 3,
        "columns": [
            {"name": "id", "dtype": "integer", "missing": 0},
            {"name": "amount", "dtype": "float", "missing": 1},
            {"name": "country", "dtype": "string", "missing": 1},
        ],
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data.csv", "a,b\n1,x\n2,y\n"),
        ("data.tsv", "a\tb\n1\tx\n2\ty\n"),
        ("data.json", '[{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]'),
        ("data.jsonl", '{"a": 1, "b": "x"}\n\n{"a": 2, "b": "y"}\n'),
        ("data.ndjson", '\ufeff{"a": 1, "b": "x"}\n{"a": 2, "b": "y"}'),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
def test_every_text_format_is_read_plain_and_zipped(tmp_path, source, name, content, zipped):
    if zipped:
        (source / (name + ".gz")).write_bytes(gzip.compress(content.encode("utf-8")))
    else:
        (source / name).write_text(content, encoding="utf-8")
    _, out = load(tmp_path, DATA_PATH=source)
    assert (out / "DATA" / "data.csv").read_text() == "a,b\n1,x\n2,y\n"


@pytest.mark.parametrize("output_format", ["csv", "tsv", "parquet", "jsonl"])
def test_parquet_is_read_and_every_format_is_written(tmp_path, source, output_format):
    frame = pd.DataFrame({"zip": ["01234", "99999"], "n": [1, 2], "flag": [True, False], "x": [0.1, None]})
    frame.to_parquet(str(source / "data.parquet"), index=False)
    metadata, out = load(tmp_path, DATA_PATH=source / "data.parquet", OUTPUT_FORMAT=output_format)
    assert [column["dtype"] for column in metadata["columns"]] == ["string", "integer", "boolean", "float"]
    path = out / "DATA" / f"data.{output_format}"
    if output_format == "parquet":
        assert pd.read_parquet(str(path)).to_dict("list")["zip"] == ["01234", "99999"]
    elif output_format == "jsonl":
        assert json.loads(path.read_text().split("\n")[0]) == {"zip": "01234", "n": 1, "flag": True, "x": 0.1}
    else:
        separator = "," if output_format == "csv" else "\t"
        assert path.read_text().split("\n")[1] == separator.join(["01234", "1", "True", "0.1"])


def test_nested_json_values_become_json_text(tmp_path, source):
    (source / "data.jsonl").write_text('{"a": {"b": [1, 2]}}\n')
    _, out = load(tmp_path, DATA_PATH=source)
    assert (out / "DATA" / "data.csv").read_text() == 'a\n"{""b"": [1, 2]}"\n'


def test_json_records_may_lack_keys(tmp_path, source):
    (source / "data.jsonl").write_text('{"a": 1}\n{"b": "x"}\n')
    _, out = load(tmp_path, DATA_PATH=source)
    assert (out / "DATA" / "data.csv").read_text() == "a,b\n1.0,\n,x\n"


def test_columns_selects_and_orders(tmp_path, source):
    (source / "data.csv").write_text("a,b,c\n1,2,3\n")
    _, out = load(tmp_path, DATA_PATH=source, COLUMNS="c, a")
    assert (out / "SIGNATURE" / "signature.csv").read_text() == "c,a\n"


def test_data_format_reads_files_without_suffix(tmp_path, source):
    (source / "part-00000").write_text("a\n1\n")
    _, out = load(tmp_path, DATA_PATH=source, DATA_FORMAT="csv")
    assert (out / "DATA" / "data.csv").read_text() == "a\n1\n"


@pytest.mark.parametrize(
    ("files", "environ", "message"),
    [
        ({}, {}, "holds no data file, no file; DATA_FORMAT tells"),
        ({"notes.txt": "a"}, {}, "holds no data file, only notes.txt; DATA_FORMAT tells"),
        ({"a.csv": ""}, {}, "hold no rows"),
        ({"a.csv": "x,y\n"}, {}, "hold no rows"),
        ({"a.csv": "x,y\n1,2,3\n"}, {}, "a.csv has rows with more fields than its header line"),
        ({"a.csv": "x,y\n1,2\n", "b.csv": "x,z\n1,2\n"}, {}, "b.csv and a.csv differ in their columns: y, z"),
        ({"a.csv": "x, x\n1,2\n"}, {}, "have the same name: x, x"),
        ({"a.jsonl": "[1, 2]"}, {}, "a.jsonl cannot be read as json: each record has to be a JSON object"),
        ({"a.jsonl": '{"x": 1}\n{"x": '}, {}, "a.jsonl cannot be read as json"),
        ({"a.parquet": "no parquet"}, {}, "a.parquet cannot be read as parquet"),
        ({"a.csv.gz": "no gzip"}, {}, "a.csv.gz cannot be read as csv"),
        ({"a.csv": "x\n1\n"}, {"COLUMNS": "y"}, "COLUMNS names columns that the data do not have: y"),
        ({"a.csv": "x\n1\n"}, {"OUTPUT_FORMAT": "xml"}, 'OUTPUT_FORMAT is "xml"; it has to be one of'),
        ({"a.csv": "x\n1\n"}, {"DATA_FORMAT": "xml"}, 'DATA_FORMAT is "xml"; it has to be csv'),
        ({"a.csv": "x\n1\n"}, {"DATA_PATH": "/does/not/exist"}, 'DATA_PATH "/does/not/exist" does not exist'),
        ({"a.csv": "x\n1\n"}, {"DATA_PATH": " "}, "The environment variable DATA_PATH is not set"),
        ({"a.csv": "x\n1\n"}, {"DATA_PATH": "s3://"}, 'DATA_PATH "s3://" names no bucket'),
    ],
)
def test_what_cannot_be_loaded_is_said_plainly(tmp_path, source, files, environ, message):
    for name, content in files.items():
        (source / name).write_text(content)
    with pytest.raises(load_data.ScriptError) as caught:
        load(tmp_path, **{"DATA_PATH": source, **environ})
    assert message in str(caught.value)


def test_latin_1_text_is_refused(tmp_path, source):
    (source / "a.csv").write_bytes("name\nMüller\n".encode("latin-1"))
    with pytest.raises(load_data.ScriptError, match="a.csv cannot be read as csv"):
        load(tmp_path, DATA_PATH=source)


def test_empty_shards_among_others_are_left_out(tmp_path, source):
    (source / "part-0.csv").write_text("")
    (source / "part-1.csv").write_text("x\n1\n")
    (source / "part-2.csv").write_text("x\n")
    metadata, _ = load(tmp_path, DATA_PATH=source)
    assert (metadata["row_count"], metadata["columns"]) == (1, [{"name": "x", "dtype": "integer", "missing": 0}])


@pytest.fixture
def bucket(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="my-ml-bucket")
        for key, body in {
            "fraud/train/part-0.csv": "x\n1\n",
            "fraud/train/deep/part-1.csv": "x\n2\n",
            "fraud/train/_temporary/part-9.csv": "x\n9\n",
            "fraud/train/_SUCCESS": "",
            "fraud/train/": "",
            "fraud/training/part-0.csv": "x\n7\n",
        }.items():
            client.put_object(Bucket="my-ml-bucket", Key=key, Body=body.encode("utf-8"))
        yield client


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("s3://my-ml-bucket/fraud/train", "x\n2\n1\n"),
        ("s3://my-ml-bucket/fraud/train/", "x\n2\n1\n"),
        ("s3://my-ml-bucket/fraud/train/part-0.csv", "x\n1\n"),
    ],
)
def test_s3_folders_and_objects_are_read_without_their_neighbours(tmp_path, bucket, uri, expected):
    _, out = load(tmp_path, DATA_PATH=uri)
    assert (out / "DATA" / "data.csv").read_text() == expected


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        ("s3://my-ml-bucket/none/", "holds no data file"),
        ("s3://no-such-bucket/x/", "s3://no-such-bucket/x/ cannot be read"),
    ],
)
def test_missing_s3_data_are_said_plainly(tmp_path, bucket, uri, message):
    with pytest.raises(load_data.ScriptError, match=message):
        load(tmp_path, DATA_PATH=uri)


def test_all_pages_of_an_s3_listing_are_read(tmp_path, monkeypatch):
    class Client:
        def get_paginator(self, operation):
            assert operation == "list_objects_v2"
            return self

        def paginate(self, **request):
            assert request == {"Bucket": "b", "Prefix": "p/"}
            yield {"Contents": [{"Key": "p/1.csv"}]}
            yield {"Contents": [{"Key": "p/2.csv"}]}
            yield {}

        def download_file(self, bucket, key, path):
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(f"x\n{key[2]}\n")

    monkeypatch.setattr(sys.modules["boto3"], "client", lambda service: Client())
    _, out = load(tmp_path, DATA_PATH="s3://b/p/")
    assert (out / "DATA" / "data.csv").read_text() == "x\n1\n2\n"
