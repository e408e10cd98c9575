import { jobsOf, type PipelineGraph } from '../../graph/model.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { outputPlaces, placeText, writesThere } from './locations.js';

const manifest = (input: string) =>
  `
    steps:
      prepare: { type: Prepare, config: { destinations: { table: "s3://my-bucket/\${execution.PipelineExecutionId}" } } }
      train: { type: Train, inputs: { table: ${input} } }
  `;

export const inputWithoutReference: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG804',
  name: 'input-without-reference',
  severity: 'warning',
  what: "A step that reads another step's output refers to it, or comes after it by its needs.",
  why: 'SageMaker does not compare locations: it runs both steps at the same time, and the reader finds nothing, or what an earlier execution wrote.',
  fix: 'Wire the input to the output: "<step>.<output>".',
  invalid: project({ manifest: manifest('"s3://my-bucket/${execution.PipelineExecutionId}"') }, TRAIN),
  valid: project({ manifest: manifest('prepare.table') }, TRAIN),
  check({ graph }, report) {
    const written = new Map(
      outputPlaces(graph).flatMap((place) => {
        const text = placeText(place.value);
        return text === undefined || !writesThere(place.job) ? [] : [[text, place] as const];
      }),
    );
    for (const job of jobsOf(graph)) {
      for (const [name, input] of job.inputs) {
        const text = input.kind === 'value' ? placeText(input.value) : undefined;
        const place = text === undefined ? undefined : written.get(text);
        if (place !== undefined && place.job.name !== job.name && !follows(graph, job.name, place.job.name)) {
          const output = place.output ?? [...place.job.ports.outputs.keys()][0];
          const source = output === undefined ? place.job.name : `${place.job.name}.${output}`;
          report(input.at, {
            message: `The input "${name}" of step "${job.name}" is what step "${place.job.name}" writes, but nothing says that it comes after it.`,
            help: `Write "${name}: ${source}".`,
            related: [{ message: `Step "${place.job.name}" writes here.`, at: place.value.at }],
          });
        }
      }
    }
  },
};

/** Whether a step comes after another one, over any number of edges. */
function follows(graph: PipelineGraph, step: string, earlier: string): boolean {
  const seen = new Set<string>([step]);
  for (const current of seen) {
    if (current === earlier) {
      return true;
    }
    graph.edges.filter(({ to }) => to === current).forEach(({ from }) => seen.add(from));
  }
  return false;
}
