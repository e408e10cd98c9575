import { dirname, resolve } from 'node:path';
import { manifestKind } from '../project/kinds.js';
import { loadDocument, MAX_YAML_BYTES } from '../project/document.js';
import { diskFiles } from '../source/files.js';
import { PipelineError } from './errors.js';
import { HistoryMap } from './history-map.js';
import { placeText } from './diagnostic.js';
import { withPlaces } from './places.js';
import { isData, type Data, type PipelineState } from './state.js';

/**
 * The pipeline that a manifest describes (its path relative to the working directory). Throws a PipelineError if the
 * file cannot be read, is no YAML, or has no name or no steps; whatever else is wrong, compiling says.
 */
export function readManifest(path: string): PipelineState {
  const file = resolve(path);
  const { raw, diagnostics } = loadDocument(diskFiles, file, manifestKind);
  const content = diskFiles.read(file, MAX_YAML_BYTES);
  const steps = isData(raw) && isData(raw['steps']) ? stepsOf(raw['steps']) : undefined;
  if (content.kind !== 'ok' || !isData(raw) || typeof raw['name'] !== 'string' || steps === undefined) {
    const found = withPlaces(diagnostics, undefined);
    const [first] = found;
    throw new PipelineError(`The manifest "${path}" cannot be used: ${first?.message ?? ''}`, found, {
      help:
        first === undefined ? undefined : [first.help, `at ${placeText(first)}`].filter(Boolean).join('\n'),
    });
  }
  const keys = Object.entries(raw).filter(([key]) => key !== 'name' && key !== 'steps');
  return {
    name: raw['name'],
    folder: dirname(file),
    keys: Object.fromEntries(keys),
    steps: HistoryMap.of(steps),
    file: { path: file, bytes: content.bytes },
    isFile: true,
    sites: HistoryMap.of(),
  };
}

/** The steps by name; undefined if one of them is no map. */
function stepsOf(all: Data): ReadonlyMap<string, Data> | undefined {
  const steps = new Map<string, Data>();
  for (const [name, step] of Object.entries(all)) {
    if (!isData(step)) {
      return undefined;
    }
    steps.set(name, step);
  }
  return steps;
}
