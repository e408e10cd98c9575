import { isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionRule } from '../rule.js';
import type { DefinitionContext } from './context.js';
import { definitionFile, definitionOf, processing, training } from './example.js';
import { needsOf } from './needs.js';
import type { DefinitionStep } from './steps.js';
import { sentence, stepNoun } from './words.js';

const folder = ['s3:/', 'my-bucket', { Get: 'Execution.PipelineExecutionId' }, 'metrics'];
const joined = (...names: readonly string[]) => ({
  'Std:Join': { On: '/', Values: [...folder, ...names] },
});

const example = (members: { readonly DependsOn?: readonly string[] }) =>
  definitionFile(() =>
    definitionOf([
      processing('evaluate', {
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'metrics',
              S3Output: {
                S3Uri: joined(),
                LocalPath: '/opt/ml/processing/metrics',
                S3UploadMode: 'EndOfJob',
              },
            },
          ],
        },
      }),
      {
        Name: 'check',
        Type: 'Condition',
        ...members,
        Arguments: {
          Conditions: [
            {
              Type: 'GreaterThan',
              LeftValue: { 'Std:JsonGet': { S3Uri: joined('report.json'), Path: 'auc' } },
              RightValue: 0.8,
            },
          ],
          IfSteps: [training()],
          ElseSteps: [],
        },
      },
    ]),
  );

/**
 * A step that reads an S3 object with JsonGet has to name the one that writes it in DependsOn (SageMaker Developer
 * Guide, page build-and-manage-propertyfile). Certain only where the folder is one of this execution's own: another
 * one may hold the file of an earlier execution.
 */
export const unorderedFileRead: DefinitionRule = {
  scope: 'definition',
  code: 'SMP552',
  name: 'unordered-file-read',
  severity: 'error',
  what: 'A step that reads a file of S3 with JsonGet waits for the step that writes the file.',
  why: 'SageMaker sees no dependency in the location, so that the step may run before there is a file.',
  fix: 'Add the step that writes the file to DependsOn, or read it as a property file.',
  invalid: example({}),
  valid: example({ DependsOn: ['evaluate'] }),
  check(context, report) {
    const reads = context.otherExpressions.flatMap(({ value, pointer, from }) => {
      const location = memberOf(value, 'Std:JsonGet', 'S3Uri');
      return location === undefined || from === undefined
        ? []
        : [{ from, location: locationText(location), pointer: pointerTo(pointer, 'Std:JsonGet', 'S3Uri') }];
    });
    if (reads.length === 0) {
      return;
    }
    const outputs = context.steps.flatMap(outputsOf);
    const before = predecessors(context);
    for (const { from, location, pointer } of reads) {
      const writers = outputs
        .filter((output) => location.startsWith(`${output.location}/`))
        .sort((left, right) => right.location.length - left.location.length);
      const [writer] = writers;
      const waited = before(from);
      if (writer !== undefined && writers.every(({ step }) => step !== from && !waited.has(step))) {
        report(pointer, {
          message: sentence(
            `${stepNoun(from)} reads a file that ${stepNoun(writer.step)} writes, but does not wait for it.`,
          ),
          help: `Add "${writer.step.name ?? ''}" to "DependsOn" of ${stepNoun(from)}.`,
          related: [{ message: 'The output.', pointer: writer.pointer }],
        });
      }
    }
  },
};

interface Output {
  readonly step: DefinitionStep;
  /** Without a slash at its end. */
  readonly location: string;
  readonly pointer: string;
}

/** The folders of this execution that a step writes to. */
function outputsOf(step: DefinitionStep): readonly Output[] {
  const ways: (readonly (string | number)[])[] = [
    ['OutputDataConfig', 'S3OutputPath'],
    ['TransformOutput', 'S3OutputPath'],
    ...itemsOf(memberOf(step.value, 'Arguments', 'ProcessingOutputConfig', 'Outputs')).map(
      (_, index) => ['ProcessingOutputConfig', 'Outputs', index, 'S3Output', 'S3Uri'] as const,
    ),
  ];
  return ways.flatMap((way): Output[] => {
    const location = locationText(below(step.value, ['Arguments', ...way])).replace(/\/+$/, '');
    return location.includes('"Execution.PipelineExecutionId"')
      ? [{ step, location, pointer: pointerTo(step.pointer, 'Arguments', ...way) }]
      : [];
  });
}

function below(value: Json, way: readonly (string | number)[]): Json {
  return way.reduce<Json>(
    (current, key) => (typeof key === 'number' ? itemsOf(current)[key] : memberOf(current, key)) ?? null,
    value,
  );
}

/** A location as one text, in which variables stand as JSON; '' for what is no location. */
function locationText(location: Json): string {
  if (typeof location !== 'object' || location === null) {
    return typeof location === 'string' ? location : '';
  }
  const join = memberOf(location, 'Std:Join');
  if (join === undefined) {
    return isJsonObject(location) ? JSON.stringify(location) : '';
  }
  const on = memberOf(join, 'On');
  return itemsOf(memberOf(join, 'Values'))
    .map((value) => (typeof value === 'number' ? String(value) : locationText(value)))
    .join(typeof on === 'string' ? on : '');
}

/** Every step that is done before a given one starts, by what the definition states. */
function predecessors(context: DefinitionContext): (step: DefinitionStep) => ReadonlySet<DefinitionStep> {
  const needs = new Map<DefinitionStep, DefinitionStep[]>();
  for (const { from, to } of needsOf(context)) {
    const known = needs.get(from);
    if (known === undefined) {
      needs.set(from, [to]);
    } else {
      known.push(to);
    }
  }
  const byPointer = new Map(context.steps.map((step) => [step.pointer, step]));
  const directly = (step: DefinitionStep): readonly DefinitionStep[] => [
    ...(needs.get(step) ?? []),
    ...step.branches.flatMap(({ condition }) => byPointer.get(condition) ?? []),
  ];
  return (step) => {
    // A set that grows while it is walked.
    const found = new Set(directly(step));
    for (const current of found) {
      directly(current).forEach((needed) => found.add(needed));
    }
    return found;
  };
}
