import { posix } from 'node:path';
import { compareNames } from '../graph/dag.js';
import type { ScaffoldFile } from '../scaffold/files.js';
import { keyOf, spanOf, type Location } from '../source/location.js';
import type { Json } from '../source/traced.js';
import { fanOut, hasScript } from './contract.js';
import type { Kept, LeftOut } from './ledger.js';
import type { ImportPlan } from './plan.js';
import { contractPath, specPath, type ImportedProject } from './project.js';
import { runsInImage, libraryType } from './step-types.js';
import { textAt } from './values.js';

/** A place of a file that was imported. */
export interface ReportPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value of the imported files and what became of it; the places of several that are alike. */
export interface ReportEntry {
  readonly key: string;
  readonly value: Json;
  /** Where it went, or why nowhere. */
  readonly note: string;
  readonly places: readonly ReportPlace[];
}

/** A step of the imported pipeline. */
export interface ReportStep {
  readonly node: string;
  readonly step: string;
  readonly type: string;
  readonly jobType?: string;
  readonly specification: string;
  readonly contract?: string;
}

/** Something that a person has to do. */
export interface ReportTask {
  /** File of the project, and the key in it; absent if it is about none. */
  readonly where?: string;
  readonly what: string;
}

/** What an import has made of what. */
export interface ImportReport {
  readonly pipeline: string;
  readonly files: readonly string[];
  readonly steps: readonly ReportStep[];
  readonly inputs: ImportedProject['choices'];
  readonly kept: readonly ReportEntry[];
  readonly leftOut: readonly ReportEntry[];
  readonly tasks: readonly ReportTask[];
  readonly unusedInterfaces: readonly string[];
}

/** The report of an import. `placeName` says how a file is called for people. */
export function reportOf(
  plan: ImportPlan,
  project: ImportedProject,
  scripts: readonly ScaffoldFile[],
  placeName: (file: string) => string,
): ImportReport {
  const place = (at: Location): ReportPlace => {
    const { file, start } = spanOf(at.path.length === 0 ? at : keyOf(at));
    return { file: placeName(file), line: start.line, column: start.column };
  };
  const kept = plan.ledger.kept().map((entry: Kept) => ({ ...entry, note: entry.to }));
  const left = plan.ledger.leftOut().map((entry: LeftOut) => ({ ...entry, note: entry.why }));
  return {
    pipeline: plan.name,
    files: project.files.map(({ path }) => path),
    steps: plan.steps.map(({ node }) => {
      const type = plan.types.find(({ peer }) => peer === node.type);
      const stand = type?.stand;
      const library = libraryType(stand, node.jobType === undefined ? [] : [node.jobType]);
      return {
        node: node.node,
        step: node.name,
        type: library?.stepType ?? node.type.stepType,
        ...(node.jobType === undefined ? {} : { jobType: node.jobType }),
        specification: type?.spec === undefined ? "the library's" : specPath(type),
        ...(type?.contract === undefined
          ? stand === undefined
            ? {}
            : { contract: "the library's" }
          : { contract: contractPath(type) }),
      };
    }),
    inputs: project.choices,
    kept: grouped(kept, place),
    leftOut: grouped(left, place),
    tasks: tasksOf(plan, project, scripts),
    unusedInterfaces: plan.unused,
  };
}

/** Entries that say the same of the same key and value, once, with all their places; sorted by note and key. */
function grouped(
  entries: readonly { at: Location; key: string; value: Json; note: string }[],
  place: (at: Location) => ReportPlace,
): readonly ReportEntry[] {
  const groups = new Map<string, ReportEntry & { readonly places: ReportPlace[] }>();
  for (const { at, key, value, note } of entries) {
    const name = key.replace(/^(?:configuration\.)?(?:specific\.[^.]*|shared)\.(?=.)/, '');
    const id = JSON.stringify([name, value, note]);
    const group = groups.get(id) ?? { key: name, value, note, places: [] };
    group.places.push(place(at));
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => compareNames(a.note, b.note) || compareNames(a.key, b.key));
}

function tasksOf(
  plan: ImportPlan,
  { configs, choices, manifest }: ImportedProject,
  scripts: readonly ScaffoldFile[],
): readonly ReportTask[] {
  const wanted = configs.flatMap(({ path, settings }) =>
    settings.flatMap(({ path: keys, wanted: what }) =>
      what === undefined ? [] : [{ where: `${path}: ${keys.join('.')}`, what: `Fill in ${what}.` }],
    ),
  );
  const inputs = choices.flatMap(({ step, input, by, candidates }): ReportTask[] => {
    const where = `${manifest}: steps.${step}.inputs.${input}`;
    if (by === 'placeholder') {
      return [{ where, what: 'Nothing feeds this input: name a place in S3, or an output.' }];
    }
    const names = candidates.map((candidate) => `${candidate.step}.${candidate.output}`).join(' or ');
    return by === 'undecided' ? [{ where, what: `Several outputs fit: write ${names}.` }] : [];
  });
  const undecided = choices.flatMap(({ step, input, by }): ReportTask[] => {
    const node = plan.steps.find((other) => other.node.name === step)?.node;
    const channels = node === undefined ? [] : fanOut(node.type, input);
    return by === 'undecided' && channels.length > 0
      ? [
          {
            where: `configs/${step}.config.yaml: channels`,
            what: `Write the channels ${channels.join(', ')} then: each is a folder of what feeds "${input}".`,
          },
        ]
      : [];
  });
  const copied = new Set(scripts.map(({ path }) => path));
  const missing = plan.types.flatMap(({ peer, contract }): ReportTask[] => {
    const script = textAt(peer.root, 'contract', 'entry_point');
    const path = posix.join('scripts', script ?? '');
    return contract === undefined || !hasScript(peer) || runsInImage(peer) || copied.has(path)
      ? []
      : [{ where: path, what: `Copy the script of ${peer.stepType} here.` }];
  });
  const trained = configs.some(({ settings }) => settings.some(({ path }) => path[0] === 'hyperparameters'));
  const notes = [
    ...plan.notes,
    ...(trained
      ? [
          'Scripts of cursus read hyperparameters.json from their own folder. pipectl hands hyperparameters to the job as SageMaker does: read them there, or put the file beside the script.',
        ]
      : []),
  ];
  return [...wanted, ...inputs, ...undecided, ...missing, ...notes.map((what) => ({ what }))];
}
