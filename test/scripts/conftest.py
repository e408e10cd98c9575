"""Fixtures of the script tests: the scripts on the import path, a fraud data set, and a way to run a script's main."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from shipped import arguments_of

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

REDIRECT = """
import argparse, importlib, json, logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
call = json.loads(sys.argv[1])
script = importlib.import_module(call["script"])
arguments = argparse.Namespace(**call["arguments"])
sys.exit(script.run(script.main, call["inputs"], call["outputs"], call["environ"], arguments))
"""


def make_fraud(rows, seed):
    """Return card transactions with a label that amount, country, merchant and account age explain in part."""
    random = np.random.RandomState(seed)
    amount = np.round(random.lognormal(3.5, 1.1, rows), 2)
    country = random.choice(["DE", "GB", "US", "NG"], rows, p=[0.4, 0.3, 0.2, 0.1])
    merchant = random.choice([5411, 5999, 4829, 7995], rows, p=[0.5, 0.3, 0.1, 0.1])
    age = random.randint(0, 2000, rows).astype("float64")
    night = random.rand(rows) < 0.25
    risk = -1.2 + 0.9 * np.log(amount / 30) + 1.8 * (country == "NG") + 2.0 * (merchant == 7995)
    risk += 1.2 * night - age / 900
    fraud = (random.rand(rows) < 1 / (1 + np.exp(-2.2 * risk))).astype("int64")
    frame = pd.DataFrame(
        {
            "transaction_id": [f"T{seed:02d}{number:05d}" for number in range(rows)],
            "amount": amount,
            "country": country.astype("object"),
            "merchant_code": merchant,
            "account_age_days": age,
            "is_night": night,
            "is_fraud": fraud,
        }
    )
    frame.loc[random.rand(rows) < 0.06, "country"] = None
    frame.loc[random.rand(rows) < 0.08, "account_age_days"] = np.nan
    return frame


@pytest.fixture(scope="session")
def fraud():
    """400 labelled transactions."""
    return make_fraud(400, 7)


@pytest.fixture(scope="session")
def later_fraud():
    """200 later transactions, some from a country that the first 400 do not have."""
    frame = make_fraud(200, 11)
    frame.loc[:4, "country"] = "BR"
    return frame


@pytest.fixture(scope="session")
def run_redirected():
    """Return a function that runs a script's main in a process of its own, with other paths than the container's."""

    def call(script, inputs, outputs, environ=None, arguments=()):
        described = {
            "script": script,
            "inputs": {name: str(path) for name, path in inputs.items()},
            "outputs": {name: str(path) for name, path in outputs.items()},
            "environ": environ or {},
            "arguments": vars(arguments_of(script, arguments)),
        }
        return subprocess.run(
            [sys.executable, "-c", REDIRECT, json.dumps(described)],
            cwd=str(SCRIPTS),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return call


@pytest.fixture(scope="session")
def pack():
    """Return a function that packs a folder into <target>/model.tar.gz, as SageMaker does after training."""

    def call(folder, target):
        target.mkdir(parents=True, exist_ok=True)
        with tarfile.open(str(target / "model.tar.gz"), "w:gz") as archive:
            for path in sorted(folder.iterdir()):
                archive.add(str(path), arcname=path.name)
        return target

    return call
