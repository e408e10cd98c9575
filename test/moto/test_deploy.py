"""`pipectl deploy` against moto's server over HTTP: what it leaves in SageMaker and S3, and how it fails."""
import fcntl
import io
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tarfile
import termios
import time

import pytest

from conftest import BUCKET, CLI, ROLE, WRITES, free_port

ARN = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/moto-test"
TARGET = 'pipeline "moto-test" in account 123456789012, region us-east-1'


def writes(proxy):
    return [operation for operation in proxy.operations if operation.startswith(WRITES)]


def succeed(run):
    assert run.code == 0, run.stderr
    return run


def fail(run, code, *texts):
    assert run.code == code, run.stdout + run.stderr
    for text in texts:
        assert text in run.stderr
    assert "    at " not in run.stderr and "internal error" not in run.stderr
    assert run.stdout == ""
    return run


# What a deployment does


def test_creates_the_pipeline_and_uploads_its_code(aws, proxy, project):
    project.manifest.update(description="Moto", display_name="Moto", tags={"team": "risk", "env": "dev"}, parallelism=3)
    run = succeed(project.deploy("--tag", "env=prod", "--tag", "empty="))
    assert run.stdout == f"Created {TARGET}: {ARN}\n"
    described = aws.describe()
    assert [step["Name"] for step in described["PipelineDefinition"]["Steps"]] == ["package", "script"]
    assert described["RoleArn"] == ROLE
    assert described["PipelineDescription"] == "Moto"
    assert described["PipelineDisplayName"] == "Moto"
    assert described["ParallelismConfiguration"] == {"MaxParallelExecutionSteps": 3}
    assert aws.tags() == {"team": "risk", "env": "prod", "empty": ""}
    # The code is there before the pipeline that refers to it.
    assert [operation.split(" ")[0] for operation in writes(proxy)] == ["PUT", "PUT", "PUT", "CreatePipeline"]


def test_every_object_that_the_definition_names_is_there(aws, project):
    succeed(project.deploy())
    definition = json.dumps(aws.describe()["PipelineDefinition"])
    objects = aws.objects()
    assert sorted(key.split("/")[-1] for key in objects) == ["make.py", "runproc.sh", "sourcedir.tar.gz"]
    for key in objects:
        assert key.startswith("root/moto-test/code/")
        assert f"s3://{BUCKET}/{key}" in definition
    by_name = {key.split("/")[-1]: content for key, content in objects.items()}
    assert by_name["make.py"] == (project.folder / "scripts" / "make.py").read_bytes()
    assert by_name["runproc.sh"].startswith(b"#!/bin/bash\n")
    with tarfile.open(fileobj=io.BytesIO(by_name["sourcedir.tar.gz"])) as archive:
        assert archive.getnames() == ["lib/__init__.py", "lib/rows.py", "make.py"]
        assert archive.extractfile("lib/rows.py").read() == (project.folder / "package" / "lib" / "rows.py").read_bytes()
        assert {(member.mode, member.mtime, member.uid) for member in archive} == {(0o644, 0, 0)}


ASKING = """import json
import sys

from pipectl_runtime import ScriptRuntime

runtime = ScriptRuntime.load(output_paths={"data": sys.argv[1]})
print(json.dumps([runtime.output_paths, runtime.environ]))
"""


def test_scripts_that_ask_for_their_contract_run_as_uploaded(aws, project, tmp_path):
    project.manifest["config"]["environment"] = {"LABEL": "y"}
    with (project.folder / "contracts" / "make.contract.yaml").open("a") as contract:
        contract.write("required_env_vars: [LABEL]\noptional_env_vars: { FORMAT: csv }\n")
    for folder in ("scripts", "package"):
        (project.folder / folder / "make.py").write_text(ASKING)
    succeed(project.deploy())
    inputs = {
        (step["Name"], given["InputName"]): given["S3Input"]["S3Uri"]
        for step in aws.describe()["PipelineDefinition"]["Steps"]
        for given in step["Arguments"]["ProcessingInputs"]
    }
    objects = aws.objects()

    def download(uri, folder):
        """Put what is below a URI into a folder, as SageMaker does with an input."""
        prefix = uri[len(f"s3://{BUCKET}/") :]
        for key, content in objects.items():
            if key.startswith(prefix):
                path = folder / (key[len(prefix) :].strip("/") or key.split("/")[-1])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    download(inputs["script", "code"], tmp_path / "script")
    download(inputs["package", "code"], tmp_path / "package")
    with tarfile.open(tmp_path / "package" / "sourcedir.tar.gz") as archive:
        archive.extractall(tmp_path / "package")
    names = {path.name for path in (tmp_path / "script").iterdir()}
    assert names == {"make.py", "make.contract.json", "pipectl_runtime.py"}
    for step in ("script", "package"):
        done = subprocess.run(
            [sys.executable, str(tmp_path / step / "make.py"), "out"],
            cwd=tmp_path,
            env={"LABEL": "y"},
            capture_output=True,
            text=True,
        )
        assert done.stderr == ""
        assert json.loads(done.stdout) == [{"data": "out"}, {"LABEL": "y", "FORMAT": "csv"}]
        assert (tmp_path / "out").is_dir()


