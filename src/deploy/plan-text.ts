import { compareNames } from '../graph/dag.js';
import { s3Uri, type S3Object } from './aws.js';
import { stepsOf, type PartChange } from './definition-changes.js';
import type { DefinitionTransport } from './packages.js';
import type { Change, PipelinePlan, WantedPipeline } from './plan.js';

/** Where a pipeline is deployed to. */
export interface Target {
  readonly pipeline: string;
  readonly account: string;
  readonly region: string;
}

const SYMBOLS: Readonly<Record<PartChange['change'], string>> = { added: '+', changed: '~', removed: '-' };
const VERDICTS: Readonly<Record<PipelinePlan['kind'], string>> = {
  create: 'will be created',
  update: 'will be updated',
  unchanged: 'is unchanged',
};

/** The target as part of a sentence: pipeline "fraud" in account 123456789012, region us-east-1. */
export function targetText({ pipeline, account, region }: Target): string {
  return `pipeline "${pipeline}" in account ${account}, region ${region}`;
}

/**
 * A plan for people: one line for what becomes of the pipeline, then one for each thing that is added (+), changed (~)
 * or removed (-). Texts of AWS are quoted as JSON, so that they cannot play tricks on the terminal. Ended by a line feed.
 */
export function planText(
  target: Target,
  wanted: WantedPipeline,
  plan: PipelinePlan,
  transport: DefinitionTransport,
  uploads: readonly S3Object[],
): string {
  const lines = [
    `P${targetText(target).slice(1)} ${VERDICTS[plan.kind]}:`,
    ...(plan.kind === 'create' ? creationLines(wanted, transport) : []),
    ...(plan.kind === 'update' ? plan.changes.flatMap(changeLines) : []),
    ...uploads.map((object) => `+ upload ${s3Uri(object)} (${object.bytes.length} bytes)`),
  ];
  return `${lines.join('\n  ')}\n`;
}

function creationLines(wanted: WantedPipeline, transport: DefinitionTransport): readonly string[] {
  const bytes = transport.kind === 's3' ? transport.object.bytes.length : Buffer.byteLength(transport.text);
  const steps = stepsOf(wanted.definition).size;
  const tags = Object.entries(wanted.tags).sort(([a], [b]) => compareNames(a, b));
  return [
    `+ definition (${steps} ${steps === 1 ? 'step' : 'steps'}, ${bytes} bytes)`,
    `+ role ${JSON.stringify(wanted.role)}`,
    ...(wanted.description === '' ? [] : [valueLine('description', undefined, wanted.description)]),
    ...(wanted.displayName === wanted.name ? [] : [valueLine('display name', undefined, wanted.displayName)]),
    ...(wanted.parallelism === undefined ? [] : [`+ parallelism ${wanted.parallelism}`]),
    ...tags.map(([key, value]) => `+ tag ${JSON.stringify(key)} ${JSON.stringify(value)}`),
  ];
}

function changeLines(change: Change): readonly string[] {
  switch (change.aspect) {
    case 'definition':
      return [
        '~ definition',
        ...change.parts.map(
          ({ change: how, part, name }) => `    ${SYMBOLS[how]} ${part} ${JSON.stringify(name)}`,
        ),
      ];
    case 'parallelism':
      return [
        change.was === undefined
          ? `+ parallelism ${change.becomes}`
          : `~ parallelism ${change.was} -> ${change.becomes}`,
      ];
    case 'tags':
      return change.tags.map(({ key, was, becomes }) =>
        valueLine(`tag ${JSON.stringify(key)}`, was, becomes),
      );
    default:
      return [valueLine(change.aspect, change.was, change.becomes)];
  }
}

function valueLine(what: string, was: string | undefined, becomes: string): string {
  return was === undefined
    ? `+ ${what} ${JSON.stringify(becomes)}`
    : `~ ${what} ${JSON.stringify(was)} -> ${JSON.stringify(becomes)}`;
}
