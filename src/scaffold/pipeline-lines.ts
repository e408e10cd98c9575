import { yamlBlock, yamlValue, type YamlData } from './yaml-text.js';

/** A key of a config with its value, and what is to be said of it. */
export interface ConfigLine {
  readonly key: string;
  readonly value: YamlData;
  readonly comment?: string;
  /** Set where the value only shows what belongs there: what the user has to write instead. */
  readonly replace?: string;
}

/** A value that the user has to replace. */
export interface Replacement {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly what: string;
}

/** The mark of values that the user has to replace. */
const MARK = 'REPLACE';

/** Lines of YAML, each key with its comment; what is written over several lines has it above. */
export function configText(lines: readonly ConfigLine[]): string {
  return lines.map(lineText).join('');
}

/** The values of a file, of which the text begins with some lines, that the user has to replace. */
export function replacementsIn(
  file: string,
  before: string,
  lines: readonly ConfigLine[],
): readonly Replacement[] {
  let number = before.split('\n').length;
  const found: Replacement[] = [];
  for (const line of lines) {
    const text = lineText(line);
    if (line.replace !== undefined) {
      found.push({ file, line: number + (text.startsWith('#') ? 1 : 0), key: line.key, what: line.replace });
    }
    number += text.split('\n').length - 1;
  }
  return found;
}

function lineText({ key, value, comment, replace }: ConfigLine): string {
  const said = replace === undefined ? comment : `${MARK}: ${replace}`;
  const isMap = typeof value === 'object' && !Array.isArray(value);
  if (isMap) {
    return `${said === undefined ? '' : `# ${said}\n`}${yamlBlock({ [key]: value })}`;
  }
  return `${key}: ${yamlValue(value)}${said === undefined ? '' : ` # ${said}`}\n`;
}