def test_deploying_again_changes_nothing(aws, proxy, project):
    project.manifest.update(description="Moto", tags={"team": "risk"}, parallelism=3)
    succeed(project.deploy())
    before = aws.state()
    modified = aws.describe()["LastModifiedTime"]
    proxy.reset()
    # Nobody is asked either.
    run = succeed(project.deploy(yes=False))
    assert run.stdout == f"No changes: {TARGET} is as the manifest says.\n"
    assert writes(proxy) == []
    assert aws.state() == before
    assert aws.describe()["LastModifiedTime"] == modified


def test_a_live_definition_in_other_words_is_the_same(aws, proxy, project):
    succeed(project.deploy())
    definition = aws.describe()["PipelineDefinition"]
    reordered = dict(reversed(definition.items()))
    aws.sagemaker.update_pipeline(PipelineName="moto-test", PipelineDefinition=json.dumps(reordered, indent=4))
    proxy.reset()
    assert succeed(project.deploy()).stdout.startswith("No changes")
    assert writes(proxy) == []


def test_a_change_updates_only_what_changed(aws, proxy, project):
    project.manifest.update(description="Old", tags={"team": "risk"})
    succeed(project.deploy())
    project.manifest["steps"]["more"] = {"type": "Make"}
    project.manifest.update(description="New", parallelism=2)
    proxy.reset()
    run = succeed(project.deploy("--tag", "env=prod"))
    assert run.stdout == f"Updated {TARGET}: {ARN}\n"
    assert [line for line in run.stderr.splitlines() if line.startswith("  ")] == [
        "  ~ definition",
        '      + step "more"',
        '  ~ description "Old" -> "New"',
        "  + parallelism 2",
        '  + tag "env" "prod"',
    ]
    assert writes(proxy) == ["UpdatePipeline", "AddTags"]
    described = aws.describe()
    assert [step["Name"] for step in described["PipelineDefinition"]["Steps"]] == ["more", "package", "script"]
    assert described["PipelineDescription"] == "New"
    assert aws.tags() == {"team": "risk", "env": "prod"}


def test_a_changed_role_updates(aws, proxy, project):
    succeed(project.deploy())
    other = "arn:aws:iam::123456789012:role/Other"
    run = succeed(project.deploy(role=other))
    assert f'~ role "{ROLE}" -> "{other}"' in run.stderr
    assert aws.describe()["RoleArn"] == other


def test_changed_code_is_uploaded_beside_the_old(aws, proxy, project):
    succeed(project.deploy())
    before = aws.objects()
    script = project.folder / "scripts" / "make.py"
    script.write_text(script.read_text() + "# changed\n")
    proxy.reset()
    succeed(project.deploy())
    after = aws.objects()
    assert before.items() <= after.items()
    assert [content for key, content in after.items() if key not in before] == [script.read_bytes()]
    assert [operation.split(" ")[0] for operation in writes(proxy)] == ["PUT", "UpdatePipeline"]


def test_tags_are_changed_and_added_and_those_of_others_stay(aws, proxy, project):
    succeed(project.deploy("--tag", "team=risk"))
    aws.sagemaker.add_tags(ResourceArn=ARN, Tags=[{"Key": "cost-centre", "Value": "7"}])
    proxy.reset()
    succeed(project.deploy("--tag", "team=fraud", "--tag", "env=prod"))
    assert writes(proxy) == ["AddTags"]
    assert aws.tags() == {"team": "fraud", "cost-centre": "7", "env": "prod"}
    proxy.reset()
    assert succeed(project.deploy("--tag", "team=fraud")).stdout.startswith("No changes")


