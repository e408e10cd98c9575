import { basename } from 'node:path';
import { diagnose, type Diagnostic, type RelatedSpan } from '../diagnostics/diagnostic.js';
import type { LinkedJob, LinkedStep, PipelineGraph } from '../graph/model.js';
import type { Document } from '../project/document.js';
import type { Lock } from '../project/lock.js';
import type { LockFile } from '../project/types.generated.js';
import type { InputExplanation } from '../resolver/explain.js';
import type { AmbiguousInput } from '../resolver/wiring.js';
import { WIRING_DRIFT } from '../rules/resolution/wiring-drift.js';
import { WIRING_NOT_LOCKED } from '../rules/resolution/wiring-not-locked.js';
import { listed } from '../rules/wording.js';
import { keyOf, locationOf, spanOf } from '../source/location.js';
import type { WiringCheck } from './compile.js';
import { whyMoved, whyUnfed } from './lock-reasons.js';
import { namesOfBoth, NO_WIRES, resolvedSource, wiresOfFile } from './lock-text.js';

/** A pipeline whose wiring is compared with its lock. */
export type WiredPipeline = Parameters<WiringCheck>[0];

/** Explains the inputs of a linked pipeline. */
export type Explain = (linked: PipelineGraph) => readonly InputExplanation[];

/**
 * What `--locked` has to say of a pipeline: that it has no lock, that the lock is broken, or each wire that is not as
 * the lock has it. Where another mistake keeps an input from being fed, nothing is said: it comes first. A wire that has
 * moved is always said.
 */
export function checkLock(pipeline: WiredPipeline, lock: Lock, explain: Explain): ReturnType<WiringCheck> {
  const { graph } = pipeline;
  const { document, diagnostics } = lock;
  if (diagnostics.length > 0) {
    return { diagnostics, filesRead: [lock.path] };
  }
  if (document === undefined) {
    return { diagnostics: [notLocked(graph, lock.path)], filesRead: [] };
  }
  // Of steps on a cycle nothing can be said, and needs are not inferred then.
  const found = graph.cycles.length > 0 ? [] : drifts(pipeline, document, explain);
  return { diagnostics: found, filesRead: [lock.path] };
}

function notLocked(graph: PipelineGraph, path: string): Diagnostic {
  return diagnose(WIRING_NOT_LOCKED, spanOf(locationOf(graph.manifest.source, 'name')), {
    message: `The wiring of this pipeline is not locked: there is no "${basename(path)}" beside its manifest.`,
    help: 'Run "pipectl lock", and commit the file that it writes.',
  });
}

function drifts(
  pipeline: WiredPipeline,
  { source: lockSource, value }: Document<LockFile>,
  explain: Explain,
): readonly Diagnostic[] {
  const { graph, linked, wiring } = pipeline;
  const locked = wiresOfFile(value);
  let explained: ReadonlyMap<string, InputExplanation> | undefined;
  const explanationOf = (step: string, name: string): InputExplanation | undefined => {
    explained ??= new Map(
      explain(linked).map((input) => [keyOfInput(input.step, input.dependency.name), input]),
    );
    return explained.get(keyOfInput(step, name));
  };
  return namesOfBoth(locked, wiring.wires).flatMap((step) => {
    const old = locked.get(step) ?? NO_WIRES;
    const now = wiring.wires.get(step) ?? new Map();
    return namesOfBoth(old, now).flatMap((name): readonly Diagnostic[] => {
      const drift = driftOf(pipeline, { step, name, was: old.get(name) }, explanationOf);
      if (drift === undefined) {
        return [];
      }
      const isThere = graph.loaded.declaredSteps.has(step);
      const place = isThere ? ['steps', step] : ['steps'];
      const lockedAt = old.has(name)
        ? locationOf(lockSource, 'wires', step, name)
        : keyOf(locationOf(lockSource, 'wires', ...(old.size === 0 ? [] : [step])));
      const from = drift.from === undefined ? undefined : graph.steps.get(drift.from);
      const related: readonly RelatedSpan[] = [
        {
          message: old.has(name) ? `"${old.get(name) ?? ''}" is locked here.` : 'The lock has no such wire.',
          span: spanOf(lockedAt),
        },
        ...(from === undefined
          ? []
          : [{ message: `"${from.name}" feeds it now.`, span: spanOf(keyOf(from.at)) }]),
      ];
      const span = spanOf(keyOf(locationOf(graph.manifest.source, ...place)));
      return [diagnose(WIRING_DRIFT, span, { message: drift.message, help: drift.help.join('\n'), related })];
    });
  });
}

function keyOfInput(step: string, name: string): string {
  return JSON.stringify([step, name]);
}

