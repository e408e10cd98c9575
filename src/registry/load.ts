import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { loadDocument, type Document, type Kind, type Loaded } from '../project/document.js';
import { SUFFIXES, contractKind, specKind } from '../project/kinds.js';
import type { SearchFolders } from '../project/project.js';
import { isRecord, schemaFindings, type SchemaFinding } from '../project/schema-problems.js';
import type { ScriptContract, StepSpec } from '../project/types.generated.js';
import { ownKeyValidators } from '../project/validators.js';
import type { Files } from '../source/files.js';
import { ownKeyCompiler, type OwnKeyCompiler } from './own-keys.js';
import type { Library, NameClash, RegisteredContract, RegisteredSpec, Registry } from './registry.js';

/** The name of a contract: its file's name without the suffix. */
export function contractName(path: string): string {
  return basename(path, SUFFIXES.contract);
}

/** Gives the registry of a project's folders. */
export type RegistryLoader = (folders: SearchFolders) => Promise<Registry>;

/** A loader of the registries of one run: no file is read twice, however many pipelines use it. */
export function registryLoader(files: Files, library: Library): RegistryLoader {
  const reading: Reading = {
    files,
    specs: new Map(),
    contracts: new Map(),
    compileOwnKeys: ownKeyCompiler(),
  };
  return (folders) => loadWith(reading, library, folders);
}

/** The registry of one pipeline: the library under the specifications and contracts of the project's folders. */
export function loadRegistry(files: Files, library: Library, folders: SearchFolders): Promise<Registry> {
  return registryLoader(files, library)(folders);
}

/** The registry of a pipeline that has nothing but the library. */
export function libraryRegistry({ specs, contracts, runtimeFile }: Library): Registry {
  return {
    specs: new Map(specs.map((spec) => [spec.document.value.step_type, spec])),
    contracts: new Map(contracts.map((contract) => [contractName(contract.document.source.file), contract])),
    broken: new Set(),
    overrides: [],
    duplicates: [],
    runtimeFile,
    diagnostics: [],
    filesRead: [],
  };
}

/** What has been read in a run, by path. */
interface Reading {
  readonly files: Files;
  readonly specs: Map<string, Loaded<StepSpec>>;
  readonly contracts: Map<string, Loaded<ScriptContract>>;
  readonly compileOwnKeys: OwnKeyCompiler;
}

async function loadWith(reading: Reading, library: Library, folders: SearchFolders): Promise<Registry> {
  const { files } = reading;
  const specs = readAll(files, reading.specs, folders.specs, SUFFIXES.spec, specKind, (loaded) =>
    isRecord(loaded.raw) && typeof loaded.raw.step_type === 'string' ? loaded.raw.step_type : undefined,
  );
  const contracts = readAll(
    files,
    reading.contracts,
    folders.contracts,
    SUFFIXES.contract,
    contractKind,
    (_, path) => contractName(path),
  );
  const ownSpecs = new Map<string, RegisteredSpec>();
  const diagnostics = [...specs.diagnostics, ...contracts.diagnostics];
  for (const [name, document] of specs.documents) {
    const keys = await ownKeys(reading.compileOwnKeys, library, document);
    diagnostics.push(...keys.diagnostics);
    ownSpecs.set(name, { origin: 'project', document, ownKeyFindings: keys.findings });
  }
  const ownContracts = [...contracts.documents].map(([name, document]): [string, RegisteredContract] => {
    const shipped = library.contracts.find(
      (entry) => entry.document.source.file === files.realPath(document.source.file),
    );
    return [name, shipped ?? { origin: 'project', document, scriptFolders: folders.scripts }];
  });
  const libraryContracts = new Map(
    library.contracts.map((entry) => [contractName(entry.document.source.file), entry]),
  );
  const librarySpecs = new Map(library.specs.map((entry) => [entry.document.value.step_type, entry]));
  return {
    specs: new Map([...librarySpecs, ...ownSpecs]),
    contracts: new Map([...libraryContracts, ...ownContracts]),
    broken: new Set([...specs.broken, ...contracts.broken]),
    overrides: [
      ...overridden(files, 'specification', specs.documents, librarySpecs),
      ...overridden(files, 'contract', contracts.documents, libraryContracts),
    ],
    duplicates: [
      ...specs.duplicates.map((clash): NameClash => ({ kind: 'specification', ...clash })),
      ...contracts.duplicates.map((clash): NameClash => ({ kind: 'contract', ...clash })),
    ],
    runtimeFile: library.runtimeFile,
    diagnostics,
    filesRead: [...specs.filesRead, ...contracts.filesRead],
  };
}

