/** Plain data that a template writes as YAML. */
export type YamlData = string | number | boolean | readonly YamlData[] | { readonly [key: string]: YamlData };

/** Texts that YAML reads as themselves without quotes: they begin like a word, a path or a flag and hold nothing that could mean more. */
const PLAIN = /^(?:--)?[A-Za-z/][\w ./()'+-]*(?:[:;][\w ./()'+-]+)*$/;
/** The same where no list or map in brackets is around. */
const PLAIN_IN_BLOCK = /^(?:--)?[A-Za-z/][\w ./()'+[\]-]*(?:[,:;][\w ./()'+[\]-]+)*$/;
/** Versions of three parts, which are no numbers. */
const VERSION = /^\d+\.\d+(?:\.\d+|-\d+)$/;
/** Plain words that YAML 1.1 or 1.2 takes for something else than texts, and ends that it drops or reads otherwise. */
const SPECIAL = /^(?:true|false|yes|no|on|off|y|n|null)$|: | $/i;

/** A map as YAML: maps in it as blocks down to level `flowFrom`, below that and lists in one line; `depth` counts levels of two spaces. */
export function yamlBlock(
  map: Readonly<Record<string, YamlData>>,
  depth = 0,
  flowFrom = Number.POSITIVE_INFINITY,
): string {
  const indent = '  '.repeat(depth);
  return Object.entries(map)
    .map(([key, value]) =>
      isMap(value) && Object.keys(value).length > 0 && depth < flowFrom
        ? `${indent}${quoted(key, PLAIN)}:\n${yamlBlock(value, depth + 1, flowFrom)}`
        : `${indent}${quoted(key, PLAIN)}: ${yamlValue(value)}\n`,
    )
    .join('');
}

/** A value in one line: lists as `[a, b]`, maps as `{ a: 1 }`, texts in quotes where they have to be. */
export function yamlValue(value: YamlData): string {
  return typeof value === 'string' ? quoted(value, PLAIN_IN_BLOCK) : flowValue(value);
}

function flowValue(value: YamlData): string {
  if (typeof value !== 'object') {
    return typeof value === 'string' ? quoted(value, PLAIN) : String(value);
  }
  if (isList(value)) {
    return `[${value.map(flowValue).join(', ')}]`;
  }
  const entries = Object.entries(value).map(([key, entry]) => `${quoted(key, PLAIN)}: ${flowValue(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function quoted(text: string, plain: RegExp): string {
  const isPlain = VERSION.test(text) || (plain.test(text) && !SPECIAL.test(text));
  // A text in JSON's quotes is one in YAML's.
  return isPlain ? text : JSON.stringify(text);
}

function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}

function isMap(value: YamlData): value is { readonly [key: string]: YamlData } {
  return typeof value === 'object' && !isList(value);
}