def test_a_large_definition_goes_through_s3(aws, proxy, project):
    project.grow()
    succeed(project.deploy())
    [key] = [key for key in aws.objects() if "/definition/" in key]
    assert key.startswith("root/moto-test/definition/") and key.endswith(".json")
    assert len(aws.objects()[key]) >= 102_400
    [request] = [json.loads(body) for name, body in zip(proxy.operations, proxy.bodies) if name == "CreatePipeline"]
    assert request["PipelineDefinitionS3Location"] == {"Bucket": BUCKET, "ObjectKey": key}
    assert "PipelineDefinition" not in request
    assert aws.describe()["PipelineDefinition"] == json.loads(aws.objects()[key])
    proxy.reset()
    assert succeed(project.deploy()).stdout.startswith("No changes")
    project.manifest["steps"]["one-more"] = {"type": "Make"}
    succeed(project.deploy())
    assert [operation.split(" ")[0] for operation in writes(proxy)] == ["PUT", "UpdatePipeline"]
    assert len(aws.describe()["PipelineDefinition"]["Steps"]) == 37


def test_deleted_code_is_uploaded_again(aws, proxy, project):
    succeed(project.deploy())
    before = aws.objects()
    for key in before:
        aws.s3.delete_object(Bucket=BUCKET, Key=key)
    assert succeed(project.deploy()).stdout.startswith("Uploaded the missing code of")
    assert aws.objects() == before


def test_a_dry_run_only_reads(aws, proxy, project):
    run = succeed(project.deploy("--dry-run", yes=False))
    assert run.stdout.startswith('Pipeline "moto-test" in account 123456789012, region us-east-1 will be created:\n')
    assert writes(proxy) == []
    assert not aws.exists() and aws.objects() == {}


def test_the_region_comes_from_flag_environment_profile_and_pipeline(aws, project):
    def region(*arguments, **env):
        return succeed(project.deploy("--dry-run", *arguments, **env)).stdout.split("region ")[1].split(" ")[0]

    (project.home / ".aws").mkdir()
    (project.home / ".aws" / "config").write_text("[default]\nregion = eu-west-3\n[profile other]\nregion = eu-north-1\n")
    everything = {"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"}
    assert region("--region", "eu-central-1", **everything) == "eu-central-1"
    assert region(**everything) == "eu-west-1"
    assert region(AWS_DEFAULT_REGION="eu-west-2") == "eu-west-2"
    assert region() == "eu-west-3"
    credentials = "[other]\naws_access_key_id = testing\naws_secret_access_key = testing\n"
    (project.home / ".aws" / "credentials").write_text(credentials)
    assert region("--profile", "other") == "eu-north-1"
    (project.home / ".aws" / "config").unlink()
    assert region() == "us-east-1"


def test_images_of_another_region_are_pointed_out(project):
    run = succeed(project.deploy("--dry-run", AWS_REGION="eu-west-1"))
    assert "The images of pipeline \"moto-test\" are those of region us-east-1, but it is deployed to eu-west-1." in run.stderr


# Asking


def test_without_a_terminal_it_says_so_and_changes_nothing(aws, proxy, project):
    run = fail(project.deploy(yes=False), 2, "Pass --yes to deploy without being asked", 'Pipeline "moto-test" in account')
    assert "Only \"yes\"" not in run.stderr
    assert writes(proxy) == [] and not aws.exists()


