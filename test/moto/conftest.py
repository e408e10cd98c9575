"""What the tests of `pipectl deploy` stand on: moto's server, a proxy that can fail, a project, and the built CLI.

Run from the root of the repository after `npm run build`, in an environment with moto[server], boto3 and pytest:
    python -m pytest test/moto
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import boto3
import pytest

from faulty_proxy import FaultyProxy, definition_of

HERE = Path(__file__).parent
CLI = HERE.parent.parent / "bin" / "pipectl.js"
ROLE = "arn:aws:iam::123456789012:role/Pipelines"
BUCKET = "pipectl-test"
WRITES = ("CreatePipeline", "UpdatePipeline", "AddTags", "PUT ")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def moto_port(tmp_path_factory):
    port = free_port()
    log = (tmp_path_factory.mktemp("moto") / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
    )
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/data.json", timeout=1)
            break
        except OSError:
            assert server.poll() is None, "moto's server ended"
            time.sleep(0.1)
    yield port
    server.terminate()
    server.wait()


@pytest.fixture
def proxy(moto_port):
    proxy = FaultyProxy(moto_port)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    yield proxy
    proxy.end()


class Aws:
    """The state of moto, seen through boto3."""

    def __init__(self, port):
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        clients = {"region_name": "us-east-1", "endpoint_url": self.url, **keys}
        self.sagemaker = boto3.client("sagemaker", **clients)
        self.s3 = boto3.client("s3", **clients)

    def reset(self):
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/moto-api/reset", method="POST"))
        self.s3.create_bucket(Bucket=BUCKET)

    def describe(self, name="moto-test"):
        described = self.sagemaker.describe_pipeline(PipelineName=name)
        definition = described["PipelineDefinition"]
        described["PipelineDefinition"] = definition_of(definition) if isinstance(definition, str) else definition
        return described

    def exists(self, name="moto-test"):
        return name in [found["PipelineName"] for found in self.sagemaker.list_pipelines()["PipelineSummaries"]]

    def tags(self, name="moto-test"):
        arn = self.describe(name)["PipelineArn"]
        return {tag["Key"]: tag["Value"] for tag in self.sagemaker.list_tags(ResourceArn=arn)["Tags"]}

    def objects(self):
        listed = self.s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {item["Key"]: self.s3.get_object(Bucket=BUCKET, Key=item["Key"])["Body"].read() for item in listed}

    def state(self, name="moto-test"):
        """Everything that a deployment decides, without times."""
        if not self.exists(name):
            return {"objects": self.objects()}
        described = self.describe(name)
        members = ("PipelineDisplayName", "PipelineDefinition", "PipelineDescription", "RoleArn", "ParallelismConfiguration")
        return {
            **{member: described.get(member) for member in members},
            "tags": self.tags(name),
            "objects": self.objects(),
        }


@pytest.fixture
def aws(moto_port):
    aws = Aws(moto_port)
    aws.reset()
    return aws


class Run:
    def __init__(self, code, stdout, stderr):
        self.code = code
        self.stdout = stdout
        self.stderr = stderr


class Project:
    """A copy of the project, with a manifest that tests change."""

    def __init__(self, folder, home, url):
        self.folder = folder
        self.home = home
        self.url = url
        self.manifest = {
            "name": "moto-test",
            "config": {"s3_root": f"s3://{BUCKET}/root", "role": ROLE, "region": "us-east-1", "image_uri": "image"},
            "steps": {
                "script": {"type": "Make"},
                "package": {"type": "Make", "config": {"source_dir": "package", "entry_point": "make.py"}},
            },
        }

    def grow(self, steps=34):
        """Makes the definition larger than 102,400 bytes."""
        for number in range(steps):
            self.manifest["steps"][f"more-{number}"] = {"type": "Make", "description": "x" * 3000}

    def env(self, **changes):
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
            **changes,
        }
        return {key: value for key, value in env.items() if value is not None}

    def command(self, *arguments, role=ROLE, url=None):
        path = self.folder / "test.pipeline.yaml"
        path.write_text(json.dumps(self.manifest))
        endpoint = ["--endpoint-url", url or self.url]
        return ["node", str(CLI), "deploy", str(path), "--role", role, *endpoint, *arguments]

    def deploy(self, *arguments, yes=True, role=ROLE, url=None, **env):
        command = self.command(*arguments, *(["--yes"] if yes else []), role=role, url=url)
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=self.env(**env), timeout=120
        )
        return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(aws, proxy, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(HERE / "project", folder)
    (folder / "pipectl.yaml").write_text("")
    home = tmp_path / "home"
    home.mkdir()
    return Project(folder, home, proxy.url)
