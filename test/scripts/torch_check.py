"""Training and inference with PyTorch: pytest test/scripts/torch_check.py, where torch is installed."""

import json

import pandas as pd
import pytest
import pytorch_inference
import pytorch_train
from shipped import arguments_of


def test_training_learns_and_inference_agrees(tmp_path):
    good, bad = ["great phone", "really great, love it"], ["poor phone", "really poor, hate it"]
    rows = [(text, label) for label, texts in (("pos", good), ("neg", bad)) for text in texts] * 20
    (tmp_path / "train").mkdir()
    (tmp_path / "val").mkdir()
    pd.DataFrame(rows, columns=["review", "sentiment"]).to_csv(str(tmp_path / "train" / "a.csv"), index=False)
    pd.DataFrame(rows[:4], columns=["review", "sentiment"]).to_csv(str(tmp_path / "val" / "a.csv"), index=False)
    arguments = arguments_of("pytorch_train", ["--text_field", "review", "--label_field", "sentiment", "--epochs", "8"])

    def train(target):
        inputs = {"train_data": str(tmp_path), "validation_data": "absent", "config": "absent"}
        outputs = {"model_artifacts": str(tmp_path / target), "training_metrics": str(tmp_path / "output")}
        return pytorch_train.main(inputs, outputs, {}, arguments)

    metrics = train("model")
    assert metrics == train("again")
    assert metrics["validation_accuracy"] == 1.0
    schema = json.loads((tmp_path / "model" / "model_schema.json").read_text())
    assert schema["classes"] == ["neg", "pos"]
    model = pytorch_inference.model_fn(str(tmp_path / "model"))
    found = pytorch_inference.predict_fn(["I love it", {"review": "hate"}, ""], model)
    assert [row["label"] for row in found[:2]] == ["pos", "neg"]
    assert sum(found[2]["scores"].values()) == pytest.approx(1)
    assert pytorch_inference.predict_fn([], model) == []
