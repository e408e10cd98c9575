"""Data out of Athena, Redshift and a Feature Store query, and into a feature group."""

from __future__ import annotations

from sagemaker.dataset_definition.inputs import (
    AthenaDatasetDefinition,
    DatasetDefinition,
    RedshiftDatasetDefinition,
)
from sagemaker.inputs import FileSystemInput, TrainingInput
from sagemaker.network import NetworkConfig
from sagemaker.processing import FeatureStoreOutput, ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.common import ACCOUNT, BUCKET, KMS_KEY, ROLE, script

SUBNETS = ["subnet-0a1b2c3d4e5f60718"]
GROUPS = ["sg-0a1b2c3d4e5f60718"]


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    athena = DatasetDefinition(
        local_path="/opt/ml/processing/input/orders",
        data_distribution_type="FullyReplicated",
        input_mode="File",
        athena_dataset_definition=AthenaDatasetDefinition(
            catalog="AwsDataCatalog",
            database="sales",
            work_group="primary",
            query_string="SELECT * FROM orders WHERE day > DATE '2024-01-01'",
            output_s3_uri=f"s3://{BUCKET}/athena/",
            output_format="PARQUET",
            output_compression="SNAPPY",
            kms_key_id=KMS_KEY,
        ),
    )
    redshift = DatasetDefinition(
        local_path="/opt/ml/processing/input/customers",
        data_distribution_type="ShardedByS3Key",
        input_mode="File",
        redshift_dataset_definition=RedshiftDatasetDefinition(
            cluster_id="warehouse",
            database="crm",
            db_user="reader",
            query_string="select * from customers",
            cluster_role_arn=f"arn:aws:iam::{ACCOUNT}:role/RedshiftUnload",
            output_s3_uri=f"s3://{BUCKET}/redshift/",
            output_format="CSV",
            output_compression="GZIP",
        ),
    )
    ingest = ProcessingStep(
        name="Ingest",
        step_args=SKLearnProcessor(
            framework_version="1.2-1",
            instance_type="ml.m5.4xlarge",
            instance_count=1,
            network_config=NetworkConfig(
                enable_network_isolation=False,
                encrypt_inter_container_traffic=True,
                security_group_ids=GROUPS,
                subnets=SUBNETS,
            ),
            role=ROLE,
            sagemaker_session=session,
        ).run(
            inputs=[
                ProcessingInput(input_name="orders", app_managed=True, dataset_definition=athena),
                ProcessingInput(input_name="customers", app_managed=True, dataset_definition=redshift),
            ],
            outputs=[
                ProcessingOutput(
                    output_name="features",
                    app_managed=True,
                    feature_store_output=FeatureStoreOutput(feature_group_name="customer-orders"),
                ),
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
            ],
            code=script("load_data.py"),
        ),
    )
    train = TrainingStep(
        name="Train",
        step_args=SKLearn(
            entry_point=script("tabular_preprocess.py"),
            framework_version="1.2-1",
            instance_type="ml.m5.xlarge",
            subnets=SUBNETS,
            security_group_ids=GROUPS,
            role=ROLE,
            sagemaker_session=session,
        ).fit(
            {
                "train": TrainingInput(
                    ingest.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
                ),
                "lookup": FileSystemInput(
                    file_system_id="fs-0a1b2c3d4e5f60718",
                    file_system_type="FSxLustre",
                    directory_path="/fsx/lookup",
                    file_system_access_mode="ro",
                ),
                "labels": TrainingInput(
                    f"s3://{BUCKET}/labels/output.manifest",
                    s3_data_type="AugmentedManifestFile",
                    attribute_names=["source-ref", "label"],
                    record_wrapping="RecordIO",
                    input_mode="Pipe",
                ),
            }
        ),
    )
    return Pipeline(name="DataSources", steps=[ingest, train], sagemaker_session=session)
