import type { CompiledPipeline } from '../compiler/compiled.js';
import { applyPlan, type DeploymentPlan } from './apply.js';
import type { AwsAccess } from './aws.js';
import type { Answer } from './confirm.js';
import { attempt } from './failures.js';
import { readLivePipeline } from './live.js';
import { absentObjects, codeObjects, definitionTransport, missingCode } from './packages.js';
import { planText, targetText, type Target } from './plan-text.js';
import { planDeployment, sendsDefinition, wantedPipeline, type DeploySettings } from './plan.js';
import type { During } from './progress.js';

/** How a deployment is carried out. */
export interface DeployMode {
  /** Print the plan and change nothing. */
  readonly dryRun: boolean;
  /** Do not ask. */
  readonly yes: boolean;
}

/** The people and streams around a deployment. */
export interface DeployHost {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly during: During;
  readonly confirm: (question: string) => Promise<Answer>;
}

/** What came of a deployment. */
export type DeployOutcome =
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'planned'
  /** The user did not say yes. */
  | 'declined'
  /** There is something to confirm and nobody to ask. */
  | 'unconfirmed'
  | 'interrupted';

/**
 * Deploys a compiled pipeline: looks at what is live, says what would change, asks, and changes it. The plan goes to
 * stdout in a dry run and to stderr otherwise; stdout gets one line about what was done. Throws a DeployFailure.
 */
export async function deployPipeline(
  access: AwsAccess,
  compiled: CompiledPipeline,
  settings: DeploySettings,
  mode: DeployMode,
  host: DeployHost,
): Promise<DeployOutcome> {
  warnOfOtherRegion(access, compiled, host);
  const account = await attempt({ action: 'sts:GetCallerIdentity', target: 'the account' }, () =>
    access.callerAccount(),
  );
  const target: Target = { pipeline: compiled.name, account, region: access.region };
  const plan = await host.during(`Reading ${targetText(target)}`, () =>
    planAgainstLive(access, compiled, settings),
  );
  const { kind } = plan.pipeline;
  if (kind === 'unchanged' && plan.uploads.length === 0) {
    host.stdout(`No changes: ${targetText(target)} is as the manifest says.\n`);
    return mode.dryRun ? 'planned' : 'unchanged';
  }
  const text = planText(target, plan.wanted, plan.pipeline, plan.transport, plan.uploads);
  if (mode.dryRun) {
    host.stdout(text);
    return 'planned';
  }
  host.stderr(text);
  const deed = kind === 'unchanged' ? 'upload the missing code of' : kind;
  const answer = mode.yes ? 'yes' : await host.confirm(`Do you want to ${deed} ${targetText(target)}?`);
  if (answer !== 'yes') {
    return OUTCOME_OF_ANSWER[answer];
  }
  const arn = await applyPlan(access, plan, host.during);
  const done = { create: 'Created', update: 'Updated', unchanged: 'Uploaded the missing code of' }[kind];
  host.stdout(`${done} ${targetText(target)}: ${arn}\n`);
  return kind === 'create' ? 'created' : 'updated';
}

const OUTCOME_OF_ANSWER = {
  no: 'declined',
  'nobody-to-ask': 'unconfirmed',
  interrupted: 'interrupted',
} as const;

/** What to do so that SageMaker and S3 become what the pipeline needs. Only reads. */
export async function planAgainstLive(
  access: AwsAccess,
  compiled: CompiledPipeline,
  settings: DeploySettings,
): Promise<DeploymentPlan> {
  const code = await codeObjects(compiled.packages);
  const [missing] = missingCode(compiled.definition, compiled.packages, code);
  if (missing !== undefined) {
    throw new Error(`the definition names "${missing}", which no code package holds`);
  }
  const transport = definitionTransport(compiled);
  const wanted = wantedPipeline(compiled, settings);
  const live = await readLivePipeline(access, wanted.name);
  const pipeline = planDeployment(wanted, live);
  const definition = transport.kind === 's3' && sendsDefinition(pipeline) ? [transport.object] : [];
  const uploads = await absentObjects(access, [...code, ...definition]);
  return { wanted, live, pipeline, transport, uploads };
}

function warnOfOtherRegion(access: AwsAccess, compiled: CompiledPipeline, host: DeployHost): void {
  if (compiled.region !== undefined && compiled.region !== access.region) {
    host.stderr(
      `pipectl: warning: The images of pipeline "${compiled.name}" are those of region ${compiled.region}, but it is deployed to ${access.region}.\n` +
        `  help: Pass --region, which decides both, or name the region in the configs.\n`,
    );
  }
}
