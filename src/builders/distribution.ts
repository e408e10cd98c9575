import type { EffectiveConfig } from '../project/config.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { asHyperparameter } from './text.js';
import { entriesOf, valueAt } from './values.js';

type Entry = readonly [name: string, value: Traced | undefined];

/**
 * The hyperparameters, encoded as JSON, from which the container knows how to run a script on several instances or in
 * several processes; none without a `distribution` (SDK 2.257, estimator.py `_distribution_configuration`,
 * pytorch/estimator.py `_pytorch_distribution_configuration`).
 */
export function distributionEntries(config: EffectiveConfig): readonly [string, Draft | undefined][] {
  const given = entriesOf(valueAt(config, 'distribution'));
  const torch = given.get('torch_distributed');
  const smdistributed = given.get('smdistributed');
  const usesTorch = isEnabled(torch);
  const entries: readonly Entry[] = [
    ...(usesTorch && smdistributed === undefined ? [] : launcherEntries(given)),
    ['sagemaker_torch_distributed_enabled', usesTorch ? enabled(torch) : undefined],
    [
      'sagemaker_instance_type',
      (usesTorch || smdistributed !== undefined) && !config.has('instance_groups')
        ? valueAt(config, 'instance_type')
        : undefined,
    ],
  ];
  return entries.map(([name, value]) => [
    name,
    value === undefined ? undefined : asHyperparameter(value, 'json'),
  ]);
}

/** What the container is told of all ways but torchrun. */
function launcherEntries(given: ReadonlyMap<string, Traced>): readonly Entry[] {
  const mpi = given.get('mpi');
  const libraries = entriesOf(given.get('smdistributed'));
  const data = libraries.get('dataparallel');
  const model = libraries.get('modelparallel');
  return [
    ['sagemaker_distribution_instance_groups', given.get('instance_groups')],
    ['sagemaker_parameter_server_enabled', enabled(given.get('parameter_server'))],
    ['sagemaker_mpi_enabled', enabled(mpi)],
    ['sagemaker_mpi_num_of_processes_per_host', entriesOf(mpi).get('processes_per_host')],
    ['sagemaker_mpi_custom_mpi_options', mpiOptions(mpi)],
    ['mp_parameters', isEnabled(model) ? parametersOf(model) : undefined],
    ['sagemaker_distributed_dataparallel_enabled', enabled(data ?? given.get('smdistributed'))],
    ['sagemaker_distributed_dataparallel_custom_mpi_options', isEnabled(data) ? mpiOptions(data) : undefined],
  ];
}

function isEnabled(way: Traced | undefined): boolean {
  return entriesOf(way).get('enabled')?.value === true;
}

/** Whether a way that the config names is used; undefined for one that it does not name. */
function enabled(way: Traced | undefined): Traced | undefined {
  return way === undefined ? undefined : (entriesOf(way).get('enabled') ?? new Traced(false, way.at));
}

function mpiOptions(way: Traced | undefined): Traced | undefined {
  return way === undefined ? undefined : (entriesOf(way).get('custom_mpi_options') ?? new Traced('', way.at));
}

function parametersOf(model: Traced | undefined): Traced | undefined {
  return model === undefined
    ? undefined
    : (entriesOf(model).get('parameters') ?? new Traced(new Map<string, Traced>(), model.at));
}
