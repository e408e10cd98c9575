/** A part of a property path: `.Member` (the first one without the dot), `['key']` or `[0]`. */
export type PathPart =
  | { readonly kind: 'member'; readonly name: string; readonly offset: number }
  | { readonly kind: 'key'; readonly key: string; readonly offset: number }
  | { readonly kind: 'index'; readonly index: number; readonly offset: number };

/** What the text of a property path may be wrong about. Offsets count UTF-16 code units from 0. */
export type PathSyntaxProblem =
  | {
      /** Something else than `expected` stands at `offset`, or the path ends there. */
      readonly kind: 'syntax';
      readonly offset: number;
      readonly expected:
        'a member name' | 'a quoted key or an index' | 'a closing quote' | '"]"' | '"." or "["';
    }
  | {
      /** The key in brackets is not in single quotes: `Outputs[train]` or `Outputs["train"]`. */
      readonly kind: 'missing-quotes';
      /** Where the text between the brackets begins, and that text without double quotes. */
      readonly offset: number;
      readonly key: string;
    };

/** The parts of a path in order, or the first problem of its text. */
export type ParsedPath =
  | { readonly ok: true; readonly parts: readonly PathPart[] }
  | { readonly ok: false; readonly problem: PathSyntaxProblem };

type ParsedPart = { readonly part: PathPart; readonly end: number } | { readonly problem: PathSyntaxProblem };

type Expected = Extract<PathSyntaxProblem, { kind: 'syntax' }>['expected'];

const syntax = (offset: number, expected: Expected): ParsedPart => ({
  problem: { kind: 'syntax', offset, expected },
});

function parseMember(path: string, start: number): ParsedPart {
  const [name] = /^[^.[\]'"\s]*/u.exec(path.slice(start)) ?? [''];
  if (name === '') return syntax(start, 'a member name');
  return { part: { kind: 'member', name, offset: start }, end: start + name.length };
}

function parseQuotedKey(path: string, start: number): ParsedPart {
  const quote = path.indexOf("'", start + 1);
  if (quote === -1) return syntax(path.length, 'a closing quote');
  const key = path.slice(start + 1, quote);
  if (path[quote + 1] !== ']') return syntax(quote + 1, '"]"');
  return { part: { kind: 'key', key, offset: start + 1 }, end: quote + 2 };
}

function parseBrackets(path: string, start: number): ParsedPart {
  if (path[start] === "'") return parseQuotedKey(path, start);
  const close = path.indexOf(']', start);
  const content = path.slice(start, close === -1 ? path.length : close);
  if (content === '') return syntax(start, 'a quoted key or an index');
  if (close === -1) return syntax(path.length, '"]"');
  if (/^\d+$/u.test(content)) {
    return { part: { kind: 'index', index: Number(content), offset: start }, end: close + 1 };
  }
  return { problem: { kind: 'missing-quotes', offset: start, key: content.replace(/^"(.*)"$/su, '$1') } };
}

function parsePart(path: string, start: number): ParsedPart {
  if (start === 0) return parseMember(path, 0);
  if (path[start] === '.') return parseMember(path, start + 1);
  if (path[start] === '[') return parseBrackets(path, start + 1);
  return syntax(start, '"." or "["');
}

/**
 * Takes a property path apart, as in `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri`: the form that the
 * SageMaker Python SDK writes (workflow/properties.py, `Properties`, `PropertiesList`, `PropertiesMap`).
 * An empty path is a syntax problem at offset 0.
 */
export function parsePropertyPath(path: string): ParsedPath {
  const parts: PathPart[] = [];
  let position = 0;
  do {
    const parsed = parsePart(path, position);
    if ('problem' in parsed) return { ok: false, problem: parsed.problem };
    parts.push(parsed.part);
    position = parsed.end;
  } while (position < path.length);
  return { ok: true, parts };
}
