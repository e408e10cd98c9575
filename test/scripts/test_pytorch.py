"""The parts of the PyTorch scripts that need no torch. torch_check.py has the others."""

import subprocess
import sys

import pandas as pd
import pytest
import pytorch_inference
import pytorch_train
from shipped import arguments_of


def test_the_scripts_load_without_torch():
    code = "import sys; sys.modules['torch'] = None; import pytorch_train, pytorch_inference"
    scripts = pytorch_train.__file__.rsplit("/", 1)[0]
    assert subprocess.run([sys.executable, "-c", code], cwd=scripts).returncode == 0


def test_tokens_are_words_in_lower_case():
    assert pytorch_train.tokenize("It's GREAT, très-bon!\n5/5") == ["it", "s", "great", "très", "bon", "5", "5"]


def test_the_vocabulary_ranks_by_frequency_then_name():
    texts = ["b a c", "a b", "a d", None]
    assert pytorch_train.build_vocabulary(texts, 1, 10) == ["a", "b", "c", "d"]
    assert pytorch_train.build_vocabulary(texts, 2, 10) == ["a", "b"]
    assert pytorch_train.build_vocabulary(texts, 1, 1) == ["a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("good bad good", [1, 2, 1]),
        ("good new", [1, 0]),
        ("", [0]),
        (None, [0]),
        (float("nan"), [0]),
        ("bad " * 9, [2] * 4),
    ],
)
def test_token_ids_know_unknown_words_and_end_at_the_limit(text, expected):
    assert pytorch_train.token_ids(text, {"good": 1, "bad": 2}, 4) == expected


def test_rows_without_text_or_label_are_left_out(tmp_path):
    (tmp_path / "a.csv").write_text('text,label\n"fine, really",1\n,0\nbad,\n007,0.0\n')
    examples = pytorch_train.read_examples(tmp_path, "text", "label")
    assert examples.values.tolist() == [["fine, really", "1"], ["007", "0"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("review,label\nx,1\n", "lacks text; it has review, label"),
        ("text,label\nx,\n", "has both a text and a label"),
        ("text,label\n", "hold no rows"),
    ],
)
def test_texts_that_cannot_be_learned_from_are_said_plainly(tmp_path, content, message):
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(pytorch_train.ScriptError) as caught:
        pytorch_train.read_examples(tmp_path, "text", "label")
    assert message in str(caught.value)


def test_encoding_leaves_unknown_labels_out():
    examples = pd.DataFrame({"text": ["good", "bad bad", "odd"], "label": ["1", "0", "7"]}, dtype="object")
    assert pytorch_train.encode(examples, ["bad", "good"], ["0", "1"], 8) == [([2], 1), ([1, 1], 0)]


def test_arguments_and_the_config_channel(tmp_path):
    arguments = arguments_of("pytorch_train", ["--epochs", "3", "--learning_rate", "0.1"])
    (tmp_path / "h.json").write_text('{"epochs": 5, "text_field": "review"}')
    found = pytorch_train.with_config_files(arguments, tmp_path)
    assert (found.epochs, found.learning_rate, found.text_field, found.seed) == (5, 0.1, "review", 42)
    assert (arguments.epochs, arguments.text_field) == (3, "text")


def test_one_label_cannot_be_learned(tmp_path):
    (tmp_path / "a.csv").write_text("text,label\nx,1\ny,1\n")
    inputs = {"train_data": str(tmp_path), "validation_data": "absent", "config": "absent"}
    with pytest.raises(pytorch_train.ScriptError, match='All training rows have the label "1"'):
        pytorch_train.main(inputs, {}, {}, arguments_of("pytorch_train", []))


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ('"good"', "application/json", ["good"]),
        ('{"review": "good"}', "application/json", [{"review": "good"}]),
        ('{"instances": ["a", "b"]}', "application/json", ["a", "b"]),
        (b'{"review": "a"}\n{"review": "b"}\n', "application/jsonlines", [{"review": "a"}, {"review": "b"}]),
        ('"one, two"\nthree\n', "text/csv", ["one, two", "three"]),
    ],
)
def test_requests(body, content_type, expected):
    assert pytorch_inference.input_fn(body, content_type) == expected


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        ("a,b\n", "text/csv", "A CSV request has one column"),
        ("a", "image/png", "Content type image/png is not supported"),
    ],
)
def test_requests_that_make_no_sense_are_refused(body, content_type, message):
    with pytest.raises(ValueError, match=message):
        pytorch_inference.input_fn(body, content_type)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, '{"predictions": [{"label": "pos", "score": 0.75}]}'),
        ("application/jsonlines", '{"label": "pos", "score": 0.75}'),
        ("text/csv", "pos,0.75"),
    ],
)
def test_responses(accept, expected):
    found, content_type = pytorch_inference.output_fn([{"label": "pos", "score": 0.75}], accept)
    assert (found, content_type) == (expected, accept or "application/json")


def test_records_have_a_text():
    assert pytorch_inference.text_of({"review": "x"}, "review", 1) == "x"
    with pytest.raises(ValueError, match='Record 2 has no text: send a string, or an object with "review"'):
        pytorch_inference.text_of({"text": "x"}, "review", 2)
