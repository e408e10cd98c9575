import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf, type LinkedStep, type PipelineGraph } from '../../graph/model.js';
import { isBuilderKey } from '../../project/config-keys.js';
import type { Document } from '../../project/document.js';
import type { StepSpec } from '../../project/types.generated.js';
import { keyOf, type Location } from '../../source/location.js';
import { project } from '../example.js';
import { respelledKey } from '../fixes.js';
import type { PipelineRule, Report } from '../rule.js';
import { listed } from '../wording.js';
import { isDerivedKey, placeKey, takenKeys, takersOf, writtenKeys } from './takers.js';

const manifest = (key: string) => `steps:\n  prepare: { type: Prepare, config: { ${key}: 2 } }\n`;

export const unknownConfigKey: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG601',
  name: 'unknown-config-key',
  severity: 'error',
  what: "Every key in a step's config is one that the step takes; those that all steps inherit are taken by one at least.",
  why: 'A key that no step takes changes nothing: the pipeline runs with another value than the file says.',
  fix: 'Correct the key, move it to the step that takes it, or remove it.',
  invalid: project({ manifest: manifest('instance_cout') }),
  valid: project({ manifest: manifest('instance_count') }),
  check({ graph }, report) {
    const known = new Map<StepSpec, ReadonlySet<string>>();
    const keysOf: KeysOf = ({ value }) => {
      const keys = known.get(value) ?? takenKeys(value);
      known.set(value, keys);
      return keys;
    };
    checkOwnKeys(graph, keysOf, report);
    checkInheritedKeys(graph, keysOf, report);
  },
};

/** The keys that a specification's steps take, worked out once for each. */
type KeysOf = (document: Document<StepSpec>) => ReadonlySet<string>;

/** Keys of the steps' own configs. One in a file that several steps name is fine if one of them takes it. */
function checkOwnKeys(graph: PipelineGraph, keysOf: KeysOf, report: Report): void {
  const written = new Map<string, { key: string; at: Location; steps: LinkedStep[] }>();
  for (const [name, parts] of graph.loaded.stepConfig) {
    const step = graph.steps.get(name);
    for (const { key, traced } of step === undefined ? [] : writtenKeys(parts)) {
      const place = placeKey(traced.at);
      const entry = written.get(place) ?? { key, at: traced.at, steps: [] };
      entry.steps.push(...(step === undefined ? [] : [step]));
      written.set(place, entry);
    }
  }
  for (const { key, at, steps } of written.values()) {
    const known = steps.flatMap((step) => (step.kind === 'job' ? [keysOf(step.spec.document)] : []));
    const isSure = known.length === steps.length && !isDerivedKey(key);
    if (isSure && !known.some((keys) => keys.has(key))) {
      const names = [...new Set(steps.map(({ name }) => name))];
      const who =
        names.length === 1
          ? `Step ${listed(names)} does not take`
          : `None of the steps ${listed(names)} takes`;
      const options = known.flatMap((keys) => [...keys]).filter((name) => !isDerivedKey(name));
      report(keyOf(at), {
        message: `${who} the config key "${key}".${didYouMean(key, options)}`,
        help: takersOf(key, graph.registry) ?? 'Correct the key, or remove it.',
        fix: takersOf(key, graph.registry) === undefined ? respelledKey(at, key, options) : undefined,
      });
    }
  }
}

/** Keys that all steps inherit. An environment is for all pipelines of the project, so any step type may take its keys. */
function checkInheritedKeys(graph: PipelineGraph, keysOf: KeysOf, report: Report): void {
  const { loaded, registry, steps } = graph;
  const used = new Set(jobsOf(graph).map(({ spec }) => keysOf(spec.document)));
  const known = new Set([...used].flatMap((keys) => [...keys]));
  const isSure =
    steps.size === loaded.declaredSteps.size && [...steps.values()].every(({ kind }) => kind !== 'opaque');
  const written = [
    ...writtenKeys(loaded.pipelineConfig),
    ...writtenKeys(loaded.environmentConfig).filter(({ key }) => takersOf(key, registry) === undefined),
  ];
  for (const { key, traced } of isSure ? written : []) {
    if (!known.has(key) && !isBuilderKey(key)) {
      const options = [...known].filter((name) => !isDerivedKey(name));
      report(keyOf(traced.at), {
        message: `No step of the pipeline takes the config key "${key}".${didYouMean(key, options)}`,
        help: takersOf(key, registry) ?? 'Correct the key, or remove it.',
        fix: takersOf(key, registry) === undefined ? respelledKey(traced.at, key, options) : undefined,
      });
    }
  }
}
