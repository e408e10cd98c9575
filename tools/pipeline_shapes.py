"""Shapes of what a pipeline step holds that is no API request of its own, in the form that service models have.

SageMaker Pipelines has no service model. What the `Arguments` of these steps are made of, and the members that some
have beside them, is read from the SageMaker Python SDK and from what the service reports of a step that ran (shapes
`...StepMetadata` of botocore's SageMaker model). A name with a colon is a shape of another service.
"""


def structure(required=(), **members):
    """A structure: the shape of each member by its name."""
    return {
        "type": "structure",
        "required": list(required),
        "members": {name: {"shape": shape} for name, shape in members.items()},
    }


def list_of(shape, **bounds):
    """A list of one shape."""
    return {"type": "list", "member": {"shape": shape}, **bounds}


def text(**facts):
    """A text."""
    return {"type": "string", **facts}


# Requests that a step makes with fewer members than the API requires: what SageMaker or the enclosing structure gives
# has to be left out or may be.
LESS_REQUIRED = {
    # SDK 2.257, workflow/emr_step.py: cluster_config is a RunJobFlow request without a name, EMRStepConfig a StepConfig
    # whose name "will be set during runtime".
    "EMRClusterConfig": ("emr:RunJobFlowInput", ["Name"]),
    "EMRStepConfig": ("emr:StepConfig", ["Name"]),
    # SDK 3.20, mlops/workflow/emr_serverless_step.py `EMRServerlessJobConfig.to_request`: no applicationId with an
    # application that is made for the step.
    "EMRServerlessJobConfig": ("emr-serverless:StartJobRunRequest", ["applicationId"]),
}

CHECK = {
    "FailOnViolation": "Boolean",
    "ModelPackageGroupName": "pipeline:Text",
    "RegisterNewBaseline": "Boolean",
    "SkipCheck": "Boolean",
    "SuppliedBaselineConstraints": "pipeline:Text",
}

PIPELINE_SHAPES = {
    "Text": text(),
    # SDK 2.257, workflow/emr_step.py `EMRStep.__init__`; botocore emr AddJobFlowStepsInput.
    "EMRArguments": structure(
        ["StepConfig"],
        ClusterConfig="pipeline:EMRClusterConfig",
        ClusterId="emr:XmlStringMaxLen256",
        ExecutionRoleArn="emr:ArnType",
        StepConfig="pipeline:EMRStepConfig",
    ),
    # SDK 3.20, mlops/workflow/emr_serverless_step.py `EMRServerlessStep.__init__`.
    "EMRServerlessArguments": structure(
        ["ExecutionRoleArn", "JobConfig"],
        ApplicationConfig="emr-serverless:CreateApplicationRequest",
        ApplicationId="emr-serverless:ApplicationId",
        ExecutionRoleArn="emr-serverless:IAMRoleArn",
        JobConfig="pipeline:EMRServerlessJobConfig",
    ),
    # SDK 2.257, workflow/lineage_step.py `LineageStep.arguments`. How many there may be: botocore LineageMetadata,
    # which has at most so many ARNs of each kind (MapString2048) and associations (AssociationInfoList).
    "LineageArguments": structure(
        Actions="pipeline:LineageActions",
        Artifacts="pipeline:LineageArtifacts",
        Associations="pipeline:LineageAssociations",
        Contexts="pipeline:LineageContexts",
    ),
    "LineageActions": list_of("CreateActionRequest", max=5),
    "LineageArtifacts": list_of("CreateArtifactRequest", max=5),
    "LineageContexts": list_of("CreateContextRequest", max=5),
    "LineageAssociations": list_of("pipeline:LineageAssociation", max=10),
    # The same file, `LineageAssociation.to_request` and `LineageEntityReference`; botocore AddAssociationRequest.
    "LineageAssociation": structure(
        ["Source", "Destination"],
        AssociationType="AssociationEdgeType",
        Destination="pipeline:LineageEntity",
        Source="pipeline:LineageEntity",
    ),
    "LineageEntity": structure(
        Arn="AssociationEntityArn", Name="pipeline:Text", Type="pipeline:LineageEntityType"
    ),
    "LineageEntityType": text(enum=["Action", "Artifact", "Context"]),
    # SDK 2.257, workflow/lambda_step.py and workflow/callback_step.py, `to_request`; botocore LambdaStepMetadata,
    # CallbackStepMetadata and SendPipelineExecutionStepSuccessRequest: at most 50 outputs, whose names, as the
    # queue's URL, have at most 256 characters.
    "LambdaMembers": structure(
        ["FunctionArn"],
        FunctionArn="lambda:NameSpacedFunctionArn",
        OutputParameters="pipeline:OutputParameterList",
    ),
    "CallbackMembers": structure(
        ["SqsQueueUrl"],
        OutputParameters="pipeline:OutputParameterList",
        SqsQueueUrl="pipeline:SqsQueueUrl",
    ),
    "OutputParameterList": list_of("pipeline:OutputParameter", max=50),
    "OutputParameter": structure(
        ["OutputName", "OutputType"],
        OutputName="pipeline:OutputParameterName",
        OutputType="pipeline:OutputParameterType",
    ),
    "OutputParameterName": text(min=1, max=256),
    "OutputParameterType": text(enum=["Boolean", "Float", "Integer", "String"]),
    # Amazon SQS Developer Guide, "Queue name and URL" and "Quotas": the account, then a name of at most 80 letters,
    # digits, hyphens and underscores. The host is left open: endpoints differ by partition and network.
    "SqsQueueUrl": text(max=256, pattern=r"https?://[^/\s]+/[0-9]{12}/[A-Za-z0-9_-]{1,80}(\.fifo)?"),
    # SDK 2.257, workflow/quality_check_step.py and workflow/clarify_check_step.py, `to_request`.
    "QualityCheckMembers": structure(
        ["CheckType"],
        CheckType="pipeline:QualityCheckType",
        SuppliedBaselineStatistics="pipeline:Text",
        **CHECK,
    ),
    "QualityCheckType": text(enum=["DATA_QUALITY", "MODEL_QUALITY"]),
    "ClarifyCheckMembers": structure(
        ["CheckType"], CheckType="pipeline:ClarifyCheckType", ModelName="pipeline:Text", **CHECK
    ),
    "ClarifyCheckType": text(enum=["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"]),
}
