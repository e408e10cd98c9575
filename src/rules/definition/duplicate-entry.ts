import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { stepTypeFacts, type SageMakerStepType } from '../../sagemaker/step-types.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, training } from './example.js';
import { stepNoun } from './words.js';

const channel = (name: string, uri: string) => ({
  ChannelName: name,
  DataSource: {
    S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri, S3DataDistributionType: 'FullyReplicated' },
  },
});

const example = (name: string) =>
  definitionFile(() =>
    definitionOf([
      training({
        InputDataConfig: [channel('train', 's3://my-bucket/train'), channel(name, 's3://my-bucket/test')],
      }),
    ]),
  );

/** A list in a step whose items have to differ in one member. */
interface NamedList {
  readonly list: readonly string[];
  readonly by: readonly string[];
  /** What two items are. */
  readonly noun: string;
}

const TAGS: NamedList = { list: ['Arguments', 'Tags'], by: ['Key'], noun: 'tags' };

const PROCESSING: readonly NamedList[] = [
  { list: ['Arguments', 'ProcessingInputs'], by: ['InputName'], noun: 'inputs' },
  // sagemaker-python-sdk, issue 4939: the answer is a ValidationException without a text.
  { list: ['Arguments', 'ProcessingInputs'], by: ['S3Input', 'LocalPath'], noun: 'inputs' },
  { list: ['Arguments', 'ProcessingOutputConfig', 'Outputs'], by: ['OutputName'], noun: 'outputs' },
];

const OUTPUT_PARAMETERS: NamedList = {
  list: ['OutputParameters'],
  by: ['OutputName'],
  noun: 'output parameters',
};
const channelsBelow = (...members: readonly string[]): NamedList => ({
  list: ['Arguments', ...members, 'InputDataConfig'],
  by: ['ChannelName'],
  noun: 'channels',
});

const LISTS: Partial<Record<SageMakerStepType, readonly NamedList[]>> = {
  Callback: [OUTPUT_PARAMETERS],
  ClarifyCheck: PROCESSING,
  EndpointConfig: [
    { list: ['Arguments', 'ProductionVariants'], by: ['VariantName'], noun: 'production variants' },
  ],
  Lambda: [OUTPUT_PARAMETERS],
  Processing: PROCESSING,
  QualityCheck: PROCESSING,
  Training: [channelsBelow()],
  Tuning: [
    channelsBelow('TrainingJobDefinition'),
    { list: ['Arguments', 'TrainingJobDefinitions'], by: ['DefinitionName'], noun: 'training definitions' },
  ],
};

/**
 * By these names a property path chooses an item (SDK 2.257, workflow/properties.py), and the container a folder. Of
 * tags the API says so: "Tag keys must be unique per resource" (botocore 1.44, shape Tag).
 */
export const duplicateEntry: DefinitionRule = {
  scope: 'definition',
  code: 'SMP566',
  name: 'duplicate-entry',
  severity: 'error',
  what: 'No two inputs, outputs, channels, output parameters, variants or tags of a step have the same name, and no two inputs the same path.',
  why: 'SageMaker refuses the request when the step runs, or one of the two is lost.',
  fix: 'Rename or remove one of the two.',
  invalid: example('train'),
  valid: example('test'),
  check({ steps }, report) {
    for (const step of steps) {
      if (step.type === undefined) {
        continue;
      }
      const tags = stepTypeFacts(step.type).request === undefined ? [] : [TAGS];
      for (const { list, by, noun } of [...(LISTS[step.type] ?? []), ...tags]) {
        const items = itemsOf(memberOf(step.value, ...list));
        if (items.length > 1) {
          checkItems(items, by, pointerTo(step.pointer, ...list), `Two ${noun} of ${stepNoun(step)}`, report);
        }
      }
    }
  },
};

function checkItems(
  items: readonly Json[],
  by: readonly string[],
  pointer: string,
  subject: string,
  report: DefinitionReport,
): void {
  const first = new Map<string, string>();
  for (const [index, item] of items.entries()) {
    const name = memberOf(item, ...by);
    if (typeof name !== 'string') {
      continue;
    }
    const place = pointerTo(pointer, index, ...by);
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, place);
    } else {
      report(place, {
        message: `${subject} have the ${NOUNS[by.at(-1) ?? ''] ?? 'name'} "${name}".`,
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: before }],
      });
    }
  }
}

const NOUNS: Readonly<Record<string, string>> = { Key: 'key', LocalPath: 'path' };
