import { basename, dirname } from 'node:path';
import { diagnose, type Diagnostic, type Span } from '../diagnostics/diagnostic.js';
import { findProject } from '../project/project.js';
import { definitionContext } from '../rules/definition/context.js';
import { DEFINITION_RULES } from '../rules/definition/index.js';
import { NOT_A_DEFINITION } from '../rules/definition/not-a-definition.js';
import { checkDefinition } from '../rules/run.js';
import { isJsonObject, memberOf, pointerKeys } from '../sagemaker/json-data.js';
import type { Files } from '../source/files.js';
import { parseJson, type JsonText, type ParsedText } from '../source/json.js';
import { FILE_NOT_FOUND, FILE_TOO_LARGE, NOT_A_FILE } from '../source/problems.js';
import type { Json } from '../source/traced.js';
import { siftedCheck, type Check } from './check.js';
import { sift } from './silence.js';
import { silencingLoader, type SilencingLoader } from './silencing.js';

/** Limit in bytes: a definition of the greatest size (botocore PipelineDefinition, 1048576) whose every character is escaped, and a response around it. */
const MAX_DEFINITION_BYTES = 8 * 1024 * 1024;

/** Most texts that a definition may be wrapped in. */
const MAX_WRAPPINGS = 4;

/**
 * Checks a definition file (absolute path): a definition, a response of DescribePipeline that holds one, or either as
 * JSON in a JSON text. Severities and baseline are those of the project that the file is in.
 */
export async function checkDefinitionFile(
  files: Files,
  path: string,
  silence: SilencingLoader = silencingLoader(files, { specs: [], contracts: [] }),
): Promise<Check> {
  const project = findProject(files, dirname(path));
  const silencing = await silence(project, []);
  const sifted = sift([...checkFile(files, path), ...silencing.diagnostics], silencing);
  const judged = { own: path, files: [path], stage: 'definition' } as const;
  return { project, filesRead: [path], ...siftedCheck(sifted, silencing, judged) };
}

function checkFile(files: Files, path: string): readonly Diagnostic[] {
  const result = files.read(path, MAX_DEFINITION_BYTES);
  const start = { line: 1, column: 1 };
  const span: Span = { file: path, start, end: start };
  const name = basename(path);
  switch (result.kind) {
    case 'ok':
      return checkText(parseJson(path, result.bytes), MAX_WRAPPINGS);
    case 'absent':
      return [diagnose(FILE_NOT_FOUND, span, { message: `The file "${name}" does not exist.` })];
    case 'directory':
      return [diagnose(NOT_A_FILE, span, { message: `"${name}" is a folder, not a file.` })];
    case 'too_large':
      return [
        diagnose(FILE_TOO_LARGE, span, {
          message: `"${name}" has ${(result.size / 1024 / 1024).toFixed(1)} MB; a definition has at most 1 MB.`,
          help: 'Correct the path.',
        }),
      ];
    case 'unreadable':
      return [diagnose(NOT_A_FILE, span, { message: `"${name}" cannot be read: ${result.reason}.` })];
  }
}

function checkText({ text, diagnostics }: ParsedText, wrappings: number): readonly Diagnostic[] {
  if (text === undefined) {
    return diagnostics;
  }
  const place = holdsText(text.value);
  const wrapped = place === undefined || wrappings === 0 ? undefined : text.inside(place);
  if (wrapped !== undefined) {
    return [...diagnostics, ...checkText(wrapped, wrappings - 1)];
  }
  const keys = isJsonObject(memberOf(text.value, 'PipelineDefinition') ?? null) ? ['PipelineDefinition'] : [];
  const definition = memberOf(text.value, ...keys) ?? null;
  return [...diagnostics, ...checkJson(text, keys, definition)];
}

/** The way to the text in which a definition may be: a response's PipelineDefinition, or all there is. */
function holdsText(value: Json): readonly string[] | undefined {
  if (typeof value === 'string') {
    return [];
  }
  return typeof memberOf(value, 'PipelineDefinition') === 'string' ? ['PipelineDefinition'] : undefined;
}

function checkJson(text: JsonText, keys: readonly string[], definition: Json): readonly Diagnostic[] {
  if (!Array.isArray(memberOf(definition, 'Steps'))) {
    return [
      diagnose(NOT_A_DEFINITION, text.span(keys, 'value'), {
        message: 'This is no pipeline definition: it has no list "Steps".',
        help: NOT_A_DEFINITION.fix,
      }),
    ];
  }
  return checkDefinition(DEFINITION_RULES, definitionContext(definition), (pointer, target) =>
    text.span([...keys, ...pointerKeys(pointer)], target),
  );
}
