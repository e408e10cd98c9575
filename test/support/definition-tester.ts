import { checkDefinitionFile } from '../../src/compiler/check-definition.js';
import type { Diagnostic, ExampleFiles } from '../../src/diagnostics/diagnostic.js';
import { definitionContext } from '../../src/rules/definition/context.js';
import type { DefinitionRule } from '../../src/rules/rule.js';
import type { Json } from '../../src/source/traced.js';
import { memoryFiles, ROOT } from './memory-files.js';

/** What a rule says of a definition; places are JSON pointers, with `(key)` after those of a key. */
export interface FoundInDefinition {
  readonly at: string;
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly pointer: string }[];
}

/** Everything one rule says of a definition, in its order. */
export function findIn(rule: DefinitionRule, definition: Json): readonly FoundInDefinition[] {
  const found: FoundInDefinition[] = [];
  rule.check(definitionContext(definition), (pointer, finding, target) => {
    found.push({ at: target === 'key' ? `${pointer} (key)` : pointer, ...finding });
  });
  return found;
}

/** What checking a definition file in memory, definition.json by default, comes to. */
export async function checkInMemory(
  files: ExampleFiles,
  path = 'definition.json',
): Promise<readonly Diagnostic[]> {
  return (await checkDefinitionFile(memoryFiles(files), `${ROOT}/${path}`)).diagnostics;
}
