import { locationOf } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

export const nodeTypeMismatch: RegistryRule = {
  scope: 'registry',
  code: 'ALN408',
  name: 'node-type-mismatch',
  severity: 'error',
  level: 3,
  what: 'A source has only outputs, a sink only dependencies, an internal node both and a singular one neither.',
  why: 'The node type is what readers and tools go by; one that is wrong hides a port that is missing or too many.',
  fix: 'Correct the node type, or the ports.',
  invalid: project({ spec: PREPARE_SPEC.replace('node_type: source', 'node_type: internal') }),
  valid: project(),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const { step_type: stepType, node_type: given, dependencies = {}, outputs = {} } = document.value;
      const consumes = Object.keys(dependencies).length > 0;
      const produces = Object.keys(outputs).length > 0;
      const fitting = nodeType(consumes, produces);
      if (given !== fitting) {
        report(locationOf(document.source, 'node_type'), {
          message: `The specification "${stepType}" says that it is "${given}", but it ${PORTS[fitting]}.`,
          help: `Write "node_type: ${fitting}", or correct the dependencies and outputs.`,
        });
      }
    }
  },
};

/** What a specification has, by the node type that fits it. */
const PORTS = {
  internal: 'has dependencies and outputs',
  sink: 'has dependencies and no outputs',
  source: 'has outputs and no dependencies',
  singular: 'has neither dependencies nor outputs',
} as const;

function nodeType(consumes: boolean, produces: boolean): keyof typeof PORTS {
  if (consumes) {
    return produces ? 'internal' : 'sink';
  }
  return produces ? 'source' : 'singular';
}
