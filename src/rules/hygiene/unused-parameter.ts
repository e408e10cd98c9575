import { environmentNames } from '../../project/load.js';
import { keyOf, locationOf } from '../../source/location.js';
import { toJson, type Json } from '../../source/traced.js';
import { project } from '../example.js';
import type { PipelineContext, PipelineRule } from '../rule.js';

const manifest = (count: string) => `
  parameters:
    instances: { type: Integer, default: 1 }
  steps:
    prepare: { type: Prepare, config: { instance_count: ${count} } }
`;

export const unusedParameter: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG805',
  name: 'unused-parameter',
  severity: 'warning',
  what: 'Every parameter of a pipeline is used in it.',
  why: 'Whoever starts an execution with another value expects that it changes something.',
  fix: 'Use it as ${params.<name>}, or remove it.',
  invalid: project({ manifest: manifest('2') }),
  valid: project({ manifest: manifest('"${params.instances}"') }),
  check({ graph }, report) {
    const { manifest: document, loaded } = graph;
    const isWhole = [loaded.pipelineConfig, loaded.environmentConfig, ...loaded.stepConfig.values()].every(
      ({ complete }) => complete,
    );
    const isBroken =
      graph.referenceProblems.length > 0 ||
      loaded.declaredSteps.size !== Object.keys(document.value.steps).length;
    // Another environment's config may be what uses it.
    if (!isWhole || isBroken || environmentNames(loaded.project).length > 0) {
      return;
    }
    const used = usedParameters(graph);
    for (const name of Object.keys(document.value.parameters ?? {})) {
      if (!used.has(name)) {
        report(keyOf(locationOf(document.source, 'parameters', name)), {
          message: `The parameter "${name}" is not used.`,
          help: `Write \${params.${name}} where its value belongs, or remove it.`,
        });
      }
    }
  },
};

/** A parameter's name, or part of a longer text like one (botocore PipelineParameterName). */
const WORD = /[A-Za-z0-9_-]+/g;

/** The parameters named anywhere: in the manifest, in every config, in the defaults of specifications. */
function usedParameters(graph: PipelineContext['graph']): ReadonlySet<string> {
  const { manifest, loaded, registry } = graph;
  const used = new Set<string>();
  const names = new Set(Object.keys(manifest.value.parameters ?? {}));
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      // Any mention counts: ${params.x}, and what was meant for it in the syntax of another tool.
      for (const [word] of value.includes('{') || value.includes('arameter') ? value.matchAll(WORD) : []) {
        if (names.has(word)) {
          used.add(word);
        }
      }
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(look);
    }
  };
  const { parameters, ...rest } = manifest.value;
  look(Object.values(parameters ?? {}).map(({ default: fallback }) => fallback));
  look(rest);
  for (const { parts } of [loaded.pipelineConfig, loaded.environmentConfig, ...loaded.stepConfig.values()]) {
    for (const { values } of parts) {
      look([...values.values()].map((traced): Json => toJson(traced)));
    }
  }
  for (const { document } of registry.specs.values()) {
    look(document.value.config);
  }
  return used;
}
