import type { PeerDag } from './dag.js';
import type { Ledger } from './ledger.js';
import type { Fields } from './peer-config.js';
import type { PeerFile } from './peer-files.js';
import { valueAt } from './values.js';

/**
 * The name of an imported pipeline: the one under which the peer deploys it (name_generator.py, 2.9.32), so that it is
 * that pipeline that is updated; else the DAG's, else that of its file.
 */
export function pipelineName(
  file: PeerFile,
  dag: PeerDag,
  fields: ReadonlyMap<string, Fields>,
  ledger: Ledger,
): string {
  for (const step of fields.values()) {
    const base = step.get('pipeline_name');
    const version = step.get('pipeline_version');
    if (typeof base?.value === 'string' && typeof version?.value === 'string') {
      for (const other of fields.values()) {
        for (const field of [other.get('pipeline_name'), other.get('pipeline_version')]) {
          if (field?.value === base.value || field?.value === version.value) {
            ledger.keep(field, "the pipeline's name");
          }
        }
      }
      return sanitized(`${base.value}-${version.value}-pipeline`);
    }
  }
  if (dag.name !== undefined) {
    ledger.keep(valueAt(file.root, 'metadata', 'name'), "the pipeline's name");
    return sanitized(dag.name);
  }
  return sanitized(file.name.replace(/^.*[\\/]/, '').replace(/(?:\.dag)?\.(?:json|ya?ml)$/, ''));
}

/** A name that a pipeline can have: letters, digits and single hyphens between them, at most 256. */
function sanitized(name: string): string {
  const clean = name
    .replace(/[._\s]+/g, '-')
    .replace(/[^A-Za-z0-9-]/g, '')
    .replace(/-+/g, '-')
    .slice(0, 256)
    .replace(/^-|-$/g, '');
  return clean === '' ? 'pipeline' : clean;
}
