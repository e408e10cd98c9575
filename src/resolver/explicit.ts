import { compareNames } from '../graph/dag.js';
import type { ExplicitInput, LinkedJob, PipelineGraph } from '../graph/model.js';
import { isTemplate } from '../project/interpolation.js';
import type { DataType } from '../project/types.generated.js';
import { findOutput, type DependencyPort } from '../registry/ports.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import { dataTypeFit, typeFit } from './compatibility.js';
import { readsFileSystem } from './file-system.js';
import type { BadInput, Wire } from './wiring.js';

/** What comes of an input that the manifest wires. `unknown`: it names a step of which nothing can be said. */
export type ExplicitOutcome =
  | { readonly kind: 'wire'; readonly wire: Wire }
  | { readonly kind: 'bad'; readonly bad: BadInput }
  | { readonly kind: 'unknown' };

/** Looks up an explicit input of a dependency. It wins over any score, but not over types that cannot fit. */
export function explicitWire(
  graph: PipelineGraph,
  job: LinkedJob,
  dependency: DependencyPort,
  input: ExplicitInput,
): ExplicitOutcome {
  const { at } = input;
  const bad = (problem: BadInput['problem']): ExplicitOutcome => ({
    kind: 'bad',
    bad: { step: job.name, name: dependency.name, at, problem },
  });
  const wire = (source: Wire['source']): ExplicitOutcome => ({
    kind: 'wire',
    wire: { dependency, source, chosen: 'explicit', score: 1, factors: [], at },
  });
  if (input.kind === 'value') {
    const { value } = input.value;
    if (typeof value !== 'string') {
      return wire({ kind: 'value', value: input.value });
    }
    const unresolved = isTemplate(value) && value === job.step.inputs?.[dependency.name];
    const isTaken = readsFileSystem(job, dependency.name)
      ? value.startsWith('/')
      : isTextOf(dependency.data_type, value);
    return unresolved || isTaken
      ? wire({ kind: 'value', value: input.value })
      : bad({ kind: 'text', text: value });
  }
  const { step: producer, output: name } = input;
  if (!graph.loaded.declaredSteps.has(producer)) {
    const text = `${producer}.${name}`;
    if (dependency.data_type === 'Float' && isTextOf('Float', text)) {
      return wire({ kind: 'value', value: new Traced(text, at) });
    }
    const options = [...graph.loaded.declaredSteps].filter((step) => step !== job.name).sort(compareNames);
    return bad({ kind: 'step', producer, output: name, options });
  }
  const step = graph.steps.get(producer);
  if (step === undefined || step.kind === 'opaque') {
    return { kind: 'unknown' };
  }
  const output = step.kind === 'job' ? findOutput(step.ports, name) : undefined;
  if (output === undefined) {
    const options = step.kind === 'job' ? [...step.ports.outputs.keys()] : [];
    return bad({ kind: 'output', producer, output: name, options });
  }
  const fits =
    typeFit(dependency.dependency_type, output.output_type) !== 'impossible' &&
    dataTypeFit(dependency.data_type, output.data_type) !== 'impossible';
  return fits
    ? wire({ kind: 'output', step: producer, output })
    : bad({ kind: 'type', producer, output, dependency });
}

/** Explicit inputs of a job whose names are no dependencies of it. */
export function unknownInputs(job: LinkedJob): readonly BadInput[] {
  const options = [...job.ports.dependencies.keys()];
  return [...job.inputs]
    .filter(([name]) => !job.ports.dependencies.has(name))
    .map(([name, { at }]) => ({
      step: job.name,
      name,
      at: keyOf(at),
      problem: { kind: 'dependency', options },
    }));
}

/** Whether a plain text can stand for a value of a data type. S3 URIs as in botocore's S3Uri of processing inputs, without https. */
function isTextOf(dataType: DataType, text: string): boolean {
  switch (dataType) {
    case 'S3Uri':
      return /^s3:\/\/[^/]/.test(text);
    case 'String':
      return true;
    case 'Integer':
      return /^[+-]?\d+$/.test(text);
    case 'Float':
      return text.trim() !== '' && Number.isFinite(Number(text));
    case 'Boolean':
      return text === 'true' || text === 'false';
  }
}
