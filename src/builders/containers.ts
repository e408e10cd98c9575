import type { LinkedJob } from '../graph/model.js';
import type { Wire } from '../resolver/wiring.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { environmentOf } from './environment.js';
import { imageDraft } from './image.js';
import { objectValue, wireInto, wireValue } from './inputs.js';
import { membersOf } from './members.js';
import { isIsolated } from './network.js';
import { partInputs } from './part-inputs.js';
import { ARCHIVE_NAME } from './runproc.js';
import type { BuildInput } from './step.js';
import { entriesOf, textAt, valueAt } from './values.js';

/** Where the code of a model stands when it is part of the model's archive (SDK 2.257, model.py `_script_mode_env_vars`). */
const CODE_IN_MODEL = '/opt/ml/model/code';

/** One container of a Model or RegisterModel step. */
export interface Container {
  /** What a builder has to go by, with the config that the container has. */
  readonly input: BuildInput;
  /** The wire that brings what it serves, if one does. */
  readonly wire?: Wire;
}

/**
 * The containers of a Model or RegisterModel step: those of `containers` in order, or the one that the step's config is
 * about. What they serve is what `model_data` names; without it the first wired archive, unless there are `containers`.
 */
export function containersOf(input: BuildInput): readonly Container[] {
  return partInputs(input).map(({ part, input: own }) => {
    const wire = isFromVersion(own.job) ? undefined : archiveWire(own, part !== undefined);
    return { input: own, ...(wire === undefined ? {} : { wire }) };
  });
}

function archiveWire(input: BuildInput, isOneOfSeveral: boolean): Wire | undefined {
  const given = valueAt(input.job.config, 'model_data');
  if (given !== undefined) {
    return namedWire(input, given);
  }
  return isOneOfSeveral ? undefined : wireInto(input, 'model_artifacts');
}

/** Wired archives that no container serves, where the config says what the containers serve. */
export function unusedArchives(input: BuildInput): ReadonlySet<string> {
  const { job } = input;
  if (!job.config.has('containers') && !job.config.has('model_data') && !isFromVersion(job)) {
    return new Set();
  }
  const used = new Set(containersOf(input).map(({ wire }) => wire));
  return new Set(
    [...input.wires.values()]
      .filter((wire) => wire.dependency.dependency_type === 'model_artifacts' && !used.has(wire))
      .map(({ dependency }) => dependency.name),
  );
}

/**
 * The members of a container with an image as the SDK forms them (SDK 2.257, session.py `container_def`; botocore 1.43
 * sagemaker 2017-07-24 ContainerDefinition and ModelPackageContainerDefinition, which have them in common).
 */
export function imageContainer(container: Container): Readonly<Record<string, Draft | undefined>> {
  const { job, graph } = container.input;
  const source = valueAt(job.config, 'model_data_source');
  const data = modelData(container);
  return {
    Image: imageDraft(job, graph.manifest.value.parameters ?? {}),
    Environment: { ...environmentOf(job), ...scriptVariables(container.input) },
    ModelDataUrl: source === undefined ? data : undefined,
    ModelDataSource: source === undefined ? undefined : { S3DataSource: dataSource(source, data) },
    ContainerHostname: valueAt(job.config, 'container_hostname'),
  };
}

function modelData({ input, wire }: Container): Traced | undefined {
  if (wire !== undefined) {
    return servesFolder(input.job) ? wireValue(wire) : objectValue(wire);
  }
  return valueOrWire(input, 'model_data');
}

/** A config value, or what the wire brings whose dependency it names; undefined if that is not wired. */
export function valueOrWire(input: BuildInput, key: string): Traced | undefined {
  const given = valueAt(input.job.config, key);
  if (typeof given?.value !== 'string' || !input.job.ports.dependencies.has(given.value)) {
    return given;
  }
  const wire = namedWire(input, given);
  return wire === undefined ? undefined : wireValue(wire);
}

function namedWire({ wires }: BuildInput, { value }: Traced): Wire | undefined {
  return typeof value === 'string' ? wires.get(value) : undefined;
}

/** Whether a container is made from a registered version, which has the image and the archive (SDK 2.257, model.py `ModelPackage`). */
export function isFromVersion({ spec, config }: LinkedJob): boolean {
  return spec.document.value.sagemaker_step_type === 'Model' && config.has('model_package_name');
}

/**
 * Whether a container serves what stands below a prefix, rather than one object: several models (API reference,
 * ContainerDefinition: Mode), or files that are not packed (S3ModelDataSource: S3DataType).
 */
export function servesFolder({ spec, config }: LinkedJob): boolean {
  const source = valueAt(config, 'model_data_source');
  const isModel = spec.document.value.sagemaker_step_type === 'Model';
  return (
    (isModel && textAt(config, 'mode') === 'MultiModel') ||
    (source !== undefined && dataType(source).value === 'S3Prefix')
  );
}

function dataSource(source: Traced, uri: Traced | undefined): Draft {
  return { S3Uri: uri, S3DataType: dataType(source), ...Object.fromEntries(entriesOf(membersOf(source))) };
}

/** Packed data are one object; files that are not are taken as all that stand below a prefix. */
function dataType(source: Traced): Traced {
  const given = entriesOf(source);
  const isPacked = given.get('compression_type')?.value === 'Gzip';
  return given.get('s3_data_type') ?? new Traced(isPacked ? 'S3Object' : 'S3Prefix', source.at);
}

/** Environment variables by which the serving container finds its script. */
function scriptVariables({ job, code }: BuildInput): Readonly<Record<string, Draft | undefined>> {
  return code === undefined
    ? {}
    : {
        SAGEMAKER_PROGRAM: code.entryPoint,
        SAGEMAKER_SUBMIT_DIRECTORY: isIsolated(job.config) ? CODE_IN_MODEL : `${code.uri}/${ARCHIVE_NAME}`,
        SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
        SAGEMAKER_REGION: valueAt(job.config, 'region'),
      };
}
