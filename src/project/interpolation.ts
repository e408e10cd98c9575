/** What a ${...} refers to, as written. */
export type Reference =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'execution'; readonly name: string }
  | { readonly kind: 'experiment'; readonly name: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'output'; readonly step: string; readonly output: string }
  | { readonly kind: 'property'; readonly step: string; readonly path: string }
  | { readonly kind: 'file'; readonly step: string; readonly file: string; readonly path: string }
  | { readonly kind: 'json'; readonly uri: readonly TemplatePart[]; readonly path: string };

/** A part of a template: literal text, or a reference with its place in the text (UTF-16 offsets). */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly text: string };

/** A text with its references found, or what is wrong with it. */
export type Template =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: string; readonly help: string };

const SCOPES = ['params', 'execution', 'experiment', 'steps', 'env'];
const FORMS =
  'Write ${params.<name>}, ${execution.<variable>}, ${steps.<step>.outputs.<output>}, ${steps.<step>.properties.<path>}, ' +
  '${steps.<step>.files.<property file>#<json path>}, ${s3://<bucket>/<key>#<json path>}, ' +
  '${steps.<step>.outputs.<output>/<file>#<json path>} or ${env.<NAME>}; $${ stands for a literal ${.';

/** Whether a text holds a ${...} or an escape of one. */
export function isTemplate(text: string): boolean {
  return text.includes('${');
}

/** Splits a text at its ${...}; `$${` is a literal `${`. Never throws. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  let literal = '';
  let offset = 0;
  while (offset < text.length) {
    if (text.startsWith('$${', offset)) {
      literal += '${';
      offset += 3;
    } else if (text.startsWith('${', offset)) {
      const end = closingBrace(text, offset);
      if (end === -1) {
        return { ok: false, problem: `The expression "${text.slice(offset)}" is not closed.`, help: FORMS };
      }
      const source = text.slice(offset, end + 1);
      const reference = parseReference(source.slice(2, -1).trim());
      if (typeof reference === 'string') {
        return { ok: false, problem: `The expression "${source}" ${reference}.`, help: FORMS };
      }
      if (literal !== '') {
        parts.push({ kind: 'text', text: literal });
        literal = '';
      }
      parts.push({ kind: 'reference', reference, text: source });
      offset = end + 1;
    } else {
      literal += text.charAt(offset);
      offset += 1;
    }
  }
  if (literal !== '' || parts.length === 0) {
    parts.push({ kind: 'text', text: literal });
  }
  return { ok: true, parts };
}

/** The place of the brace that closes the expression at an offset, over those inside it; -1 if there is none. */
function closingBrace(text: string, start: number): number {
  let open = 0;
  for (let offset = start; offset < text.length; offset += 1) {
    if (text.startsWith('${', offset)) {
      open += 1;
    } else if (text[offset] === '}') {
      open -= 1;
      if (open === 0) {
        return offset;
      }
    }
  }
  return -1;
}

function parseReference(source: string): Reference | string {
  if (source.startsWith('s3://') || source.startsWith('${')) {
    return parseJsonReference(source);
  }
  const [scope = '', ...rest] = source.split('.');
  const tail = rest.join('.');
  switch (scope) {
    case '':
      return 'is empty';
    case 'params':
      return /^[A-Za-z0-9_-]+$/.test(tail) ? { kind: 'parameter', name: tail } : 'names no parameter';
    case 'execution':
      return /^[A-Za-z]+$/.test(tail) ? { kind: 'execution', name: tail } : 'names no execution variable';
    case 'experiment':
      return /^[A-Za-z]+$/.test(tail)
        ? { kind: 'experiment', name: tail }
        : 'names neither ExperimentName nor TrialName';
    case 'env':
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(tail)
        ? { kind: 'environment', name: tail }
        : 'names no environment variable';
    case 'steps':
      return parseStepReference(tail);
    default:
      return `begins with "${scope}", which is none of ${SCOPES.join(', ')}`;
  }
}

function parseStepReference(source: string): Reference | string {
  const match = /^([A-Za-z0-9_-]+)\.([a-z]+)\.(.+)$/.exec(source);
  if (match === null) {
    return 'names no output, property or file of a step';
  }
  const [, step = '', member = '', rest = ''] = match;
  if (member === 'outputs') {
    const file = rest.indexOf('/');
    return file === -1 || !rest.includes('#')
      ? { kind: 'output', step, output: rest }
      : parseJsonReference(`\${steps.${step}.outputs.${rest.slice(0, file)}}${rest.slice(file)}`);
  }
  if (member === 'properties') {
    return { kind: 'property', step, path: rest };
  }
  if (member !== 'files') {
    return `asks for "${member}" of a step, which is none of outputs, properties, files`;
  }
  const hash = rest.indexOf('#');
  if (hash <= 0 || hash === rest.length - 1) {
    return 'names no JSON path: a property file is followed by # and a path';
  }
  return { kind: 'file', step, file: rest.slice(0, hash), path: rest.slice(hash + 1) };
}

/** A value in a JSON file in S3: its URI, which may hold ${...}, a # and the path in it. */
function parseJsonReference(source: string): Reference | string {
  const hash = source.lastIndexOf('#');
  if (hash === -1 || hash === source.length - 1) {
    return 'names no JSON path: the URI of a JSON file is followed by # and a path';
  }
  const uri = parseTemplate(source.slice(0, hash));
  if (!uri.ok) {
    return `holds another one in which something is wrong: ${uri.problem.replace(/\.$/, '')}`;
  }
  return uri.parts.some((part) => part.kind === 'reference' && isJsonValue(part.reference))
    ? 'reads the place of a JSON file from another one, which SageMaker cannot'
    : { kind: 'json', uri: uri.parts, path: source.slice(hash + 1) };
}

function isJsonValue({ kind }: Reference): boolean {
  return kind === 'json' || kind === 'file';
}
