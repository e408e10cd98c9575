/** The types of a module and of all it needs them from, as .d.ts files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const OPTIONS = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
};

/**
 * Writes the declarations of a TypeScript module (a path below the root) and of the modules that they import, below a
 * folder as they stand below the module's grandparent. Each is made from its own text alone, in milliseconds: what a
 * module exports has its type written down. Throws where one has not.
 */
export function writeDeclarations(root, entry, folder) {
  const base = dirname(dirname(join(root, entry)));
  const waiting = [join(root, entry)];
  const written = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
      fileName: file,
      compilerOptions: OPTIONS,
    });
    if (diagnostics.length > 0) {
      const [first] = diagnostics;
      throw new Error(`${relative(root, file)}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
    }
    const target = join(folder, relative(base, file)).replace(/\.ts$/, '.d.ts');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
      if (!fileName.startsWith('.')) {
        throw new Error(`${relative(root, file)}: its types need the package "${fileName}".`);
      }
      const imported = join(dirname(file), fileName.replace(/\.js$/, '.ts'));
      if (!written.has(imported)) {
        written.add(imported);
        waiting.push(imported);
      }
    }
  }
}
