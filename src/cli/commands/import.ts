import { dirname, join, relative, resolve, sep } from 'node:path';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { linkPipeline } from '../../graph/link.js';
import type { ImportInput } from '../../migration/plan.js';
import type { PeerFile } from '../../migration/peer-files.js';
import type { WiredInput } from '../../migration/wiring.js';
import { loadPipeline } from '../../project/load.js';
import { searchFolders } from '../../project/project.js';
import { loadRegistry } from '../../registry/load.js';
import { explainWiring } from '../../resolver/explain.js';
import type { ScaffoldFile } from '../../scaffold/files.js';
import { diskFiles } from '../../source/files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { ColourOptions, MainSetting } from '../options.js';
import { overlayFiles } from '../overlay-files.js';
import { readPeerFile, readScripts } from '../peer-files.js';
import { printReport } from '../report.js';
import { SAGEMAKER_FACTS } from '../sagemaker-facts.js';
import { schemaText } from '../schemas.js';
import { nextCommands, newFiles, shellWord, writeFiles } from '../write-new.js';

/** Options of `pipectl import cursus`. */
export interface ImportCursusOptions extends ColourOptions {
  readonly dag: string;
  readonly steps: string;
  readonly output: string;
  readonly config?: string;
  readonly scripts?: string;
  readonly name?: string;
  readonly format: 'pretty' | 'json' | 'markdown';
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** A name that a pipeline can have (manifests/pipeline.schema.json). */
const PIPELINE_NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,255}$/;

/** `pipectl import cursus`: makes a project of a DAG, step interfaces and a merged config, and says what has no home. */
export async function importCursusCommand(
  options: ImportCursusOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const root = resolve(io.cwd, options.output);
  if (diskFiles.kind(root) === 'file') {
    throw new UsageError(`"${options.output}" is a file, not a folder.`);
  }
  if (options.name !== undefined && !PIPELINE_NAME.test(options.name)) {
    throw new UsageError(
      `"${options.name}" is no name of a pipeline: it must be letters and digits, with hyphens between them.`,
    );
  }
  const diagnostics: Diagnostic[] = [];
  const dag = readPeerFile(options.dag, io, diagnostics);
  const interfaces = interfaceFiles(options.steps, io, diagnostics);
  const config = options.config === undefined ? undefined : readPeerFile(options.config, io, diagnostics);
  const scripts = options.scripts === undefined ? [] : readScripts(options.scripts, io);
  if (dag === undefined || hasErrors(diagnostics)) {
    return reportProblems(diagnostics, options, io, setting);
  }
  const { leaveTheRest, planImport, projectOf, reportData, reportOf, reportPage, reportText } =
    await import('../../migration/migration.js');
  const input: ImportInput = {
    dag,
    interfaces,
    config,
    name: options.name,
    scripts: scripts.map(({ path }) => path),
  };
  const plan = planImport(input);
  if (hasErrors(plan.diagnostics)) {
    return reportProblems(plan.diagnostics, options, io, setting);
  }
  const schema = (kind: Parameters<typeof schemaText>[1]) => schemaText(setting.folder, kind, []);
  const facts = {
    takesKey: SAGEMAKER_FACTS.takesKey,
    schemas: {
      pipeline: schema('pipeline'),
      config: schema('config'),
      spec: schema('spec'),
      contract: schema('contract'),
      project: schema('project'),
      lock: schema('lock'),
    },
  };
  const unwired = projectOf(plan, [], facts);
  const wired = await wiredInputs(root, unwired.manifest, [...unwired.files, ...scripts], io, setting);
  const project = projectOf(plan, wired, facts);
  leaveTheRest(input, plan);
  const report = reportOf(plan, project, scripts, (file) => relative(io.cwd, file).split(sep).join('/'));
  const page: ScaffoldFile = {
    path: 'IMPORT.md',
    text: reportPage(report),
    what: 'what became of what, and what is left to do',
  };
  const files = [...project.files, ...scripts, page];
  const text =
    options.format === 'json'
      ? `${JSON.stringify(reportData(report), null, 2)}\n`
      : options.format === 'markdown'
        ? page.text
        : reportText(report);
  const isPretty = options.format === 'pretty';
  if (options.dryRun === true) {
    if (isPretty) {
      io.stdout(`Would write\n${files.map(({ path }) => `  ${join(options.output, path)}\n`).join('')}\n`);
    }
    io.stdout(text);
    return EXIT.clean;
  }
  const missing =
    options.force === true
      ? files
      : newFiles(root, files, 'Choose another folder, or pass --force to overwrite.');
  const way = relative(io.cwd, root);
  const exitCode = writeFiles(root, missing, isPretty ? io : { ...io, stdout: () => undefined }, way);
  if (exitCode !== EXIT.clean) {
    return exitCode;
  }
  io.stdout(isPretty ? `\n${text}` : text);
  if (isPretty) {
    const commands = [
      ...(way === '' ? [] : [[`cd ${shellWord(way)}`, ''] as const]),
      ['pipectl validate', 'check the pipeline and everything it uses'] as const,
      ['pipectl align-check', 'check that scripts, contracts and specifications agree'] as const,
    ];
    io.stdout(`\n${nextCommands(commands)}`);
  }
  return EXIT.clean;
}