/** An input, and the output that the lock has for it. */
interface LockedInput {
  readonly step: string;
  readonly name: string;
  readonly was: string | undefined;
}

interface Drift {
  readonly message: string;
  /** A line each. */
  readonly help: readonly string[];
  /** The step that feeds the input now. */
  readonly from?: string;
}

const ACCEPT = 'run "pipectl lock"';

/** How an input is not as the lock has it; undefined if it is, if the manifest wires it, or if nothing can be said of it. */
function driftOf(
  pipeline: WiredPipeline,
  { step, name, was }: LockedInput,
  explanationOf: (step: string, name: string) => InputExplanation | undefined,
): Drift | undefined {
  const { graph, wiring } = pipeline;
  const consumer = graph.steps.get(step);
  const input = `The input "${name}" of step "${step}"`;
  const forget = `To take it out of the lock, ${ACCEPT}.`;
  if (consumer === undefined || consumer.kind === 'opaque') {
    // A step that is there and could not be read has problems of its own.
    return was === undefined || graph.loaded.declaredSteps.has(step)
      ? undefined
      : {
          message: `The lock feeds "${step}.${name}" from "${was}", but there is no step "${step}".`,
          help: [forget],
        };
  }
  if (consumer.kind !== 'job' || !consumer.ports.dependencies.has(name)) {
    const message = `The lock feeds "${step}.${name}" from "${was ?? ''}", but the step "${step}" has no input "${name}".`;
    return was === undefined || isMistaken(consumer) ? undefined : { message, help: [forget] };
  }
  const wire = wiring.wires.get(step)?.get(name);
  const is = wire === undefined ? undefined : resolvedSource(wire);
  if (consumer.inputs.has(name) || is === was) {
    return undefined;
  }
  const keep = (source: string): string => `write on "${step}": inputs: { ${name}: ${source} }`;
  if (is !== undefined && wire?.source.kind === 'output') {
    const from = wire.source.step;
    if (was === undefined) {
      const help = [`To accept it, ${ACCEPT}; to say it in the manifest, ${keep(is)}.`];
      return { message: `${input} is fed by "${is}", and the lock does not have it.`, help, from };
    }
    const why = whyMoved(graph, consumer, { was, is }, explanationOf(step, name));
    const back = why.isPossible ? `To keep "${was}", ${keep(was)}. ` : '';
    return {
      message: `${input} was fed by "${was}", and is now fed by "${is}".`,
      help: [...why.lines, `${back}To accept "${is}", ${ACCEPT}.`],
      from,
    };
  }
  return was === undefined || isMistaken(consumer)
    ? undefined
    : unfed(pipeline, consumer, { name, was, input, keep }, () => explanationOf(step, name));
}

/** An input that was fed, and is not any more. */
function unfed(
  { graph, wiring }: WiredPipeline,
  consumer: LinkedJob,
  lost: { name: string; was: string; input: string; keep: (source: string) => string },
  explanation: () => InputExplanation | undefined,
): Drift | undefined {
  const { name, was, input, keep } = lost;
  const isThis = (other: Pick<AmbiguousInput, 'step' | 'dependency'>): boolean =>
    other.step === consumer.name && other.dependency.name === name;
  const tied = [...wiring.ambiguous, ...wiring.undecided].find(isThis);
  if (tied !== undefined) {
    const names = tied.candidates.map((candidate) => `${candidate.step}.${candidate.output.name}`);
    const source = names.includes(was) ? was : names[0];
    return {
      message: `${input} was fed by "${was}", and is now ambiguous: ${listed(names)} fit equally well.`,
      help: [`Say which one is meant: ${keep(source ?? was)}.`],
    };
  }
  const isRequired = consumer.ports.dependencies.get(name)?.required === true;
  const why = whyUnfed(graph, consumer, was, explanation());
  // The resolver says nothing of a required input where another mistake comes first.
  if (why === undefined || (isRequired && !wiring.unmet.some(isThis))) {
    return undefined;
  }
  const back = why.isPossible ? `To keep it, ${keep(was)}. ` : '';
  const accept = isRequired ? '' : `To accept that, ${ACCEPT}.`;
  return {
    message: `${input} was fed by "${was}", and nothing feeds it now.`,
    help: [...why.lines, ...[`${back}${accept}`.trim()].filter((line) => line !== '')],
  };
}

/** Whether the manifest says something of a step that is wrong, so that its inputs are not what is meant. */
function isMistaken(step: LinkedStep): boolean {
  return (
    step.kind === 'job' &&
    (!step.jobTypeFits || [...step.inputs.keys()].some((name) => !step.ports.dependencies.has(name)))
  );
}
