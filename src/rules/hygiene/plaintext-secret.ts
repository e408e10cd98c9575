import { secretIn } from '../../diagnostics/secrets.js';
import { jobsOf } from '../../graph/model.js';
import { keyOf, locationOf, type Location } from '../../source/location.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  trace,
  type Json,
  type Traced,
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
    const { source, value } = graph.manifest;
    const values = [
      trace(value, locationOf(source)),
      ...jobsOf(graph).flatMap(({ config }) => [...config.values()].map(({ traced }) => traced)),
    ];
    const reported = new Set<string>();
    for (const { text, at } of values.flatMap(textsIn)) {
      const noun = secretIn(text);
      const place = placeKey(at);
      if (noun !== undefined && !reported.has(place)) {
        reported.add(place);
        const name = at.path.findLast((part) => typeof part === 'string');
        report(keyOf(at), {
          message: `The value of "${name ?? ''}" holds ${noun}.`,
          help: 'Revoke it, keep the new one in AWS Secrets Manager, and let the script fetch it by name.',
        });
      }
    }
  },
};

function textsIn({ value, at }: Traced): readonly { readonly text: string; readonly at: Location }[] {
  if (typeof value === 'string') {
    return [{ text: value, at }];
  }
  if (isTracedMap(value)) {
    return [...value.values()].flatMap(textsIn);
  }
  if (isTracedList(value)) {
    return value.flatMap(textsIn);
  }
  return isExpressionValue(value) ? jsonTexts(value.expression).map((text) => ({ text, at })) : [];
}

function jsonTexts(json: Json): readonly string[] {
  if (typeof json === 'string') {
    return [json];
  }
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(jsonTexts) : [];
}