async function reportProblems(
  diagnostics: readonly Diagnostic[],
  options: ImportCursusOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { format: wanted, color } = options;
  const filesChecked = new Set(diagnostics.map(({ span }) => span?.file)).size;
  const format = [{ format: wanted }];
  const stream = wanted === 'pretty' ? 'stderr' : 'stdout';
  return printReport({ diagnostics, filesChecked }, { ...setting, color, format }, io, stream);
}

function interfaceFiles(folder: string, io: CommandIo, diagnostics: Diagnostic[]): readonly PeerFile[] {
  const path = resolve(io.cwd, folder);
  if (diskFiles.kind(path) !== 'directory') {
    throw new UsageError(`There is no folder "${folder}".`);
  }
  const found = diskFiles.list(path).filter((file) => /\.step\.ya?ml$/.test(file));
  if (found.length === 0) {
    throw new UsageError(`"${folder}" has no step interfaces (*.step.yaml).`);
  }
  return found.flatMap((file) => readPeerFile(file, io, diagnostics) ?? []);
}

/** What the resolver makes of the inputs of a project that stands nowhere yet. */
async function wiredInputs(
  root: string,
  manifest: string,
  files: readonly ScaffoldFile[],
  io: CommandIo,
  setting: MainSetting,
): Promise<readonly WiredInput[]> {
  const base = diskFiles.realPath(root);
  const contents = new Map(
    files.map(({ path, text }) => [join(base, path), () => Buffer.from(text, 'utf8')] as const),
  );
  const seen = overlayFiles(diskFiles, contents);
  const path = join(base, manifest);
  const loaded = loadPipeline(seen, path);
  const registry = await loadRegistry(seen, setting.library(), searchFolders(loaded.project, dirname(path)));
  const linked =
    loaded.manifest === undefined ? undefined : linkPipeline(loaded, loaded.manifest, registry, io.env);
  return (linked === undefined ? [] : explainWiring(linked)).map(
    ({ step, dependency, outcome, source, candidates }): WiredInput => ({
      step,
      input: dependency.name,
      required: dependency.required,
      ...(source?.kind === 'output' ? { source: { step: source.step, output: source.output.name } } : {}),
      tied:
        outcome === 'ambiguous'
          ? candidates
              .filter(({ verdict }) => verdict === 'tied')
              .map((candidate) => ({ step: candidate.step, output: candidate.output.name }))
          : [],
      weak: candidates
        .filter(({ verdict, score }) => verdict === 'lost' && score >= 0.5)
        .map((candidate) => ({ step: candidate.step, output: candidate.output.name })),
    }),
  );
}
