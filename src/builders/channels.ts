import { posix } from 'node:path';
import { compareNames } from '../graph/dag.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { inputOptions, inputPath, wireValue } from './inputs.js';
import type { BuildInput } from './step.js';
import { membersOf, structure, type Members } from './structure.js';
import { entriesOf, mapAt } from './values.js';

/**
 * The channels of a training job: the wired inputs, under the last part of the contract's path, and then those of the
 * config's `channels`, sorted by name. Where two have one name, the config's counts.
 */
export function trainingChannels(input: BuildInput): readonly Draft[] {
  const { job } = input;
  const more = mapAt(job.config, 'channels');
  const wired = [...input.wires.values()].flatMap((wire): readonly Draft[] => {
    const { name } = wire.dependency;
    const path = inputPath(job, name);
    if (path === undefined || typeof path.value !== 'string' || more.has(posix.basename(path.value))) {
      return [];
    }
    const channel = new Traced(posix.basename(path.value), path.at);
    return [trainingChannel(channel, wireValue(wire), inputOptions(job, name))];
  });
  const given = [...more].sort(([a], [b]) => compareNames(a, b));
  return [
    ...wired,
    ...given.map(([name, location]) =>
      trainingChannel(new Traced(name, keyOf(location.at)), location, inputOptions(job, name)),
    ),
  ];
}

/** One entry of InputDataConfig; `options` as config's input_options has them (SDK 2.257, inputs.py `TrainingInput`). */
export function trainingChannel(
  name: Draft,
  location: Draft,
  options: ReadonlyMap<string, Traced> = new Map(),
): Draft {
  return {
    DataSource: dataSource(location, options),
    ContentType: options.get('content_type'),
    CompressionType: options.get('compression_type'),
    RecordWrapperType: options.get('record_wrapper_type'),
    InputMode: options.get('s3_input_mode'),
    ShuffleConfig: structure(membersOf(options, { Seed: 'shuffle_seed' })),
    ChannelName: name,
  };
}

/** Objects in S3, or a directory of a file system (SDK 2.257, inputs.py `FileSystemInput`). */
function dataSource(location: Draft, options: ReadonlyMap<string, Traced>): Members {
  const fileSystem = entriesOf(options.get('file_system'));
  return fileSystem.size > 0
    ? {
        FileSystemDataSource: {
          ...membersOf(fileSystem, { FileSystemId: 'id', FileSystemType: 'type' }),
          DirectoryPath: location,
          FileSystemAccessMode: fileSystem.get('access_mode') ?? 'ro',
        },
      }
    : {
        S3DataSource: {
          S3DataType: options.get('s3_data_type') ?? 'S3Prefix',
          S3Uri: location,
          S3DataDistributionType: options.get('s3_data_distribution_type') ?? 'FullyReplicated',
          ...membersOf(options, {
            AttributeNames: 'attribute_names',
            InstanceGroupNames: 'instance_group_names',
          }),
          HubAccessConfig: structure(membersOf(options, { HubContentArn: 'hub_content_arn' })),
          ModelAccessConfig: structure(membersOf(options, { AcceptEula: 'accept_eula' })),
        },
      };
}
