import type { Range } from '../sagemaker/limits.js';

/** Lengths in characters and characters of a tag (botocore 1.44 sagemaker 2017-07-24, shapes TagKey and TagValue). */
const KEY_LENGTH: Range = { min: 1, max: 128 };
const VALUE_LENGTH: Range = { min: 0, max: 256 };
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** Keys that only AWS may write (SageMaker API Reference, "Tag"). */
const RESERVED = /^aws:/iu;

/** The tags of a command line, or one sentence about the first that makes no sense. */
export type TagsResult =
  | { readonly kind: 'ok'; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: 'problem'; readonly message: string };

/** Tags from texts of the form key=value. The value may be empty and may contain "=". */
export function parseTags(texts: readonly string[]): TagsResult {
  const tags = new Map<string, string>();
  for (const text of texts) {
    const [, key, value] = /^([^=]*)=(.*)$/su.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      return problem(`The tag "${text}" is not of the form key=value.`);
    }
    const wrong = tagProblem(key, value);
    if (wrong !== undefined) {
      return problem(wrong);
    }
    if (tags.has(key)) {
      return problem(`The tag "${key}" is given twice.`);
    }
    tags.set(key, value);
  }
  return { kind: 'ok', tags: Object.fromEntries(tags) };
}

/** One sentence about what AWS has against a tag; undefined if nothing. */
export function tagProblem(key: string, value: string): string | undefined {
  if (!fits(key, KEY_LENGTH)) {
    return `The key of the tag "${key}=${value}" is not one of AWS: 1 to 128 letters, digits, spaces and _ . : / + - @.`;
  }
  if (!fits(value, VALUE_LENGTH)) {
    return `The value of the tag "${key}" is not one of AWS: at most 256 letters, digits, spaces and _ . : / = + - @.`;
  }
  return RESERVED.test(key) ? `The tag "${key}" begins with "aws:", which only AWS may use.` : undefined;
}

function fits(text: string, length: Range): boolean {
  return text.length >= length.min && text.length <= length.max && TAG_TEXT.test(text);
}

function problem(message: string): TagsResult {
  return { kind: 'problem', message };
}
