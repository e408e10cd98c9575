/** A role's ARN (botocore 1.44 sagemaker 2017-07-24, shape RoleArn). */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/u;
const REGION = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/** What a deployment is told about AWS. */
export interface AwsSettings {
  readonly role: string;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** One sentence about the first setting that makes no sense; undefined if all do. */
export function settingsProblem({ role, region, endpointUrl }: AwsSettings): string | undefined {
  if (!ROLE_ARN.test(role)) {
    return `"${role}" is not the ARN of an IAM role, such as arn:aws:iam::123456789012:role/Pipelines.`;
  }
  if (region !== undefined && !REGION.test(region)) {
    return `"${region}" is not an AWS region, such as us-east-1.`;
  }
  if (endpointUrl !== undefined && !/^https?:\/\//iu.test(URL.canParse(endpointUrl) ? endpointUrl : '')) {
    return `"${endpointUrl}" is not the URL of an endpoint, such as http://localhost:5000.`;
  }
  return undefined;
}
