import { InvalidArgumentError, Option, type Command } from 'commander';
import { BASELINE_FILE } from '../../project/kinds.js';
import { collectFormat, FORMAT_NAMES } from '../formats.js';
import type { CommandIo } from '../io.js';
import type { MainSetting } from '../options.js';

/** What a command runs with. */
export interface CommandContext {
  readonly io: CommandIo;
  readonly setting: MainSetting;
  /** Told of the exit code of the command. */
  readonly exit: (exitCode: number) => void;
}

/** Adds a command to a program. What the command does is imported when it runs. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** A command with the options of colour. */
export function coloured(command: Command): Command {
  return command
    .addOption(
      new Option('--color <when>', 'colours in the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'no colours').argParser(() => 'never'));
}

/** A command with the options of those that check something. */
export function checking(command: Command): Command {
  return coloured(command)
    .addOption(
      new Option(
        '--format <format>',
        `output format: ${FORMAT_NAMES}; FORMAT=FILE writes a report to a file as well; may be repeated`,
      )
        .default([], 'pretty')
        .argParser(collectFormat),
    )
    .option('--env <name>', 'environment of pipectl.yaml whose config wins over every other')
    .option('--region <region>', 'AWS region, over the configs')
    .option('--baseline <file>', `known problems, which are not reported; ${BASELINE_FILE} when absent`)
    .option('--no-baseline', 'report known problems too');
}

/** A command with the options of those that check files and do nothing else. */
export function running(command: Command): Command {
  return checking(command)
    .option(
      '--write-baseline [file]',
      'write all problems of now to the baseline, so that only new ones are reported',
    )
    .option('--strict', 'exit with 1 for warnings and infos too')
    .option('--changed', 'only problems in files changed since the last commit, or caused by the changes')
    .option('--since <ref>', 'the same for changes since the last commit in common with a branch or commit')
    .option('--staged', 'the same for what will be committed, read from the index')
    .option('--fix', 'mend what can be mended safely, and report the rest')
    .option('--dry-run', 'with --fix: print the changes as a diff and make none');
}

/** A command with the option of those that can hold pipelines against their locks. */
export function lockable(command: Command): Command {
  return command.option('--locked', 'refuse inputs that are not fed as the lock says');
}

/** Adds the value of a repeated option to those before it. */
export function collect(value: string, previous: readonly string[] | false = []): readonly string[] {
  return [...(previous === false ? [] : previous), value];
}

/** The number that an option's value is. Throws commander's error if it is not a whole number of at least 1. */
export function positiveInteger(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  }
  return Number(value);
}