def on_terminal(project, typed, columns=80, **env):
    """Runs a deployment on a terminal of its own and types `typed` when asked. Returns its exit code and what was shown."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execvpe("node", project.command(), project.env(TERM="xterm", **env))
    shown, asked = b"", False
    deadline = time.monotonic() + 30
    try:
        while time.monotonic() < deadline:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                shown += os.read(terminal, 4096)
            except OSError:
                break
            if not asked and b"accepted.\r\n> " in shown:
                os.write(terminal, typed)
                asked = True
        else:
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    finally:
        os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown[-4000:].decode(errors="replace")


@pytest.mark.parametrize("columns", [80, 0])
def test_on_a_terminal_it_asks_and_takes_yes(aws, project, columns):
    code, shown = on_terminal(project, b"yes\n", columns)
    assert code == 0, shown
    assert f"Do you want to create {TARGET}?" in shown
    assert 'Only "yes" will be accepted.' in shown
    assert aws.exists()


def test_on_a_terminal_it_takes_nothing_but_yes(aws, proxy, project):
    code, shown = on_terminal(project, b"y\n")
    assert code == 1 and "Nothing was changed." in shown
    assert writes(proxy) == [] and not aws.exists()


def test_ctrl_c_at_the_question(aws, proxy, project):
    code, shown = on_terminal(project, b"\x03")
    assert code == 130, shown
    assert writes(proxy) == [] and not aws.exists()


def test_ctrl_d_at_the_question(proxy, project):
    code, shown = on_terminal(project, b"\x04")
    assert code == 1 and "Nothing was changed." in shown
    assert writes(proxy) == []


def test_in_ci_it_does_not_ask_even_on_a_terminal(proxy, project):
    code, shown = on_terminal(project, b"yes\n", CI="true")
    assert code == 2 and "accepted" not in shown
    assert writes(proxy) == []


def test_ctrl_c_during_a_call(aws, proxy, project):
    proxy.fault = lambda operation: "stall" if operation == "CreatePipeline" else None
    process = subprocess.Popen(
        project.command("--yes"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=project.env()
    )
    deadline = time.monotonic() + 30
    while "CreatePipeline" not in proxy.operations and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == 130, stderr
    assert "Interrupted." in stderr and stdout == ""
    proxy.reset()
    succeed(project.deploy())
    assert aws.exists()


# Failing


def test_an_unreachable_endpoint(project):
    url = f"http://127.0.0.1:{free_port()}"
    fail(project.deploy(url=url, AWS_MAX_ATTEMPTS="2"), 3, "cannot be reached: connect ECONNREFUSED", "--endpoint-url")


def test_a_host_that_does_not_exist(project):
    url = "http://no-such-host.invalid"
    fail(project.deploy(url=url, AWS_MAX_ATTEMPTS="1"), 3, "cannot be reached", "no-such-host.invalid")


def test_an_endpoint_that_is_not_aws(proxy, project):
    proxy.fault = lambda operation: "garble"
    fail(project.deploy(AWS_MAX_ATTEMPTS="1"), 3, "is not one of AWS")
    proxy.fault = lambda operation: "garble" if operation == "DescribePipeline" else None
    fail(project.deploy(AWS_MAX_ATTEMPTS="1"), 3, "sagemaker:DescribePipeline", "is not one of AWS")


def test_an_endpoint_killed_midway(aws, proxy, project):
    proxy.fault = lambda operation: "drop" if operation == "CreatePipeline" else None
    run = fail(project.deploy(AWS_MAX_ATTEMPTS="2"), 3, "The endpoint for sagemaker:CreatePipeline cannot be reached")
    assert "deploy again" in run.stderr
    assert proxy.operations.count("CreatePipeline") == 2
    proxy.reset()
    succeed(project.deploy())
    assert aws.exists()


def test_throttled_calls_are_tried_again(aws, proxy, project):
    seen = {}

    def first_two(operation):
        seen[operation] = seen.get(operation, 0) + 1
        return "throttle" if seen[operation] <= 2 else None

    proxy.fault = first_two
    succeed(project.deploy("--tag", "team=risk"))
    assert {"GetCallerIdentity", "DescribePipeline", "CreatePipeline"} <= set(seen)
    assert all(count >= 3 for count in seen.values())
    assert aws.tags() == {"team": "risk"}


@pytest.mark.parametrize("operation", ["GetCallerIdentity", "DescribePipeline", "HEAD", "PUT", "CreatePipeline"])
def test_a_call_that_is_always_throttled(aws, proxy, project, operation):
    proxy.fault = lambda name: "throttle" if name.startswith(operation) else None
    run = fail(project.deploy(AWS_MAX_ATTEMPTS="2"), 3)
    if operation == "HEAD":  # S3 gives no reason with the answer to a HEAD.
        assert "s3:GetObject" in run.stderr
    else:
        assert "AWS keeps throttling" in run.stderr


def test_a_bucket_that_does_not_exist(aws, project):
    project.manifest["config"]["s3_root"] = "s3://no-such-bucket-here/root"
    fail(project.deploy(), 3, 'The bucket "no-such-bucket-here" does not exist.', '"s3_root"')
    assert not aws.exists()


def test_no_credentials(project):
    keys = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}
    fail(project.deploy(**keys), 3, "No usable AWS credentials were found", "--profile")


def test_an_unknown_profile(project):
    keys = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}
    fail(project.deploy("--profile", "nobody", **keys), 3, "No usable AWS credentials were found", "nobody")


def test_no_region(project):
    del project.manifest["config"]["region"]
    fail(project.deploy(), 2, "No region is known to deploy to.")


@pytest.mark.parametrize(
    "arguments, text",
    [
        (["--tag", "team"], 'The tag "team" is not of the form key=value.'),
        (["--tag", "aws:team=x"], "which only AWS may use"),
        (["--parallelism", "0"], "It must be a whole number of at least 1."),
        (["--region", "us east"], '"us east" is not an AWS region'),
        (["--endpoint-url", "localhost:5000"], '"localhost:5000" is not the URL of an endpoint'),
        (["--role", "Pipelines"], '"Pipelines" is not the ARN of an IAM role'),
    ],
)
def test_a_command_line_that_makes_no_sense(proxy, project, arguments, text):
    fail(project.deploy(*arguments), 2, text)
    assert proxy.operations == []


def test_problems_in_the_manifest_stop_it_before_aws(proxy, project):
    project.manifest["steps"]["script"]["needs"] = ["nobody"]
    fail(project.deploy(), 1, "nobody")
    assert proxy.operations == []


# Healing


@pytest.mark.parametrize("fault", ["drop", "lose"])
@pytest.mark.parametrize("kind", ["creation", "update"])
def test_the_next_run_heals_whatever_call_died(aws, proxy, project, kind, fault):
    def prepare():
        aws.reset()
        proxy.reset()
        project.manifest["steps"] = {"script": {"type": "Make"}}
        project.manifest.pop("description", None)
        if kind == "update":
            succeed(project.deploy("--tag", "team=risk"))
        project.manifest["description"] = "New"
        project.manifest["steps"]["package"] = {
            "type": "Make",
            "config": {"source_dir": "package", "entry_point": "make.py"},
        }
        project.grow()
        proxy.reset()

    tags = ["--tag", "team=fraud", "--tag", "env=prod"]
    prepare()
    succeed(project.deploy(*tags))
    wanted = aws.state()
    steps = writes(proxy)
    assert [step.split(" ")[0] for step in steps] == {
        "creation": ["PUT", "PUT", "PUT", "PUT", "CreatePipeline"],
        "update": ["PUT", "PUT", "PUT", "UpdatePipeline", "AddTags"],
    }[kind]
    for fatal in steps:
        prepare()
        proxy.fault = lambda operation: fault if operation == fatal else None
        fail(project.deploy(*tags, AWS_MAX_ATTEMPTS="1"), 3, "cannot be reached")
        proxy.reset()
        succeed(project.deploy(*tags))
        assert aws.state() == wanted, fatal
        proxy.reset()
        assert succeed(project.deploy(*tags)).stdout.startswith("No changes"), fatal
        assert writes(proxy) == []


def test_a_creation_whose_answer_was_lost_is_recognised(aws, proxy, project):
    lost = []

    def lose_once(operation):
        if operation == "CreatePipeline" and not lost:
            lost.append(operation)
            return "lose"
        return None

    proxy.fault = lose_once
    run = succeed(project.deploy("--tag", "team=risk"))
    assert run.stdout == f"Created {TARGET}: {ARN}\n"
    tokens = {
        json.loads(body)["ClientRequestToken"]
        for name, body in zip(proxy.operations, proxy.bodies)
        if name == "CreatePipeline"
    }
    assert proxy.operations.count("CreatePipeline") == 2 and len(tokens) == 1
    assert aws.tags() == {"team": "risk"}


# The TypeScript API


def test_the_api_deploys_as_the_command_does(aws, project):
    program = f"""
        import {{ Pipeline }} from {json.dumps((CLI.parent.parent / "dist" / "index.js").as_uri())};
        const [manifest, role, endpointUrl] = process.argv.slice(1);
        const pipeline = Pipeline.fromManifest(manifest);
        for (const more of [{{ dryRun: true }}, {{}}, {{}}, {{ tags: {{ env: 'prod' }} }}]) {{
          const {{ outcome, report }} = await pipeline.deploy({{ role, endpointUrl, ...more }});
          console.log(outcome, report.split('\\n').at(-2));
        }}
        await pipeline.deploy({{ role, endpointUrl: 'http://127.0.0.1:1' }}).catch(({{ name }}) => console.log(name));"""
    path = project.folder / "test.pipeline.yaml"
    path.write_text(json.dumps(project.manifest))
    command = ["node", "--input-type=module", "-e", program, str(path), ROLE, project.url]
    env = project.env(AWS_MAX_ATTEMPTS="1")
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=120)
    assert done.stderr == ""
    planned, *others = done.stdout.splitlines()
    assert planned.startswith("planned   + upload s3://")
    assert others == [
        f"created Created {TARGET}: {ARN}",
        f"unchanged No changes: {TARGET} is as the manifest says.",
        f"updated Updated {TARGET}: {ARN}",
        "DeploymentError",
    ]
    assert aws.tags() == {"env": "prod"}
    assert succeed(project.deploy()).stdout == f"No changes: {TARGET} is as the manifest says.\n"
