"""Two notebooks in a row, each a job."""

from __future__ import annotations

from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from pipelines.common import REGION, ROLE, SCRIPTS

NOTEBOOK = SCRIPTS.parent / "manifests/step-types/notebooks/weekly_report.ipynb"


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    weeks = ParameterString(name="Weeks", default_value="4")
    common = {
        "input_notebook": str(NOTEBOOK),
        "image_uri": f"885854791233.dkr.ecr.{REGION}.amazonaws.com/sagemaker-distribution-prod:2-cpu",
        "kernel_name": "python3",
        "role": ROLE,
        "s3_root_uri": "s3://my-ml-bucket/notebooks",
    }
    prepare = NotebookJobStep(
        name="Prepare",
        display_name="Prepare",
        description="Collects the weeks.",
        notebook_job_name="prepare-weeks",
        parameters={"weeks": weeks, "dry": "no"},
        instance_type="ml.m5.large",
        additional_dependencies=[str(SCRIPTS / "load_data.py")],
        environment_variables={"STAGE": "test"},
        tags={"team": "reports"},
        max_runtime_in_seconds=7200,
        **common,
    )
    report = NotebookJobStep(
        name="Report",
        notebook_job_name="weekly-report",
        parameters={"weeks": weeks},
        encrypt_inter_container_traffic=False,
        subnets=["subnet-0a1b2c3d4e5f60718"],
        security_group_ids=["sg-0a1b2c3d4e5f60718"],
        depends_on=[prepare],
        **common,
    )
    return Pipeline(name="Notebooks", parameters=[weeks], steps=[report], sagemaker_session=session)
