import { openAws } from '../../deploy/clients.js';
import { confirm } from '../../deploy/confirm.js';
import { deployPipeline, type DeployOutcome } from '../../deploy/deploy.js';
import { explainFailure, type DeployFailure } from '../../deploy/failures.js';
import { progressOn } from '../../deploy/progress.js';
import { settingsProblem } from '../../deploy/settings.js';
import { parseTags } from '../../deploy/tags.js';
import type { CompiledPipeline } from '../../compiler/compiled.js';
import { compileForCommand } from '../compile-for-command.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';

/** Options of `pipectl deploy`: those of compiling, and its own. */
export type DeployOptions = Parameters<typeof compileForCommand>[1] & {
  /** ARN of the role that executions of the pipeline run with. */
  readonly role: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly endpointUrl?: string;
  readonly profile?: string;
  /** key=value each. */
  readonly tag: readonly string[];
  readonly parallelism?: number;
};

const EXIT_OF_OUTCOME: Readonly<Record<DeployOutcome, number>> = {
  created: EXIT.clean,
  updated: EXIT.clean,
  unchanged: EXIT.clean,
  planned: EXIT.clean,
  declined: EXIT.problems,
  unconfirmed: EXIT.usage,
  interrupted: EXIT.interrupted,
};

/** `pipectl deploy`: compiles a manifest and makes SageMaker and S3 as it says. Returns the exit code. */
export async function deployCommand(
  manifestPath: string,
  options: DeployOptions,
  io: CommandIo,
): Promise<number> {
  const tags = checkedTags(options);
  const { compiled, exitCode } = await compileForCommand(manifestPath, options, io);
  if (compiled === undefined) {
    return exitCode;
  }
  const interruption = new AbortController();
  const interrupt = (): void => {
    if (interruption.signal.aborted) {
      process.exit(EXIT.interrupted);
    }
    interruption.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    return await deployCompiled(compiled, tags, options, io, interruption.signal);
  } catch (error) {
    const failure = explainFailure(error, {
      action: 'the deployment',
      target: `pipeline "${compiled.name}"`,
    });
    if (failure === undefined) {
      throw error;
    }
    return reportFailure(failure, options.profile ?? io.env['AWS_PROFILE'], io);
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

async function deployCompiled(
  compiled: CompiledPipeline,
  tags: Readonly<Record<string, string>>,
  options: DeployOptions,
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  const { region, profile, endpointUrl, role, parallelism, dryRun, yes } = options;
  const access = await openAws({
    region,
    profile,
    endpointUrl,
    compiledRegion: compiled.region,
    env: io.env,
    signal,
  });
  if (access === undefined) {
    throw new UsageError('No region is known to deploy to. Pass --region or set AWS_REGION.');
  }
  try {
    const during = await progressOn(io);
    const host = { ...io, during, confirm: (question: string) => confirm(question, io, signal) };
    const outcome = await deployPipeline(
      access,
      compiled,
      { role, tags, parallelism },
      { dryRun, yes },
      host,
    );
    if (outcome === 'unconfirmed') {
      io.stderr(
        'pipectl: Nothing was changed: the deployment must be confirmed, and there is no terminal to ask on.\n' +
          '  help: Pass --yes to deploy without being asked, or --dry-run to see the plan only.\n',
      );
    } else if (outcome === 'declined') {
      io.stderr('Nothing was changed.\n');
    } else if (outcome === 'interrupted') {
      io.stderr('Interrupted. Nothing was changed.\n');
    }
    return EXIT_OF_OUTCOME[outcome];
  } finally {
    access.close();
  }
}

function checkedTags(options: DeployOptions): Readonly<Record<string, string>> {
  const problem = settingsProblem(options);
  if (problem !== undefined) {
    throw new UsageError(problem);
  }
  const result = parseTags(options.tag);
  if (result.kind === 'problem') {
    throw new UsageError(result.message);
  }
  return result.tags;
}

function reportFailure(failure: DeployFailure, profile: string | undefined, io: CommandIo): number {
  if (failure.kind === 'interrupted') {
    io.stderr(`Interrupted. ${failure.help}\n`);
    return EXIT.interrupted;
  }
  const aboutCredentials = ['credentials', 'expired', 'invalid-credentials'].includes(failure.kind);
  const inUse = aboutCredentials && profile !== undefined ? ` The profile in use is "${profile}".` : '';
  io.stderr(`pipectl: ${failure.message}\n  help: ${failure.help}${inUse}\n`);
  return EXIT.failed;
}
