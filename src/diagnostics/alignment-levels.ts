/** Which layers of a project an alignment problem is between. */
export type AlignmentLevel = 1 | 2 | 3 | 4;

/** Every level, with the word that it goes by and what it compares. */
export const ALIGNMENT_LEVELS: readonly {
  readonly level: AlignmentLevel;
  readonly name: string;
  readonly between: string;
}[] = [
  { level: 1, name: 'script', between: 'script and contract' },
  { level: 2, name: 'contract', between: 'contract and specification' },
  { level: 3, name: 'specification', between: 'specification, other specifications and SageMaker' },
  { level: 4, name: 'config', between: 'config and contract' },
];

/** A level as documentation names it: `2 (contract and specification)`. */
export function levelText(level: AlignmentLevel): string {
  const between = ALIGNMENT_LEVELS.find((entry) => entry.level === level)?.between ?? '';
  return `${level} (${between})`;
}