interface FilesByName<T> {
  readonly documents: ReadonlyMap<string, Document<T>>;
  readonly broken: readonly string[];
  readonly duplicates: readonly Omit<NameClash, 'kind'>[];
  readonly diagnostics: readonly Diagnostic[];
  readonly filesRead: readonly string[];
}

function readAll<T>(
  files: Files,
  read: Map<string, Loaded<T>>,
  folders: readonly string[],
  suffix: string,
  kind: Kind<T>,
  nameOf: (loaded: Loaded<T>, path: string) => string | undefined,
): FilesByName<T> {
  const documents = new Map<string, Document<T>>();
  const broken: string[] = [];
  const duplicates: Omit<NameClash, 'kind'>[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = [...new Set(folders.flatMap((folder) => files.list(folder)))]
    .filter((path) => path.endsWith(suffix))
    .sort();
  for (const path of paths) {
    const loaded = read.get(path) ?? loadDocument(files, path, kind);
    read.set(path, loaded);
    diagnostics.push(...loaded.diagnostics);
    const name = nameOf(loaded, path);
    const used = name === undefined ? undefined : documents.get(name);
    if (loaded.document === undefined) {
      // The name may be what is wrong, so the file's own name counts too.
      broken.push(...(name === undefined ? [] : [name]), basename(path, suffix));
    } else if (name !== undefined && used !== undefined) {
      duplicates.push({ name, used, other: loaded.document });
    } else if (name !== undefined) {
      documents.set(name, loaded.document);
    }
  }
  return { documents, broken, duplicates, diagnostics, filesRead: paths };
}

function overridden(
  files: Files,
  kind: NameClash['kind'],
  own: ReadonlyMap<string, Document<unknown>>,
  shipped: ReadonlyMap<string, { readonly document: Document<unknown> }>,
): readonly NameClash[] {
  return [...own].flatMap(([name, used]) => {
    const other = shipped.get(name)?.document;
    return other === undefined || files.realPath(used.source.file) === files.realPath(other.source.file)
      ? []
      : [{ kind, name, used, other }];
  });
}

interface OwnKeys {
  readonly findings: (values: unknown) => readonly SchemaFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Ajv is loaded only for a project with keys of its own: the library's validators are precompiled. */
async function ownKeys(
  compileOwnKeys: OwnKeyCompiler,
  library: Library,
  document: Document<StepSpec>,
): Promise<OwnKeys> {
  const { step_type: stepType, config } = document.value;
  if (Object.keys(config?.properties ?? {}).length === 0) {
    return { findings: () => [], diagnostics: [] };
  }
  const shipped = library.specs.find((entry) => entry.document.value.step_type === stepType);
  const precompiled = new Map(Object.entries(ownKeyValidators)).get(stepType);
  if (
    precompiled !== undefined &&
    JSON.stringify(shipped?.document.value.config?.properties) === JSON.stringify(config?.properties)
  ) {
    return { findings: (values) => schemaFindings(values, precompiled), diagnostics: [] };
  }
  const { validate, diagnostics } = await compileOwnKeys(document);
  return { findings: (values) => schemaFindings(values, validate), diagnostics };
}
