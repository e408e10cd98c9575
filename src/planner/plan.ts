import { compareNames } from '../graph/dag.js';
import type { DependencyPort } from '../registry/ports.js';
import type { Registry } from '../registry/registry.js';
import { createNameMatcher } from '../resolver/names.js';
import { chooseFeeder, type Choice, type Preferences } from './choose.js';
import { costsFor, requiredInputs } from './cost.js';
import { essentialKeys, type EssentialKey } from './essential-keys.js';
import { kindsOf, type Feeder, type Kind, type Kinds } from './kinds.js';
import { freeName, stepNameFor } from './step-names.js';

/** A step type that a pipeline is to have; in every job type of which there are data, unless one is named. */
export interface Goal {
  readonly type: string;
  readonly jobType?: string;
}

/** What a plan can start from. */
export interface PlanRequest {
  /** Job types of which there are data, such as `training`, the most important first; at least one. */
  readonly data: readonly string[];
  /** Step types to take where several would do. */
  readonly using?: readonly string[];
}

/** A step of a plan. */
export interface PlannedStep {
  readonly name: string;
  readonly type: string;
  readonly jobType?: string;
  /** What feeds its inputs, by input: the steps it needs. Inputs that nothing feeds are left out. */
  readonly inputs: ReadonlyMap<string, { readonly step: string; readonly output: string }>;
  /** Names of the steps that it takes something from, sorted. */
  readonly needs: readonly string[];
  /** The config keys that it cannot do without, and that no specification gives. */
  readonly essential: readonly EssentialKey[];
}

/** Step types that would do for an input beside the one that was taken. */
export interface Alternative {
  readonly step: string;
  readonly input: string;
  readonly chosen: string;
  readonly others: readonly string[];
}

/** Something that only the user can say. */
export type OpenQuestion =
  /** Several step types would feed the input equally well; name one of them in `using`. */
  | {
      readonly kind: 'choice';
      readonly step: string;
      readonly input: string;
      readonly options: readonly string[];
    }
  /** No step type feeds the input from the data: it must be given by hand. */
  | { readonly kind: 'input'; readonly step: string; readonly dependency: DependencyPort }
  /** The goal runs only for job types of which there are no data. */
  | { readonly kind: 'job_type'; readonly goal: string; readonly jobTypes: readonly string[] }
  /** No specification has the step type. */
  | { readonly kind: 'goal'; readonly goal: string };

/** What to do to reach some goals. */
export interface Plan {
  /** Each after those it needs. */
  readonly steps: readonly PlannedStep[];
  readonly alternatives: readonly Alternative[];
  /** Empty if the plan is complete. */
  readonly open: readonly OpenQuestion[];
  /** Job types of the data that no step uses. */
  readonly unused: readonly string[];
}

/**
 * The steps from data to some goals, in the order in which they are named: a backward search, in which a step is added for each required input, of the type whose output feeds it on the resolver's strong
 * evidence, until every step has what it needs. A type that loads data has no inputs, so that the search ends there. A
 * step type stands once in a plan, or once for each job type. Optional inputs are fed from steps that are in the plan
 * anyway. Nothing is guessed: what fits equally well is an open question with its options, and what would also have
 * done is listed. The same registry and request give the same plan.
 */
export function planSteps(registry: Registry, goals: readonly Goal[], request: PlanRequest): Plan {
  const kinds = kindsOf(registry, request.data);
  const types = goals.map(({ type }) => type);
  const search = new Search(registry, types, kinds, new Set(request.using));
  goals.forEach((goal) => search.add(goal));
  return search.plan(request.data);
}

/** A step while the plan is made. */
interface Draft {
  readonly kind: Kind;
  readonly name: string;
  readonly inputs: Map<string, { readonly draft: Draft; readonly output: string }>;
}

/** One search; it lives in one call of `planSteps`. */
class Search {
  private readonly drafts = new Map<string, Draft>();
  /** In the order of the plan: each after those that it needs. */
  private readonly order: Draft[] = [];
  private readonly alternatives: Alternative[] = [];
  private readonly open: OpenQuestion[] = [];
  private readonly matcher = createNameMatcher();
  constructor(
    private readonly registry: Registry,
    private readonly goals: readonly string[],
    private readonly kinds: Kinds,
    private readonly using: ReadonlySet<string>,
  ) {}

  add({ type, jobType }: Goal): void {
    const variants = this.kinds.of(type).filter((kind) => jobType === undefined || kind.jobType === jobType);
    const jobTypes = Object.keys(this.registry.specs.get(type)?.document.value.job_types ?? {});
    if (variants.length === 0) {
      const isKnown = this.kinds.of(type).length > 0 || jobTypes.length > 0;
      this.open.push(isKnown ? { kind: 'job_type', goal: type, jobTypes } : { kind: 'goal', goal: type });
    }
    // What other goals need already stands for the job types they need it for.
    const stands =
      jobType === undefined && [...this.drafts.values()].some(({ kind }) => kind.stepType === type);
    if (!stands) {
      variants.forEach((kind) => void this.step(kind));
    }
  }

