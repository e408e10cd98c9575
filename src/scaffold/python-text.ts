/** Columns in which a list or dictionary has to fit to stand in one line; a few more are left for what is around it. */
const LINE = 100;

/** A text as a Python literal. What JSON escapes, Python reads alike. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

/** A number or text as a Python literal; a number that is not whole keeps its point. */
export function pythonValue(value: string | number, type: 'text' | 'integer' | 'number'): string {
  if (typeof value === 'string') {
    return pythonText(value);
  }
  return type === 'number' && Number.isInteger(value) && !String(value).includes('e')
    ? `${value}.0`
    : String(value);
}

/** A list of texts, in one line if it fits behind `indent` columns, else with a line each. */
export function pythonList(texts: readonly string[], indent: number): string {
  return bracketed('[', texts.map(pythonText), ']', indent);
}

/** A dictionary of expressions by text, in one line if it fits behind `indent` columns, else with a line each. */
export function pythonDict(entries: readonly (readonly [string, string])[], indent: number): string {
  const parts = entries.map(([key, value]) => `${pythonText(key)}: ${value}`);
  return bracketed('{', parts, '}', indent);
}

function bracketed(open: string, parts: readonly string[], close: string, indent: number): string {
  const line = `${open}${parts.join(', ')}${close}`;
  const spaces = ' '.repeat(indent);
  return indent + line.length < LINE
    ? line
    : `${open}\n${parts.map((part) => `${spaces}    ${part},\n`).join('')}${spaces}${close}`;
}

/** A text that may stand between three double quotes. */
export function docstring(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"""', "'''").replace(/"$/, "'");
}

/** Modules of Python that the templates use. */
const MODULES = ['argparse', 'csv', 'json', 'logging', 'math', 'os', 'shutil', 'sys', 'tempfile', 'unittest'];
/** Names of the module typing that the templates use. */
const TYPES = ['Any', 'Dict', 'List', 'Optional', 'Sequence', 'Tuple'];

/** The import statements that a module's text needs, sorted. */
export function importsFor(text: string): string {
  const modules = MODULES.filter((name) => new RegExp(`\\b${name}\\.`).test(text));
  const types = TYPES.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return [
    ...modules.map((name) => `import ${name}\n`),
    /\bPath\(|: Path\b/.test(text) ? 'from pathlib import Path\n' : '',
    types.length === 0 ? '' : `from typing import ${types.join(', ')}\n`,
  ].join('');
}
