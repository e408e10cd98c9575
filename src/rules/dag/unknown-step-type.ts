import { didYouMean } from '../../diagnostics/suggest.js';
import { isJobStep } from '../../graph/link.js';
import { locationOf } from '../../source/location.js';
import { project } from '../example.js';
import { respelledText } from '../fixes.js';
import type { PipelineRule } from '../rule.js';

const steps = (type: string) => `
  steps:
    prepare: { type: Prepare }
    prepare_more: { type: ${type} }
`;

export const unknownStepType: PipelineRule = {
  scope: 'pipeline',
  code: 'DAG205',
  name: 'unknown-step-type',
  severity: 'error',
  what: 'The type of every step is Condition, Fail or the step_type of a specification in the library or the project.',
  why: 'Without a specification nothing says what the step consumes, produces and runs.',
  fix: 'Correct the type, or add a specification for it under specs/.',
  invalid: project({ manifest: steps('Prepar') }),
  valid: project({ manifest: steps('Prepare') }),
  check({ graph }, report) {
    const { specs, broken } = graph.registry;
    const brokenTypes = new Set([...broken].map(comparable));
    const known = [...specs.keys(), 'Condition', 'Fail'];
    for (const [name, step] of Object.entries(graph.manifest.value.steps)) {
      if (isJobStep(step) && !specs.has(step.type) && !brokenTypes.has(comparable(step.type))) {
        const suggestion = didYouMean(step.type, known);
        const at = locationOf(graph.manifest.source, 'steps', name, 'type');
        report(at, {
          message: `Step "${name}" has the type "${step.type}", which no specification defines.${suggestion}`,
          help: `Correct the type, or add a specification under "specs" that says "step_type: ${step.type}".`,
          fix: respelledText(at, step.type, known),
        });
      }
    }
  },
};

/** A broken specification whose step_type cannot be read goes by its file's name, which is the type in snake_case. */
function comparable(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
