/** An output of a step. */
export interface OutputName {
  readonly step: string;
  readonly output: string;
}

/** What pipectl's resolver makes of an input of an imported step. */
export interface WiredInput {
  readonly step: string;
  readonly input: string;
  readonly required: boolean;
  /** What feeds it; undefined if nothing does. */
  readonly source?: OutputName;
  /** Outputs that fit equally well. */
  readonly tied: readonly OutputName[];
  /** Outputs that have half of the points or more and were not taken, best first. */
  readonly weak: readonly OutputName[];
}

/** How an input of an imported step came to its source, or that somebody has to say. */
export interface WiringChoice {
  readonly step: string;
  readonly input: string;
  readonly required: boolean;
  /** As a manifest writes it: step.output, or a place in S3. */
  readonly source?: string;
  /**
   * resolver: pipectl finds it by itself. peer: several fit, and cursus's own rule prefers one. config: the peer's config
   * names it. placeholder: nothing feeds it, and something has to. undecided: several fit, and no rule prefers one. open:
   * it is optional, and nothing feeds it; the candidates are outputs that cursus may take for it.
   */
  readonly by: 'resolver' | 'peer' | 'config' | 'placeholder' | 'undecided' | 'open';
  readonly candidates: readonly OutputName[];
}
