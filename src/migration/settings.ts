import { baseSettings, placeSettings } from './base-settings.js';
import { argumentName } from './contract.js';
import { imageSettings, networkSettings } from './image-settings.js';
import type { PeerNode } from './interface.js';
import { plain, type Fields } from './peer-config.js';
import type { PeerInterface } from './peer-files.js';
import { same, scalar, unlessEmpty, yamlData, type Setting } from './setting.js';
import { runsInImage, sagemakerTypeOf, standFor, type OurType } from './step-types.js';
import { tuningSettings } from './tuning-settings.js';
import { entriesAt, itemsAt, switchAt, textAt, textsAt } from './values.js';

/** What decides the settings of steps beside the step. */
export interface SettingFacts {
  /** Whether the project has the scripts, so that whole folders can be packaged. */
  readonly hasScripts: boolean;
}

/** Config keys by the peer's names of the same. */
const KEYS: Readonly<Record<OurType, Readonly<Record<string, string>>>> = {
  Processing: {
    processing_instance_count: 'instance_count',
    processing_volume_size: 'volume_size',
    max_runtime_seconds: 'max_runtime_in_seconds',
  },
  Training: {
    training_instance_type: 'instance_type',
    training_instance_count: 'instance_count',
    training_volume_size: 'volume_size',
    max_runtime_seconds: 'max_runtime_in_seconds',
  },
  Tuning: {
    training_instance_type: 'instance_type',
    training_instance_count: 'instance_count',
    training_volume_size: 'volume_size',
    max_runtime_seconds: 'max_runtime_in_seconds',
    tuning_strategy: 'tuning_strategy',
    max_jobs: 'max_jobs',
    max_parallel_jobs: 'max_parallel_jobs',
    early_stopping_type: 'early_stopping_type',
  },
  Transform: {
    transform_instance_type: 'instance_type',
    transform_instance_count: 'instance_count',
    content_type: 'content_type',
    accept: 'accept',
    split_type: 'split_type',
    assemble_with: 'assemble_with',
    input_filter: 'input_filter',
    output_filter: 'output_filter',
    join_source: 'join_source',
  },
  Model: { instance_type: 'inference_instance_type' },
  RegisterModel: {},
  Lambda: {},
};

/** Config values of a step that is imported, from the fields that hold for it. */
export function settingsOf(node: PeerNode, fields: Fields, facts: SettingFacts): readonly Setting[] {
  const { type } = node;
  const ours = sagemakerTypeOf(type) ?? 'Processing';
  const takesJobs = ours !== 'Lambda' && ours !== 'RegisterModel';
  return [
    ...(takesJobs ? baseSettings(fields) : []),
    ...same(fields, KEYS[ours]),
    ...(ours === 'Processing' ? processingSize(fields) : []),
    ...imageSettings(type, fields),
    ...networkSettings(type, fields),
    ...(ours === 'Tuning' ? tuningSettings(fields) : []),
    ...(ours === 'Training' || ours === 'Tuning' ? hyperparameters(fields) : []),
    ...argumentSettings(type, ours, fields),
    ...entryPoint(type, ours, fields, facts),
    ...placesInS3(type, fields),
    ...standSettings(type),
  ];
}

/** Variables that hold a place below that of the execution, in which the script keeps what it likes. */
function placesInS3({ root }: PeerInterface, fields: Fields): readonly Setting[] {
  const [place] = placeSettings(fields);
  const base = typeof place?.value === 'string' ? place.value : 's3://replace-me/pipelines';
  return entriesAt(root, 'contract', 'computed_env_paths').map(([name, segments]) => ({
    path: ['environment', name],
    value: [
      base.replaceAll('${', () => '$${'),
      '${execution.PipelineExecutionId}',
      ...textsAt(segments),
    ].join('/'),
    from: [],
    isExpression: true,
    ...(place === undefined ? { wanted: 'where the script keeps its files' } : {}),
  }));
}

/** The peer has two instance types for a processing step and a switch between them. */
function processingSize(fields: Fields): readonly Setting[] {
  const isLarge = scalar(fields.get('use_large_processing_instance')) === true;
  const chosen = fields.get(`processing_instance_type_${isLarge ? 'large' : 'small'}`);
  const effective = fields.get('effective_instance_type');
  const [wanted, known] = [scalar(chosen), scalar(effective)];
  const value = wanted ?? known;
  if (value === undefined) {
    return [];
  }
  const from = [
    ...unlessEmpty(wanted, chosen),
    ...(known === value ? unlessEmpty(known, effective) : []),
    ...unlessEmpty(true, fields.get('use_large_processing_instance')),
  ];
  return [{ path: ['instance_type'], value, from }];
}

function hyperparameters(fields: Fields): readonly Setting[] {
  return entriesAt(fields.get('hyperparameters')).flatMap(([name, traced]): Setting[] => {
    const value = yamlData(plain(traced));
    return name.startsWith('__') || value === undefined
      ? []
      : [{ path: ['hyperparameters', name], value, from: [traced] }];
  });
}

/** Arguments whose values the interface finds in the config; a job type comes from the step. */
function argumentSettings(type: PeerInterface, ours: OurType, fields: Fields): readonly Setting[] {
  return itemsAt(type.root, 'contract', 'job_arguments').flatMap((item): Setting[] => {
    const name = argumentName(textAt(item, 'flag') ?? '');
    const traced = fields.get(textAt(item, 'source') ?? '');
    const value = scalar(traced);
    return name === '' || name === 'job_type' || traced === undefined || value === undefined
      ? []
      : [{ path: [ours === 'Processing' ? 'arguments' : 'hyperparameters', name], value, from: [traced] }];
  });
}

/** The script, where it is another one than the contract's, and its folder, where the whole of it is packaged. */
function entryPoint(
  type: PeerInterface,
  ours: OurType,
  fields: Fields,
  { hasScripts }: SettingFacts,
): readonly Setting[] {
  const field = {
    Processing: 'processing_entry_point',
    Training: 'training_entry_point',
    Tuning: 'training_entry_point',
    Model: 'entry_point',
    Transform: '',
    RegisterModel: '',
    Lambda: '',
  }[ours];
  const traced = fields.get(field);
  const value = scalar(traced);
  const own = textAt(type.root, 'contract', 'entry_point');
  const isOther = typeof value === 'string' && value !== own && traced !== undefined && !runsInImage(type);
  const packagesFolder =
    hasScripts &&
    !runsInImage(type) &&
    (isOther || own !== undefined) &&
    (ours === 'Training' ||
      ours === 'Tuning' ||
      ours === 'Model' ||
      switchAt(type.root, 'contract', 'source_dir') === true) &&
    (ours === 'Processing' || textsAt(type.root, 'compute', 'container_entrypoint').length === 0);
  return [
    ...(isOther ? [{ path: ['entry_point'] as const, value, from: [traced] }] : []),
    ...(packagesFolder ? [{ path: ['source_dir'] as const, value: '../scripts', from: [] }] : []),
  ];
}

function standSettings(type: PeerInterface): readonly Setting[] {
  const stand = standFor(type);
  const wanted = Object.entries(stand?.wanted ?? {}).map(([key, [value, what]]): Setting => ({
    path: [key],
    value,
    from: [],
    wanted: what,
  }));
  return stand?.stepType === 'MIMSRegistration'
    ? [
        ...wanted,
        {
          path: ['workflow_execution_id'],
          value: '${execution.PipelineExecutionId}',
          from: [],
          isExpression: true,
        },
      ]
    : wanted;
}
