import type { YamlData } from '../scaffold/yaml-text.js';
import type { PeerInterface } from './peer-files.js';
import { entriesAt, textAt } from './values.js';

/** SageMaker step types of the library that an imported step type becomes one of. */
export type OurType =
  'Processing' | 'Training' | 'Tuning' | 'Transform' | 'Model' | 'RegisterModel' | 'Lambda';

/** What the peer calls its SageMaker step types, and what they are. */
const TYPES: Readonly<Record<string, OurType | undefined>> = {
  Processing: 'Processing',
  Training: 'Training',
  Tuning: 'Tuning',
  Transform: 'Transform',
  CreateModel: 'Model',
  RegisterModel: 'RegisterModel',
  Lambda: 'Lambda',
  CradleDataLoading: 'Processing',
  RedshiftDataLoading: 'Processing',
  MimsModelRegistrationProcessing: 'Processing',
};

/** The SageMaker step type that an interface's steps are; undefined for those that no pipeline has. */
export function sagemakerTypeOf({ sagemakerType }: PeerInterface): OurType | undefined {
  return TYPES[sagemakerType];
}

/** What of the library stands for a program of the peer's company, which nobody else has. */
export interface Stand {
  /** The library's step type, which steps are if their interface is the same. */
  readonly stepType: string;
  /** The library's contract, which the project's specification names otherwise. */
  readonly contract: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The specification's own config keys, as the library declares them. */
  readonly properties: Readonly<Record<string, YamlData>>;
  /** Config keys that somebody has to fill in: the value that stands there until then, and what it is. */
  readonly wanted: Readonly<Record<string, readonly [value: YamlData, what: string]>>;
  /** What is otherwise than in the peer's pipeline: full sentences. */
  readonly note: string;
}

const STANDS: Readonly<Record<string, Stand | undefined>> = {
  CradleDataLoading: {
    stepType: 'CradleDataLoading',
    contract: 'cradle_data_loading',
    inputs: [],
    outputs: ['DATA', 'METADATA', 'SIGNATURE'],
    properties: {
      data_path: {
        description:
          'The data: an s3:// URI or a path in the container, of one file or of a folder of shards.',
        tier: 'essential',
        type: 'string',
        minLength: 1,
        env: 'DATA_PATH',
      },
      data_format: {
        description: 'Format of all files, whatever their names end in.',
        tier: 'system',
        enum: ['csv', 'tsv', 'parquet', 'json', 'jsonl'],
        env: 'DATA_FORMAT',
      },
      output_format: {
        description: 'Format that the step writes.',
        tier: 'system',
        enum: ['csv', 'tsv', 'parquet', 'jsonl'],
        default: 'csv',
        env: 'OUTPUT_FORMAT',
      },
      columns: {
        description: 'The columns to keep, separated by commas.',
        tier: 'system',
        type: 'string',
        env: 'COLUMNS',
      },
    },
    wanted: { data_path: ['s3://replace-me/data/', 'where the data are that Cradle writes'] },
    note: "The script is the library's load_data.py, which reads data that are in S3 already. Nothing starts the Cradle job.",
  },
  MimsModelRegistrationProcessing: {
    stepType: 'MIMSRegistration',
    contract: 'mims_registration',
    inputs: ['GeneratedPayloadSamples', 'PackagedModel'],
    outputs: [],
    properties: {
      workflow_execution_id: {
        description: 'The workflow execution that the registration is recorded under.',
        tier: 'essential',
        type: 'string',
        minLength: 1,
        env: 'MODS_WORKFLOW_EXECUTION_ID',
      },
    },
    wanted: {
      image_uri: [
        '123456789012.dkr.ecr.us-east-1.amazonaws.com/replace-me:1',
        'the image with the script that registers models',
      ],
      container_entrypoint: [['python3', '/opt/ml/code/script.py'], 'how the image starts the script'],
    },
    note: "The step is the library's MIMSRegistration; the SDK of cursus knows the image with the script, pipectl does not.",
  },
};

/** What of the library stands for an interface's steps, if its ports are the same; all others keep what the peer has. */
export function standFor({ sagemakerType, root }: PeerInterface): Stand | undefined {
  const stand = STANDS[sagemakerType];
  const names = (kind: string): string =>
    entriesAt(root, 'spec', kind)
      .map(([name]) => name)
      .sort()
      .join();
  return stand !== undefined &&
    names('dependencies') === stand.inputs.join() &&
    names('outputs') === stand.outputs.join()
    ? stand
    : undefined;
}

/** The library's own type that steps with these job types are of, so that no specification is written; undefined if they are not. */
export function libraryType(stand: Stand | undefined, jobTypes: readonly string[]): Stand | undefined {
  return stand !== undefined && stand.outputs.length === 0 && jobTypes.length === 0 ? stand : undefined;
}

/** Whether the peer's own SDK brings the script, in an image that it knows. */
export function runsInImage({ root }: PeerInterface): boolean {
  return (
    textAt(root, 'registry', 'requires') === 'secure_ai_sandbox_workflow_python_sdk' ||
    textAt(root, 'patterns', 'step_assembly') === 'delegation'
  );
}
