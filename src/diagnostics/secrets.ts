/** A form of secret that cannot be mistaken for anything else. */
interface SecretForm {
  /** What it is, as a sentence has it. */
  readonly noun: string;
  readonly pattern: RegExp;
}

/**
 * Forms that their issuers have given a prefix so that they can be found: AWS unique identifiers (IAM User Guide,
 * "IAM identifiers": AKIA and ASIA), GitHub and Slack tokens (their documentation of token formats), PEM keys (RFC 7468).
 */
const FORMS: readonly SecretForm[] = [
  { noun: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { noun: 'a GitHub token', pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/g },
  { noun: 'a Slack token', pattern: /\bxox[abeoprs]-[0-9A-Za-z-]{20,}\b/g },
  { noun: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g },
  { noun: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g },
];

/** AWS's documentation writes keys that end like this one. */
const PLACEHOLDER = /EXAMPLE$/;

/** What every form begins with. One look at a text, and nearly all are cleared. */
const BEGINNINGS = /A[KS]IA|gh[opsur]_|github_pat_|xox|hf_|-----BEGIN /;

/** What secret a text holds, such as "an AWS access key"; undefined if none of the known forms is in it. */
export function secretIn(text: string): string | undefined {
  if (!BEGINNINGS.test(text)) {
    return undefined;
  }
  return FORMS.find(({ pattern }) => (text.match(pattern) ?? []).some((found) => !PLACEHOLDER.test(found)))
    ?.noun;
}

/** The text with asterisks, as many as there were characters, in place of every secret of a known form. */
export function withoutSecrets(text: string): string {
  return FORMS.reduce(
    (rest, { pattern }) =>
      rest.replace(pattern, (found) => (PLACEHOLDER.test(found) ? found : '*'.repeat(found.length))),
    text,
  );
}
