import { keyOf, locationOf } from '../../source/location.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

/** Most candidates that are shown. */
const MAX_SHOWN = 5;

const steps = (inputs: string) => `
  steps:
    prepare_old: { type: Prepare }
    prepare_new: { type: Prepare }
    train:
      type: Train
      needs: [prepare_old, prepare_new]${inputs}
`;

export const ambiguousInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES302',
  name: 'ambiguous-input',
  severity: 'error',
  what: 'For every input one output fits clearly best, or the manifest says which one it is.',
  why: 'A guess between outputs that fit as well would train or evaluate on the wrong data without a word.',
  fix: 'Say under "inputs" which output is meant.',
  invalid: project({ manifest: steps('') }, TRAIN),
  valid: project({ manifest: steps('\n      inputs: { table: prepare_new.table }') }, TRAIN),
  check({ graph, wiring }, report) {
    for (const { step, dependency, candidates } of wiring.ambiguous) {
      const consumer = graph.steps.get(step);
      const ranked = candidates.map((candidate) => ({
        name: `${candidate.step}.${candidate.output.name}`,
        score: candidate.score,
        at:
          consumer?.needs.find((need) => need.step === candidate.step && need.inferredFor === undefined)
            ?.at ?? keyOf(locationOf(graph.manifest.source, 'steps', candidate.step)),
      }));
      const [best] = ranked;
      report(keyOf(locationOf(graph.manifest.source, 'steps', step)), {
        message: `The input "${dependency.name}" of step "${step}" could be ${listed(ranked.map(({ name }) => name))}: they fit equally well.`,
        help: `Write the one that is meant on "${step}", for instance: inputs: { ${dependency.name}: ${best?.name ?? ''} }`,
        related: ranked
          .slice(0, MAX_SHOWN)
          .map(({ name, score, at }) => ({ message: `"${name}" scores ${score.toFixed(2)}.`, at })),
      });
    }
  },
};
