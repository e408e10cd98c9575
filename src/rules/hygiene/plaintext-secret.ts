import { secretIn } from '../../diagnostics/secrets.js';
import { jobsOf } from '../../graph/model.js';
import { keyOf, locationOf, type Path } from '../../source/location.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  Traced,
  type TracedValue,
} from '../../source/traced.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { placeKey } from '../config/takers.js';

const manifest = (value: string) => `
  steps:
    prepare: { type: Prepare, config: { environment: { KEY: "${value}" } } }
`;
/** In two parts, so that no scanner takes this file for a leak. */
const KEY = ['AKIA', 'QWERTYUIOPASDFGH'].join('');

/** The forms are those of src/diagnostics/secrets.ts; code frames show none of them. */
export const plaintextSecret: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG807',
  name: 'plaintext-secret',
  severity: 'warning',
  what: 'No access key, token or private key stands in a manifest or config.',
  why: 'It would be in the repository, in the pipeline definition and in the description of every job, for all who may read these.',
  fix: 'Revoke it, keep the new one in AWS Secrets Manager and let the script fetch it by name; for access to AWS the role of the step is enough.',
  invalid: project({ manifest: manifest(KEY) }),
  valid: project({ manifest: manifest('my-secret-name') }),
  check({ graph }, report) {
    const reported = new Set<string>();
    const look = ({ value, at }: Traced): void => {
      for (const text of textsIn(value)) {
        const noun = secretIn(text);
        const place = noun === undefined ? '' : placeKey(at);
        if (noun !== undefined && !reported.has(place)) {
          reported.add(place);
          const name = at.path.findLast((part) => typeof part === 'string');
          report(keyOf(at), {
            message: `The value of "${name ?? ''}" holds ${noun}.`,
            help: 'Revoke it, keep the new one in AWS Secrets Manager, and let the script fetch it by name.',
          });
        }
      }
    };
    const { source, value } = graph.manifest;
    for (const { text, path } of jsonTexts(value, [])) {
      // Nearly every text is harmless: its place is made only where it is not.
      if (secretIn(text) !== undefined) {
        look(new Traced(text, locationOf(source, ...path)));
      }
    }
    // Steps share the values of the pipeline's config: each is looked at once.
    const seen = new Set<Traced>();
    const lookInside = (traced: Traced): void => {
      if (seen.has(traced)) {
        return;
      }
      seen.add(traced);
      if (isTracedMap(traced.value) || isTracedList(traced.value)) {
        traced.value.forEach(lookInside);
      } else {
        look(traced);
      }
    };
    for (const { config } of jobsOf(graph)) {
      config.forEach(({ traced }) => lookInside(traced));
    }
  },
};

/** The texts in a scalar or expression. */
function textsIn(value: TracedValue): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return isExpressionValue(value) ? jsonTexts(value.expression, []).map(({ text }) => text) : [];
}

/** The texts in plain data, with the way to each. */
function jsonTexts(value: unknown, path: Path): readonly { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') {
    return [{ text: value, path }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => jsonTexts(item, [...path, index]));
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => jsonTexts(entry, [...path, key]))
    : [];
}
