import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import { spanOf } from '../source/location.js';
import type { Registry } from '../registry/registry.js';
import type { PipelineContext, PipelineRule, RegistryRule, Report, Rule } from './rule.js';

/** What the rules say of a pipeline, in the order of the rules. */
export function checkPipeline(
  rules: readonly PipelineRule[],
  context: PipelineContext,
): readonly Diagnostic[] {
  return rules.flatMap((rule) => collect(rule, (report) => rule.check(context, report)));
}

/** What the rules say of specifications and contracts. */
export function checkRegistry(rules: readonly RegistryRule[], registry: Registry): readonly Diagnostic[] {
  return rules.flatMap((rule) => collect(rule, (report) => rule.check(registry, report)));
}

function collect(rule: Rule, check: (report: Report) => void): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  check((at, { message, help, related }) => {
    found.push(
      diagnose(rule, spanOf(at), {
        message,
        help,
        related: (related ?? []).map((other) => ({ message: other.message, span: spanOf(other.at) })),
      }),
    );
  });
  return found;
}
