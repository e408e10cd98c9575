import { onlySlip } from '../diagnostics/slip.js';
import { choiceMend } from './schema-mends.js';
import { isRecord, NOT_ALLOWED, UNKNOWN_KEY, type SchemaFinding } from './schema-problems.js';

/** The step types that have keys of their own. */
const OWN_KEYS = ['Condition', 'Fail'];

/**
 * Findings of a manifest in which a slip of `Condition` or `Fail` is said as such. The schema takes it for the type of a
 * job, and has something against every key of the step.
 */
export function withStepTypeSlips(
  manifest: unknown,
  findings: readonly SchemaFinding[],
): readonly SchemaFinding[] {
  const slips = new Map<unknown, SchemaFinding>();
  for (const { problem, path, schema } of findings) {
    const [part, step = ''] = path;
    const type = part === 'steps' ? typeOf(manifest, String(step)) : undefined;
    const meant = type === undefined ? undefined : onlySlip(type, OWN_KEYS);
    if (problem === UNKNOWN_KEY && path.length === 3 && type !== undefined && meant !== undefined) {
      slips.set(step, {
        problem: NOT_ALLOWED,
        path: ['steps', step, 'type'],
        target: 'value',
        message: `There is no step type "${type}". Did you mean "${meant}"?`,
        mend: choiceMend(type, OWN_KEYS),
        schema,
      });
    }
  }
  const isOfSlip = ({ path }: SchemaFinding) => path[0] === 'steps' && slips.has(path[1]);
  return slips.size === 0
    ? findings
    : [...findings.filter((finding) => !isOfSlip(finding)), ...slips.values()];
}

function typeOf(manifest: unknown, step: string): string | undefined {
  const steps = isRecord(manifest) ? manifest['steps'] : undefined;
  const found = isRecord(steps) ? steps[step] : undefined;
  return isRecord(found) && typeof found['type'] === 'string' ? found['type'] : undefined;
}
