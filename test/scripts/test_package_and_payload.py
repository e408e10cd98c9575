import json
import tarfile

import package
import payload
import pytest

SCHEMA = {
    "features": [
        {"name": "amount", "kind": "numeric", "typical": 12.5},
        {"name": "city", "kind": "categorical", "typical": "Köln, Süd", "categories": ["Köln, Süd"]},
    ]
}


def names_in(path):
    with tarfile.open(str(path), "r:gz") as archive:
        return archive.getnames()


def text_in(path, name):
    with tarfile.open(str(path), "r:gz") as archive:
        return archive.extractfile(name).read().decode("utf-8")


@pytest.fixture
def model(tmp_path, pack):
    artifacts = tmp_path / "artifacts"
    artifacts.mkdir()
    (artifacts / "xgboost_model.json").write_text("{}")
    (artifacts / "model_schema.json").write_text(json.dumps(SCHEMA))
    return pack(artifacts, tmp_path / "model")


@pytest.fixture
def do_package(tmp_path, model):
    def call(target="out", **environ):
        names = package.main(
            {"model_input": str(model), "inference_scripts_input": str(tmp_path / "script")},
            {"packaged_model": str(tmp_path / target)},
            environ,
            None,
        )
        assert names == names_in(tmp_path / target / "model.tar.gz")
        return names

    return call


def test_the_named_script_becomes_inference_py_and_its_companions_stay(tmp_path, do_package):
    scripts = tmp_path / "script"
    (scripts / "lib" / "__pycache__").mkdir(parents=True)
    (scripts / "lib" / "__pycache__" / "x.pyc").write_text("")
    (scripts / "lib" / "helper.py").write_text("")
    (scripts / "xgboost_inference.py").write_text("# serve")
    (scripts / "other.py").write_text("")
    (scripts / "requirements.txt").write_text("")
    (scripts / ".hidden").write_text("")
    assert do_package(INFERENCE_SCRIPT="xgboost_inference.py") == [
        "code/inference.py",
        "code/lib/helper.py",
        "code/other.py",
        "code/requirements.txt",
        "model_schema.json",
        "xgboost_model.json",
    ]
    assert text_in(tmp_path / "out" / "model.tar.gz", "code/inference.py") == "# serve"


@pytest.mark.parametrize("files", [["only.py"], ["inference.py"], ["inference.py", "other.py"]])
def test_without_a_name_the_only_script_or_inference_py_serves(tmp_path, do_package, files):
    (tmp_path / "script").mkdir()
    for name in files:
        (tmp_path / "script" / name).write_text(f"# {name}")
    do_package()
    assert text_in(tmp_path / "out" / "model.tar.gz", "code/inference.py") == f"# {files[0]}"


def test_without_an_input_the_script_stands_beside_package_py(tmp_path, do_package):
    names = do_package(INFERENCE_SCRIPT="xgboost_inference.py")
    assert names == ["code/inference.py", "model_schema.json", "xgboost_model.json"]
    assert "def model_fn" in text_in(tmp_path / "out" / "model.tar.gz", "code/inference.py")


def test_without_any_script_the_archive_is_kept(do_package):
    assert do_package() == ["model_schema.json", "xgboost_model.json"]


def test_the_same_input_gives_the_same_bytes(tmp_path, do_package):
    do_package(INFERENCE_SCRIPT="xgboost_inference.py")
    do_package(target="again", INFERENCE_SCRIPT="xgboost_inference.py")
    first, second = [(tmp_path / name / "model.tar.gz").read_bytes() for name in ("out", "again")]
    assert first == second


@pytest.mark.parametrize(
    ("files", "named", "message"),
    [
        (["a.py"], "b.py", "The inference scripts hold no b.py; they are: a.py"),
        (["a.py", "b.py"], "", "The inference scripts hold no inference.py; they are: a.py, b.py"),
        ([], "", "The inference scripts hold no inference.py; they are: none"),
        (["a.py"], "../a.py", 'INFERENCE_SCRIPT is "../a.py"; it has to be a file name without folders'),
    ],
)
def test_scripts_that_are_not_there_are_said_plainly(tmp_path, do_package, files, named, message):
    (tmp_path / "script").mkdir()
    for name in files:
        (tmp_path / "script" / name).write_text("")
    with pytest.raises(package.ScriptError) as caught:
        do_package(INFERENCE_SCRIPT=named)
    assert message in str(caught.value)


@pytest.fixture
def do_payload(tmp_path, model):
    def call(**environ):
        return payload.main({"model_input": str(model)}, {"payload_sample": str(tmp_path / "out")}, environ, None)

    return call


def test_payloads_have_the_typical_values_in_model_order(tmp_path, do_payload):
    do_payload(CONTENT_TYPES="text/csv, application/json,application/jsonlines")
    path = tmp_path / "out" / "payload.tar.gz"
    assert names_in(path) == ["payload.csv", "payload.json", "payload.jsonl"]
    assert text_in(path, "payload.csv") == '12.5,"Köln, Süd"\n'
    assert json.loads(text_in(path, "payload.json")) == {"amount": 12.5, "city": "Köln, Süd"}


def test_field_defaults_win_over_typical_values(do_payload):
    files = do_payload(FIELD_DEFAULTS='{"amount": null, "city": "Bonn"}')
    assert files == {"payload.csv": ",Bonn\n", "payload.json": '{"amount": null, "city": "Bonn"}\n'}


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"CONTENT_TYPES": "text/xml"}, 'CONTENT_TYPES is "text/xml"; it has to list some of: text/csv'),
        ({"CONTENT_TYPES": ","}, 'CONTENT_TYPES is ","; it has to list'),
        ({"FIELD_DEFAULTS": "{"}, "FIELD_DEFAULTS is no JSON"),
        ({"FIELD_DEFAULTS": "[]"}, "FIELD_DEFAULTS has to be a JSON object"),
        ({"FIELD_DEFAULTS": '{"town": 1}'}, "FIELD_DEFAULTS names no features: town. The model has: amount, city"),
    ],
)
def test_payload_settings_that_make_no_sense_are_said_plainly(do_payload, environ, message):
    with pytest.raises(payload.ScriptError) as caught:
        do_payload(**environ)
    assert message in str(caught.value)
