import { diagnose, type Diagnostic, type Span } from '../diagnostics/diagnostic.js';
import { spanOf, type PathTarget } from '../source/location.js';
import { fixOf } from '../source/mend.js';
import type { Registry } from '../registry/registry.js';
import type { DefinitionContext } from './definition/context.js';
import type {
  DefinitionRule,
  PipelineContext,
  PipelineRule,
  RegistryRule,
  Report,
  Rule,
  ScriptContext,
  ScriptRule,
} from './rule.js';

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

/** What the rules say of a script and of those that should agree with it. */
export function checkScript(rules: readonly ScriptRule[], context: ScriptContext): readonly Diagnostic[] {
  return rules.flatMap((rule) => collect(rule, (report) => rule.check(context, report)));
}

/** What the rules say of a definition. `locate` gives the place of a JSON pointer, or of the key that it ends in. */
export function checkDefinition(
  rules: readonly DefinitionRule[],
  context: DefinitionContext,
  locate: (pointer: string, target: PathTarget) => Span,
): readonly Diagnostic[] {
  return rules.flatMap((rule) => {
    const found: Diagnostic[] = [];
    rule.check(context, (pointer, { message, help, related = [] }, target = 'value') => {
      found.push(
        diagnose(rule, locate(pointer, target), {
          message,
          help,
          related: related.map((other) => ({
            message: other.message,
            span: locate(other.pointer, 'value'),
          })),
        }),
      );
    });
    return found;
  });
}

function collect(rule: Rule, check: (report: Report) => void): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  check((at, { message, help, related, fix }) => {
    found.push(
      diagnose(rule, spanOf(at), {
        message,
        help,
        related: (related ?? []).map((other) => ({ message: other.message, span: spanOf(other.at) })),
        fix: fix === undefined ? undefined : fixOf(fix),
      }),
    );
  });
  return found;
}
