import { setMaxListeners } from 'node:events';
import { openAws } from '../deploy/clients.js';
import { deployPipeline, type DeployHost, type DeployOutcome } from '../deploy/deploy.js';
import { explainFailure } from '../deploy/failures.js';
import { settingsProblem } from '../deploy/settings.js';
import { tagProblem } from '../deploy/tags.js';
import type { CompiledPipeline } from '../compiler/compiled.js';
import { DeploymentError, PipelineError } from './errors.js';
import type { Deployment, DeployOptions } from './results.js';

/**
 * Makes SageMaker and S3 as a compiled pipeline says, without asking. Throws a PipelineError for options that make no
 * sense, and a DeploymentError for what AWS or the network has against it.
 */
export async function deployCompiled(
  compiled: CompiledPipeline,
  options: DeployOptions,
): Promise<Deployment> {
  const { role, region, profile, endpointUrl, parallelism, dryRun = false, log } = options;
  const tags = options.tags ?? {};
  const wrongTag = Object.entries(tags).flatMap(([key, value]) => tagProblem(key, value) ?? [])[0];
  const problem = settingsProblem(options) ?? wrongTag;
  if (problem !== undefined) {
    throw new PipelineError(problem, []);
  }
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every call listens to it, and there are more of them than Node expects.
  setMaxListeners(0, signal);
  const connection = {
    region,
    profile,
    endpointUrl,
    compiledRegion: compiled.region,
    env: process.env,
    signal,
  };
  const access = await openAws(connection);
  if (access === undefined) {
    throw new PipelineError('No region is known to deploy to.', [], {
      help: 'Give "region", or set AWS_REGION.',
    });
  }
  const lines: string[] = [];
  const say = (text: string): void => {
    lines.push(text);
    log?.(text);
  };
  const host: DeployHost = {
    stdout: say,
    stderr: say,
    during: (what, work) => {
      log?.(`${what}\n`);
      return work();
    },
    confirm: () => Promise.resolve('yes'),
  };
  try {
    const settings = { role, tags, parallelism };
    const outcome = await deployPipeline(access, compiled, settings, { dryRun, yes: true }, host);
    return { outcome: isDone(outcome) ? outcome : 'planned', report: lines.join('') };
  } catch (error) {
    const target = `pipeline "${compiled.name}"`;
    const failure = explainFailure(error, { action: 'the deployment', target });
    throw failure === undefined ? error : new DeploymentError(failure.message, [], { help: failure.help });
  } finally {
    access.close();
  }
}

/** Nobody is asked, so that nobody declines. */
function isDone(outcome: DeployOutcome): outcome is Deployment['outcome'] {
  return outcome === 'created' || outcome === 'updated' || outcome === 'unchanged' || outcome === 'planned';
}
