import { relative } from 'node:path';
import { SCHEMA_FOLDER } from '../../project/schema-files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { MainSetting } from '../options.js';
import { pathBelow, placeIn, registryOf } from '../place.js';
import { SAGEMAKER_FACTS } from '../sagemaker-facts.js';
import { nextCommands, printFiles, newFiles, shellWord, writeFiles } from '../write-new.js';

/** Options of `pipectl new step`. An input or output that is `false` was declined: the step has none. */
export interface NewStepOptions {
  readonly kind?: string;
  readonly description?: string;
  readonly input?: readonly string[] | false;
  readonly output?: readonly string[] | false;
  readonly env?: readonly string[];
  readonly argument?: readonly string[];
  readonly jobTypes?: string;
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly folder?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `pipectl new step`: writes the files of a step type into the project of the working directory. */
export async function newStepCommand(
  stepType: string,
  options: NewStepOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { isProblem, newStep } = await import('../../scaffold/scaffold.js');
  const { dryRun = false, force = false } = options;
  const { project, layout } = placeIn(io.cwd, options.folder);
  const registry = await registryOf(project, setting.library());
  const step = newStep(
    {
      stepType,
      kind: options.kind?.toLowerCase(),
      description: options.description,
      inputs: options.input === false ? [] : options.input,
      outputs: options.output === false ? [] : options.output,
      variables: options.env,
      arguments: options.argument,
      jobTypes: options.jobTypes?.split(',').map((name) => name.trim()),
      framework: options.framework,
      frameworkVersion: options.frameworkVersion,
    },
    { layout, facts: SAGEMAKER_FACTS, registry, pathOf: (file) => pathBelow(project.root, file) },
  );
  if (isProblem(step)) {
    throw new UsageError(step.problem);
  }
  if (step.clash?.kind === 'project') {
    throw new UsageError(`${step.clash.message} Choose another name, or change that one.`);
  }
  if (step.clash?.kind === 'library' && !force) {
    throw new UsageError(
      `${step.clash.message} Did you mean to put your own in its place? Then pass --force; otherwise choose another name.`,
    );
  }
  if (dryRun) {
    printFiles(step.files, io);
    return EXIT.clean;
  }
  const files = force
    ? step.files
    : newFiles(project.root, step.files, 'Choose another name, or pass --force to overwrite.');
  const exitCode = writeFiles(project.root, files, io, relative(io.cwd, project.root));
  if (exitCode === EXIT.clean) {
    const commands = [
      ...(step.tests === undefined
        ? []
        : [[`python3 -m unittest discover -s ${shellWord(step.tests)}`, 'run the test'] as const]),
      ['pipectl align-check', 'check that specification, contract and script agree'] as const,
      ['pipectl validate', 'check a manifest that has the lines'] as const,
      ...(step.hasNewKeys
        ? [[`pipectl schema -o ${SCHEMA_FOLDER}`, 'tell editors of the new config keys'] as const]
        : []),
    ];
    io.stdout(`\nLines for the "steps" of a manifest:\n\n${step.manifestLines}\n${nextCommands(commands)}`);
  }
  return exitCode;
}