  plan(data: readonly string[]): Plan {
    this.feedOptionalInputs();
    const used = new Set(this.order.map(({ kind }) => kind.jobType));
    return {
      steps: this.order.map((draft) => this.finished(draft)),
      alternatives: this.alternatives,
      open: this.open,
      unused: [...new Set(data)].filter((jobType) => !used.has(jobType)),
    };
  }

  private step(kind: Kind): Draft {
    const known = this.drafts.get(kind.key);
    if (known !== undefined) {
      return known;
    }
    const taken = new Set([...this.drafts.values()].map(({ name }) => name));
    const name = freeName(stepNameFor(kind.stepType, kind.jobType), taken);
    const draft: Draft = { kind, name, inputs: new Map() };
    this.drafts.set(kind.key, draft);
    for (const input of requiredInputs(kind)) {
      this.feed(draft, input);
    }
    this.order.push(draft);
    return draft;
  }

  private feed(draft: Draft, input: DependencyPort): void {
    const usable = this.unusedOutputs(draft, input, this.kinds.feeders(draft.kind, input));
    const choice = chooseFeeder(usable, this.preferences());
    if (choice.kind === 'nothing') {
      this.open.push({ kind: 'input', step: draft.name, dependency: input });
    } else if (choice.kind === 'undecided') {
      this.open.push({ kind: 'choice', step: draft.name, input: input.name, options: choice.options });
    } else {
      this.take(draft, input, choice);
      if (choice.others.length > 0) {
        const chosen = choice.feeder.kind.stepType;
        this.alternatives.push({ step: draft.name, input: input.name, chosen, others: choice.others });
      }
    }
  }

  private take(draft: Draft, input: DependencyPort, { feeder }: Extract<Choice, { kind: 'chosen' }>): void {
    draft.inputs.set(input.name, { draft: this.step(feeder.kind), output: feeder.output.name });
  }

  /** Only what stands before a step can feed it: an optional input never turns the order around. */
  private feedOptionalInputs(): void {
    for (const [place, draft] of this.order.entries()) {
      const before = new Set(this.order.slice(0, place));
      for (const input of draft.kind.ports.dependencies.values()) {
        const feeders = this.kinds.feeders(draft.kind, input).filter(({ kind }) => {
          const producer = this.drafts.get(kind.key);
          return producer !== undefined && before.has(producer);
        });
        const choice = input.required
          ? undefined
          : chooseFeeder(this.unusedOutputs(draft, input, feeders), this.preferences());
        if (choice?.kind === 'chosen') {
          this.take(draft, input, choice);
        }
      }
    }
  }

  /** As the resolver has it, an output feeds one input of a step, unless the input's specification lets it be shared. */
  private unusedOutputs(draft: Draft, input: DependencyPort, feeders: readonly Feeder[]): readonly Feeder[] {
    const used = [...draft.inputs.values()];
    return feeders.filter(
      ({ kind, output }) =>
        input.shared ||
        !used.some(
          ({ draft: { kind: other }, output: name }) => other.key === kind.key && name === output.name,
        ),
    );
  }

  private preferences(): Preferences {
    const { registry, goals, kinds, using } = this;
    const drafts = [...this.drafts.values()];
    // What is being fed right now would need itself.
    const open = drafts.filter((draft) => !this.order.includes(draft)).map(({ kind }) => kind);
    const goalKinds = [...goals.flatMap(kinds.of), ...open].flatMap((kind) => this.feedersOf(kind));
    return {
      registry,
      matcher: this.matcher,
      costOf: costsFor(goalKinds, kinds, new Set(open.map(({ key }) => key))),
      using,
      planned: new Set([...goals, ...drafts.map(({ kind }) => kind.stepType)]),
      goals,
    };
  }

  private feedersOf(kind: Kind): readonly Kind[] {
    const feeders = requiredInputs(kind).flatMap((input) => this.kinds.feeders(kind, input));
    return [kind, ...feeders.map((feeder) => feeder.kind)];
  }

  private finished({ kind, name, inputs }: Draft): PlannedStep {
    const sources = [...inputs].map(
      ([input, { draft, output }]): [string, { step: string; output: string }] => [
        input,
        { step: draft.name, output },
      ],
    );
    const needs = [...new Set(sources.map(([, { step }]) => step))].sort(compareNames);
    return {
      name,
      type: kind.stepType,
      ...(kind.jobType === undefined ? {} : { jobType: kind.jobType }),
      inputs: new Map(sources),
      needs,
      essential: essentialKeys(this.registry, kind.stepType),
    };
  }
}
