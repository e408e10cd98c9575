import { jobsOf } from '../../graph/model.js';
import { CONFIG_KEYS } from '../../project/config-keys.generated.js';
import { keyOf, locationOf, type Location } from '../../source/location.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { isDerivedKey, placeKey, writtenKeys } from './takers.js';

const manifest = (config: string) => `steps:\n  prepare: { type: Prepare, config: { ${config} } }\n`;

export const derivedConfigKey: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG603',
  name: 'derived-config-key',
  severity: 'error',
  what: 'No config gives a value to a key that pipectl computes.',
  why: 'The value would be ignored, or contradict what it is computed from.',
  fix: 'Remove the key.',
  invalid: project({ manifest: manifest('instance_count: 2, step_name: first') }),
  valid: project({ manifest: manifest('instance_count: 2') }),
  check({ graph }, report) {
    const { pipelineConfig, stepConfig, environmentConfig } = graph.loaded;
    const written = [pipelineConfig, ...stepConfig.values(), environmentConfig]
      .flatMap(writtenKeys)
      .map(({ key, traced }): [string, Location] => [key, traced.at]);
    const defaults = jobsOf(graph).flatMap(({ spec: { document } }) =>
      Object.keys(document.value.config?.defaults ?? {}).map((key): [string, Location] => [
        key,
        locationOf(document.source, 'config', 'defaults', key),
      ]),
    );
    const reported = new Set<string>();
    for (const [key, at] of [...written, ...defaults]) {
      if (isDerivedKey(key) && !reported.has(placeKey(at))) {
        reported.add(placeKey(at));
        report(keyOf(at), {
          message: `The config key "${key}" is computed and cannot be given.`,
          help: `Remove it. ${CONFIG_KEYS[key]?.description ?? ''}`,
        });
      }
    }
  },
};
