import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Alias,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { diagnose, type Diagnostic, type Problem, type Span } from '../diagnostics/diagnostic.js';
import type { Source } from './location.js';
import { syntaxFindings } from './syntax-errors.js';
import { editFinder } from './yaml-edits.js';
import { isNode, keyText, spanFinder } from './yaml-spans.js';
import {
  ALIAS_EXPANSION,
  DUPLICATE_KEY,
  EMPTY_DOCUMENT,
  FORBIDDEN_KEY,
  NESTED_TOO_DEEPLY,
  SEVERAL_DOCUMENTS,
  UNREADABLE_TEXT,
  YAML_SYNTAX,
} from './problems.js';
import { lineStarts, positionAt } from './text.js';

/** A parsed YAML file. `value` is plain data, undefined when the file has errors. */
export interface YamlFile {
  readonly source: Source;
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_DEPTH = 64;
const MAX_VALUES = 1_000_000;
/** The parser takes a time that grows with the square of their number. */
const MAX_ALIASES = 10_000;

/** Problems whose message does not say what to do. */
const HELP = new Map(
  [ALIAS_EXPANSION, DUPLICATE_KEY, NESTED_TOO_DEEPLY].map((problem) => [problem, problem.fix]),
);

/** Parses the bytes of a file. Never throws: what is wrong is in the diagnostics. An empty document has the value null. */
export function parseYaml(file: string, bytes: Uint8Array): YamlFile {
  const decoded = decode(bytes);
  // The parser does not take a lone CR for a line end, as YAML 1.2 does (section 5.4).
  const text = decoded.text.replace(/\r(?!\n)/g, '\n');
  const starts = lineStarts(text);
  const spanAt = (start: number, end: number): Span => ({
    file,
    start: positionAt(text, starts, start),
    end: positionAt(text, starts, Math.max(start, end)),
  });
  const failed = (diagnostic: Diagnostic): YamlFile => ({
    source: { file, span: () => spanAt(0, 0) },
    value: undefined,
    diagnostics: [diagnostic],
  });
  if (decoded.junkAt !== undefined) {
    return failed(
      diagnose(UNREADABLE_TEXT, spanAt(decoded.junkAt, decoded.junkAt + 1), {
        message: decoded.problem,
        help: UNREADABLE_TEXT.fix,
      }),
    );
  }
  const documents = parseDocuments(text);
  if (documents === undefined) {
    return failed(deepNesting(spanAt(0, 0)));
  }
  const document = documents[0];
  if (document?.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION') === true) {
    return failed(deepNesting(spanAt(0, 0)));
  }
  if (document === undefined) {
    return { source: { file, span: () => spanAt(0, 0) }, value: null, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  for (const { start, end, message, help } of syntaxFindings(text, document)) {
    diagnostics.push(diagnose(YAML_SYNTAX, spanAt(start, end), { message, help }));
  }
  const second = documents[1];
  if (second !== undefined && diagnostics.length === 0) {
    const start = Math.max(0, text.lastIndexOf('---', second.range[0]));
    diagnostics.push(
      diagnose(SEVERAL_DOCUMENTS, spanAt(start, start + 3), {
        message: 'The file holds more than one YAML document.',
      }),
    );
  }
  if (diagnostics.length === 0) {
    const spanOfNode = ({ range }: Node): Span => spanAt(range?.[0] ?? 0, range?.[1] ?? 0);
    checkNodes(document, (problem, node, message, first) => {
      const related =
        first === undefined ? [] : [{ message: 'It stands here first.', span: spanOfNode(first) }];
      diagnostics.push(diagnose(problem, spanOfNode(node), { message, help: HELP.get(problem), related }));
    });
  }
  // Parsed again for the first place that is asked for: keeping the syntax tree of every file would cost more memory
  // than all the rest.
  let parsed: Document.Parsed | undefined;
  const tree = (): Document.Parsed | undefined => (parsed ??= parseDocuments(text)?.[0]);
  const edits = editFinder(tree, decoded.text);
  return {
    source: {
      file,
      span: spanFinder(tree, text, spanAt),
      edits: (path, change) =>
        edits(path, change)?.map(({ start, end, ...edit }) => ({ span: spanAt(start, end), ...edit })),
    },
    value: diagnostics.length > 0 ? undefined : document.toJS({ maxAliasCount: -1 }),
    diagnostics,
  };
}

/** The diagnostic of a file that must not be empty and is. */
export function emptyDocument(source: Source, wanted: string): Diagnostic {
  return diagnose(EMPTY_DOCUMENT, source.span([], 'value'), {
    message: `The file is empty; ${wanted} is expected.`,
  });
}

function decode(bytes: Uint8Array): { text: string; junkAt?: number; problem: string } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const junk = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/.exec(text);
  if (junk === null) {
    return { text, problem: '' };
  }
  const problem =
    junk[0] === '\uFFFD'
      ? 'The file is not UTF-8 text.'
      : `The file holds the control character ${codePoint(junk[0])}; it is not text.`;
  return { text, junkAt: junk.index, problem };
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The parser recurses: undefined means that the text is nested beyond its stack. */
function parseDocuments(text: string): readonly Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, prettyErrors: false });
    return 'empty' in documents ? [] : documents;
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function deepNesting(span: Span): Diagnostic {
  return diagnose(NESTED_TOO_DEEPLY, span, { message: `Values are nested more than ${MAX_DEPTH} deep.` });
}

type ReportNode = (problem: Problem, node: Node, message: string, related?: Node) => void;

/** How much a node expands to: its values, and the levels below it. */
interface Extent {
  readonly size: number;
  readonly levels: number;
}

const ONE: Extent = { size: 1, levels: 0 };

function checkNodes(document: Document.Parsed, report: ReportNode): void {
  const extents = new Map<Node, Extent>();
  const open = new Set<Node>();
  // Filled in the order of the text: an alias means the last anchor before it.
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  let stopped = false;
  const stop = (problem: Problem, node: Node, message: string): Extent => {
    if (!stopped) {
      stopped = true;
      report(problem, node, message);
    }
    return ONE;
  };
  const checked = (node: Node, extent: Extent, level: number): Extent => {
    if (level + extent.levels > MAX_DEPTH) {
      return stop(NESTED_TOO_DEEPLY, node, `Values are nested more than ${MAX_DEPTH} deep.`);
    }
    return extent.size > MAX_VALUES
      ? stop(ALIAS_EXPANSION, node, 'The aliases of the document expand to more than a million values.')
      : extent;
  };
  const measureAlias = (alias: Alias, level: number): Extent => {
    const target = anchors.get(alias.source);
    if (target === undefined) {
      report(YAML_SYNTAX, alias, `The alias "*${alias.source}" has no anchor before it.`);
      return ONE;
    }
    if (open.has(target)) {
      return stop(ALIAS_EXPANSION, alias, `The alias "*${alias.source}" contains itself.`);
    }
    targets.set(alias, target);
    return targets.size > MAX_ALIASES
      ? stop(ALIAS_EXPANSION, alias, `The document has more than ${MAX_ALIASES} aliases.`)
      : checked(alias, extents.get(target) ?? ONE, level);
  };
  const measure = (node: unknown, level: number): Extent => {
    if (stopped || !isNode(node)) {
      return ONE;
    }
    if (level > MAX_DEPTH) {
      return checked(node, ONE, level);
    }
    if (isAlias(node)) {
      return measureAlias(node, level);
    }
    if (node.anchor !== undefined) {
      anchors.set(node.anchor, node);
    }
    let size = 1;
    let levels = 0;
    const add = (child: unknown): void => {
      const extent = measure(child, level + 1);
      size += extent.size;
      levels = Math.max(levels, extent.levels + 1);
    };
    open.add(node);
    if (isMap(node)) {
      checkKeys(node.items, report);
      for (const pair of node.items) {
        add(pair.key);
        add(pair.value);
        checkMerge(pair, targets, report);
      }
    } else if (isSeq(node)) {
      node.items.forEach(add);
    }
    open.delete(node);
    const extent = { size, levels };
    if (node.anchor !== undefined) {
      extents.set(node, extent);
    }
    return checked(node, extent, level);
  };
  measure(document.contents, 1);
}

function checkKeys(items: readonly Pair[], report: ReportNode): void {
  const seen = new Map<string, Node>();
  for (const { key } of items) {
    if (!isScalar(key)) {
      if (isNode(key)) {
        report(YAML_SYNTAX, key, 'A key is not a plain word.');
      }
      continue;
    }
    const name = keyText(key.value);
    const first = seen.get(name);
    if (name === '__proto__') {
      report(FORBIDDEN_KEY, key, 'The key "__proto__" is not allowed.');
    } else if (first !== undefined && !isMergeKey(key)) {
      report(DUPLICATE_KEY, key, `The key "${name}" stands twice in the same map.`, first);
    }
    seen.set(name, first ?? key);
  }
}

/** Reports what a merge key does not take (YAML merge key type, yaml.org/type/merge.html); the parser throws on it. */
function checkMerge({ key, value }: Pair, targets: ReadonlyMap<Node, Node>, report: ReportNode): void {
  const resolved = (node: unknown): unknown => (isAlias(node) ? targets.get(node) : node);
  const merged = resolved(value);
  const isMergeable = isSeq(merged) ? merged.items.every((item) => isMap(resolved(item))) : isMap(merged);
  if (isMergeKey(key) && isNode(key) && !isMergeable) {
    const message = 'The merge key "<<" takes a map or a list of maps.';
    report(YAML_SYNTAX, isNode(value) ? value : key, message);
  }
}

/** The parser gives the merge key as a symbol. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}
