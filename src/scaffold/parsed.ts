/** Why what the command line says makes no sense: one full sentence, or more. */
export interface Problem {
  readonly problem: string;
}

/** What a text of the command line means, or why it means nothing. */
export type Parsed<T extends object> = T | Problem;

/** Whether parsing came to a problem. */
export function isProblem(parsed: object): parsed is Problem {
  return 'problem' in parsed;
}

/** The first text that is there twice; undefined if none is. */
export function findDuplicate(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) !== index);
}
