"""Spark on a cluster that runs, and on one that is started for the step and ended after it."""

from __future__ import annotations

from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig

from pipelines.common import ACCOUNT, BUCKET


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    cluster = ParameterString(name="ClusterId", default_value="j-1YONHTCP3YZKC")

    def spark(job: str, *arguments: str) -> EMRStepConfig:
        return EMRStepConfig(
            jar="command-runner.jar",
            args=["spark-submit", "--deploy-mode", "cluster", f"s3://{BUCKET}/jobs/{job}.py", *arguments],
        )

    join = EMRStep(
        name="JoinTables",
        display_name="Join tables",
        description="On the cluster of the team.",
        cluster_id=cluster,
        step_config=spark("join"),
        execution_role_arn=f"arn:aws:iam::{ACCOUNT}:role/EmrJobs",
        cache_config=CacheConfig(enable_caching=True, expire_after="P7D"),
    )
    count = EMRStep(
        name="CountWords",
        display_name="Count words",
        description="On a cluster of its own.",
        cluster_id=None,
        step_config=EMRStepConfig(
            jar=f"s3://{BUCKET}/jars/words.jar",
            main_class="org.example.Words",
            properties=[{"Key": "mapreduce.job.reduces", "Value": "4"}],
        ),
        cluster_config={
            "ReleaseLabel": "emr-6.15.0",
            "Applications": [{"Name": "Spark"}, {"Name": "Hadoop"}],
            "Instances": {
                "InstanceGroups": [
                    {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
                    {
                        "InstanceRole": "CORE",
                        "InstanceType": "m5.xlarge",
                        "InstanceCount": 2,
                        "Market": "SPOT",
                        "EbsConfiguration": {
                            "EbsBlockDeviceConfigs": [
                                {
                                    "VolumeSpecification": {"VolumeType": "gp3", "SizeInGB": 64},
                                    "VolumesPerInstance": 1,
                                }
                            ]
                        },
                    },
                ],
                "Ec2SubnetId": "subnet-0a1b2c3d4e5f60718",
            },
            "Configurations": [
                {"Classification": "spark", "Properties": {"maximizeResourceAllocation": "true"}}
            ],
            "BootstrapActions": [
                {"Name": "packages", "ScriptBootstrapAction": {"Path": f"s3://{BUCKET}/bootstrap.sh"}}
            ],
            "ServiceRole": "EMR_DefaultRole",
            "JobFlowRole": "EMR_EC2_DefaultRole",
            "VisibleToAllUsers": True,
            "LogUri": f"s3://{BUCKET}/emr-logs/",
            "Tags": [{"Key": "team", "Value": "data"}],
        },
        depends_on=[join],
        retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)],
    )
    fleet = EMRStep(
        name="CountOnFleet",
        display_name="Count on a fleet",
        description="On whatever instances are cheap.",
        cluster_id=None,
        step_config=spark("count", "--cluster", join.properties.ClusterId),
        cluster_config={
            "ReleaseLabel": "emr-7.1.0",
            "Applications": [{"Name": "Spark"}],
            "Instances": {
                "InstanceFleets": [
                    {
                        "InstanceFleetType": "MASTER",
                        "TargetOnDemandCapacity": 1,
                        "InstanceTypeConfigs": [{"InstanceType": "m5.xlarge"}],
                    },
                    {
                        "InstanceFleetType": "CORE",
                        "TargetSpotCapacity": 4,
                        "InstanceTypeConfigs": [
                            {"InstanceType": "m5.xlarge", "WeightedCapacity": 1},
                            {"InstanceType": "m5.2xlarge", "WeightedCapacity": 2},
                        ],
                    },
                ]
            },
            "ServiceRole": "EMR_DefaultRole",
            "JobFlowRole": "EMR_EC2_DefaultRole",
        },
    )
    return Pipeline(
        name="EmrClusters",
        parameters=[cluster],
        steps=[join, count, fleet],
        sagemaker_session=session,
    )
