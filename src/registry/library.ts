import { basename, join } from 'node:path';
import { SUFFIXES, contractKind, specKind } from '../project/kinds.js';
import { loadDocument, type Document, type Kind } from '../project/document.js';
import { isRecord, schemaFindings } from '../project/schema-problems.js';
import type { ScriptContract, StepSpec } from '../project/types.generated.js';
import { ownKeyValidators } from '../project/validators.js';
import type { Files } from '../source/files.js';
import type { Source } from '../source/location.js';
import { parseYaml } from '../source/yaml.js';
import type { Library, RegisteredSpec } from './registry.js';

/** The library's files as data, made when pipectl is built, so that no run parses them. Paths are relative to the package. */
export interface LibraryIndex {
  readonly specs: readonly { readonly path: string; readonly value: StepSpec }[];
  readonly contracts: readonly { readonly path: string; readonly value: ScriptContract }[];
}

/** Whether a value is an index as the build writes it. Its entries have passed their schemas then. */
export function isLibraryIndex(value: unknown): value is LibraryIndex {
  return isRecord(value) && Array.isArray(value.specs) && Array.isArray(value.contracts);
}

/** Reads the library's files below a package folder. Throws if one of them is broken: the package is then. */
export function readLibraryIndex(files: Files, folder: string): LibraryIndex {
  const documents = <T>(name: string, suffix: string, kind: Kind<T>) =>
    files
      .list(join(folder, name))
      .filter((path) => path.endsWith(suffix))
      .map((path) => {
        const { document, diagnostics } = loadDocument(files, path, kind);
        if (document === undefined || diagnostics.length > 0) {
          throw new Error(`The library file ${path} is broken: ${diagnostics[0]?.message ?? ''}`);
        }
        return { path: `${name}/${basename(path)}`, value: document.value };
      });
  return {
    specs: documents('specs', SUFFIXES.spec, specKind),
    contracts: documents('contracts', SUFFIXES.contract, contractKind),
  };
}

/** The library of a package folder from its index. A file's text is read only when a problem points into it. */
export function libraryFrom(index: LibraryIndex, files: Files, folder: string): Library {
  const document = <T>(path: string, value: T): Document<T> => ({
    value,
    source: lazySource(files, join(folder, path)),
  });
  const validators = new Map(Object.entries(ownKeyValidators));
  return {
    specs: index.specs.map(({ path, value }): RegisteredSpec => {
      const validator = validators.get(value.step_type);
      return {
        origin: 'library',
        document: document(path, value),
        ownKeyFindings: (values) => (validator === undefined ? [] : schemaFindings(values, validator)),
      };
    }),
    contracts: index.contracts.map(({ path, value }) => ({
      origin: 'library',
      document: document(path, value),
      scriptFolders: [join(folder, 'scripts')],
    })),
    runtimeFile: join(folder, 'runtime', 'pipectl_runtime.py'),
  };
}

function lazySource(files: Files, file: string): Source {
  let parsed: Source | undefined;
  return {
    file,
    span(path, target) {
      if (parsed === undefined) {
        const result = files.read(file, Number.MAX_SAFE_INTEGER);
        parsed = parseYaml(file, result.kind === 'ok' ? result.bytes : new Uint8Array()).source;
      }
      return parsed.span(path, target);
    },
  };
}
