import type { ServedFramework } from '../planner/serving.js';
import type { ConfigLine } from './pipeline-lines.js';

/** Memory of instance types in GiB, smallest first (aws.amazon.com/sagemaker/pricing). */
const INSTANCES: readonly (readonly [type: string, memory: number])[] = [
  ['ml.m5.xlarge', 16],
  ['ml.m5.2xlarge', 32],
  ['ml.m5.4xlarge', 64],
  ['ml.m5.12xlarge', 192],
  ['ml.m5.24xlarge', 384],
  ['ml.r5.24xlarge', 768],
];

/** A table takes about this many times its size on the disk when it is in memory: text becomes numbers, and is copied once. */
const MEMORY_FACTOR = 3;

/** What a volume holds: the data, and what is made of them. */
const VOLUME_FACTOR = 2;
const LEAST_VOLUME = 30;
/** Limit of VolumeSizeInGB for processing and training (API_ProcessingClusterConfig, API_ResourceConfig). */
const MOST_VOLUME = 16384;

/** An instance with one GPU, which is what PyTorch trains on. */
const GPU_INSTANCE = 'ml.g5.xlarge';

/** What a job is run on, where its framework, or the size of the data that it reads, asks for something else than what is usual. */
export function resourcesFor(
  sagemakerType: string,
  framework: ServedFramework | undefined,
  gigabytes: number | undefined,
): readonly ConfigLine[] {
  const trains = sagemakerType === 'Training' || sagemakerType === 'Tuning';
  const lines: ConfigLine[] = [];
  if (trains && framework === 'pytorch') {
    lines.push({ key: 'instance_type', value: GPU_INSTANCE, comment: 'has a GPU' });
  }
  if (gigabytes === undefined) {
    return lines;
  }
  const wanted = gigabytes * MEMORY_FACTOR;
  const [largest] = INSTANCES.slice(-1);
  const fitting = INSTANCES.find(([, memory]) => memory >= wanted);
  const [type] = fitting ?? largest ?? [];
  if (lines.length === 0 && type !== undefined) {
    const comment = `${shown(gigabytes)} of data take about ${shown(wanted)} of memory`;
    lines.push({
      key: 'instance_type',
      value: type,
      ...(fitting === undefined
        ? { replace: `${comment}, more than it has: sample or split the data` }
        : { comment }),
    });
  }
  const volume = Math.min(MOST_VOLUME, Math.max(LEAST_VOLUME, Math.ceil(gigabytes * VOLUME_FACTOR)));
  return [...lines, { key: 'volume_size', value: volume }];
}

function shown(gigabytes: number): string {
  return gigabytes < 1 ? `${Math.ceil(gigabytes * 1024)} MB` : `${Math.ceil(gigabytes)} GB`;
}
