"""Where a model came from, as SageMaker's lineage keeps it."""

from __future__ import annotations

from sagemaker.lineage.action import Action
from sagemaker.lineage.artifact import Artifact
from sagemaker.lineage.context import Context
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.lineage_step import LineageAssociation, LineageEntityReference, LineageStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession


def build(session: PipelineSession) -> Pipeline:
    """Return the pipeline."""
    data = ParameterString(name="DataUri")

    def reference(kind: str, name: str) -> LineageEntityReference:
        return LineageEntityReference(name=name, type=kind)

    record = LineageStep(
        name="Record",
        actions=[
            Action.create(
                sagemaker_session=session,
                action_name="labelling",
                action_type="Annotation",
                source_uri=ExecutionVariables.PIPELINE_EXECUTION_ARN,
                status="Completed",
                properties={"tool": "in-house"},
            )
        ],
        artifacts=[
            Artifact.create(
                sagemaker_session=session,
                artifact_name=name,
                artifact_type=kind,
                source_uri=source,
            )
            for name, kind, source in (("labels", "DataSet", data), ("rules", "Code", "git://labels/rules"))
        ],
        contexts=[
            Context.create(
                sagemaker_session=session,
                context_name="campaign",
                context_type="Campaign",
                source_uri="campaign-2024",
            )
        ],
        associations=[
            LineageAssociation(
                source=reference("Artifact", "rules"),
                destination=reference("Action", "labelling"),
                association_type="ContributedTo",
            ),
            LineageAssociation(
                source=reference("Action", "labelling"),
                destination=reference("Artifact", "labels"),
                association_type="Produced",
            ),
        ],
    )
    return Pipeline(name="Lineage", parameters=[data], steps=[record], sagemaker_session=session)
