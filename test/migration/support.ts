import { basename } from 'node:path';
import { builderKeys } from '../../src/project/config-keys.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { leaveTheRest, planImport, type ImportInput, type ImportPlan } from '../../src/migration/plan.js';
import type { PeerFile } from '../../src/migration/peer-files.js';
import { projectOf } from '../../src/migration/project.js';
import { reportOf, type ImportReport } from '../../src/migration/report.js';
import { parseJson } from '../../src/source/json.js';
import { locationOf } from '../../src/source/location.js';
import { trace } from '../../src/source/traced.js';
import { parseYaml } from '../../src/source/yaml.js';
import { DAG, STEPS } from './samples.js';

const known = new Map<string, PeerFile>();

/** A file of the peer's from its text, parsed once. */
export function peerFile(path: string, text: string): PeerFile {
  const key = JSON.stringify([path, text]);
  const file = known.get(key) ?? parsedFile(path, text);
  known.set(key, file);
  return file;
}

function parsedFile(path: string, text: string): PeerFile {
  const bytes = Buffer.from(text, 'utf8');
  if (path.endsWith('.yaml')) {
    const { source, value } = parseYaml(`/${path}`, bytes);
    return { name: path, root: trace(value, locationOf(source)) };
  }
  const { text: parsed } = parseJson(`/${path}`, bytes);
  if (parsed === undefined) {
    throw new Error(`${path} is no JSON.`);
  }
  const source = {
    file: `/${path}`,
    span: (keys: readonly (string | number)[], target: 'key' | 'value') =>
      parsed.span(keys.map(String), target),
  };
  return { name: path, root: trace(parsed.value, locationOf(source)) };
}

/** What came of importing texts, without a resolver: nothing is wired. */
export interface Imported {
  readonly plan: ImportPlan;
  readonly files: Readonly<Record<string, string>>;
  readonly report: ImportReport;
  readonly diagnostics: readonly Diagnostic[];
}

const NO_SCHEMAS = { pipeline: '', config: '', spec: '', contract: '', project: '', lock: '' };

/** Imports the small pipeline, or other texts in its place. */
export function importTexts(texts: {
  readonly dag?: string;
  readonly steps?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly scripts?: readonly string[];
}): Imported {
  const input: ImportInput = {
    dag: peerFile('grow.dag.json', texts.dag ?? DAG),
    interfaces: Object.entries(texts.steps ?? STEPS).map(([path, text]) => peerFile(path, text)),
    config: texts.config === undefined ? undefined : peerFile('config.json', texts.config),
    name: undefined,
    scripts: texts.scripts ?? [],
  };
  const plan = planImport(input);
  const project = projectOf(plan, [], {
    takesKey: (type, key) => builderKeys(type).has(key),
    schemas: NO_SCHEMAS,
  });
  leaveTheRest(input, plan);
  return {
    plan,
    files: Object.fromEntries(project.files.map(({ path, text }) => [path, text])),
    report: reportOf(plan, project, [], basename),
    diagnostics: plan.diagnostics,
  };
}
