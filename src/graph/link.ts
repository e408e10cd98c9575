import { builderKeys } from '../project/config-keys.js';
import { builtInDefaults, configPart, mergeConfig, type EffectiveConfig } from '../project/config.js';
import type { LoadedPipeline } from '../project/load.js';
import type { Condition, JobStep, Manifest } from '../project/types.generated.js';
import type { Document } from '../project/document.js';
import { portsOf, type Ports } from '../registry/ports.js';
import type { RegisteredContract, RegisteredSpec, Registry } from '../registry/registry.js';
import { child, locationOf, type Location } from '../source/location.js';
import { trace, type Traced } from '../source/traced.js';
import { analyseDag } from './dag.js';
import { hasPlacedOutputs, placeOutputs } from './output-paths.js';
import type {
  Branch,
  ExplicitInput,
  GraphEdge,
  LinkedConditionTerm,
  LinkedPropertyFile,
  LinkedStep,
  Need,
  PipelineGraph,
} from './model.js';
import {
  resolveReferences,
  type ReferableStep,
  type ReferenceFindings,
  type ReferenceProblem,
  type Scope,
} from './references.js';
import { linkTracking } from './tracking.js';

/** Binds every step of a loaded pipeline to its specification, contract and config, and orders them. Names that cannot be looked up are left for the rules to report. */
export function linkPipeline(
  loaded: LoadedPipeline,
  manifest: Document<Manifest>,
  registry: Registry,
  variables: Readonly<Record<string, string | undefined>>,
): PipelineGraph {
  const portsByVariant = new Map<string, Ports>();
  const unplaced = new Map(
    Object.entries(manifest.value.steps).map(([name, step]) => [
      name,
      bind(step, manifest, name, registry, portsByVariant),
    ]),
  );
  const typeConfigs = new Map<string, TypeConfig>();
  const scopeOf = (steps: ReadonlyMap<string, BoundStep>): Scope => ({
    parameters: new Map(Object.entries(manifest.value.parameters ?? {})),
    declaredParameters: loaded.declaredParameters,
    declaredSteps: loaded.declaredSteps,
    steps: new Map(
      [...steps].flatMap(([name, entry]) => (entry.referable === undefined ? [] : [[name, entry.referable]])),
    ),
    hasExperiment: manifest.value.experiment !== undefined,
    variables: new Map(Object.entries(variables)),
  });
  const bound = withPlacedOutputs(unplaced, scopeOf, { loaded, manifest, typeConfigs });
  const scope = scopeOf(bound);
  const problems: ReferenceProblem[] = [];
  const edges: GraphEdge[] = [];
  const steps = new Map<string, LinkedStep>();
  for (const [name, entry] of bound) {
    const findings: ReferenceFindings = { problems: [], steps: [] };
    const needs = needsOf(manifest, name, loaded.declaredSteps);
    const linked = linkStep(entry, { loaded, manifest, name, needs, scope, findings, typeConfigs });
    steps.set(name, linked);
    problems.push(...findings.problems);
    edges.push(...needs.map(({ step, at }): GraphEdge => ({ from: step, to: name, kind: 'need', at })));
    edges.push(
      ...findings.steps.map(({ step, at, leadsToFile }): GraphEdge => ({
        from: step,
        to: name,
        kind: leadsToFile ? 'file' : 'reference',
        at,
      })),
    );
    edges.push(...inputEdges(linked));
  }
  const tracking = linkTracking(manifest, scope, problems);
  const { branches, branchEdges } = branchesOf(steps);
  edges.push(...branchEdges);
  const { order, cycles } = analyseDag([...steps.keys()], edges);
  const ordered = order.flatMap((name): [string, LinkedStep][] => {
    const step = steps.get(name);
    return step === undefined ? [] : [[name, step]];
  });
  return {
    loaded,
    manifest,
    registry,
    steps: new Map(ordered),
    edges,
    cycles,
    branches,
    tracking,
    referenceProblems: problems,
  };
}

interface BoundStep {
  readonly step: Manifest['steps'][string];
  readonly spec?: RegisteredSpec;
  readonly contract?: RegisteredContract;
  /** Absent when nothing is known of the step. */
  readonly referable?: ReferableStep;
  readonly propertyFiles: ReadonlyMap<string, LinkedPropertyFile>;
}

const NO_PORTS = { dependencies: new Map<string, never>(), outputs: new Map<string, never>() };

/** Whether a step is one whose type comes from the registry. */
export function isJobStep(step: Manifest['steps'][string]): step is JobStep {
  return step.type !== 'Condition' && step.type !== 'Fail';
}

function bind(
  step: Manifest['steps'][string],
  manifest: Document<Manifest>,
  name: string,
  registry: Registry,
  portsByVariant: Map<string, Ports>,
): BoundStep {
  const propertyFiles = new Map<string, LinkedPropertyFile>();
  if (!isJobStep(step)) {
    const referable = {
      ports: NO_PORTS,
      propertyFiles: new Set<string>(),
      hasProperties: step.type === 'Condition',
    };
    return { step, referable, propertyFiles };
  }
  const spec = registry.specs.get(step.type);
  const contractName = spec?.document.value.contract;
  const contract = contractName === undefined ? undefined : registry.contracts.get(contractName);
  const unusable = registry.broken.has(step.type) || (contractName !== undefined && contract === undefined);
  if (spec === undefined || unusable) {
    return { step, propertyFiles };
  }
  for (const [file, value] of Object.entries(spec.document.value.property_files ?? {})) {
    propertyFiles.set(file, {
      name: file,
      ...value,
      at: locationOf(spec.document.source, 'property_files', file),
    });
  }
  for (const [file, value] of Object.entries(step.property_files ?? {})) {
    propertyFiles.set(file, {
      name: file,
      ...value,
      at: locationOf(manifest.source, 'steps', name, 'property_files', file),
    });
  }
  const variant = `${step.type} ${step.job_type ?? ''}`;
  const ports = portsByVariant.get(variant) ?? portsOf(spec.document, step.job_type);
  portsByVariant.set(variant, ports);
  const referable = { ports, propertyFiles: new Set(propertyFiles.keys()), hasProperties: true };
  return { step, spec, ...(contract === undefined ? {} : { contract }), referable, propertyFiles };
}

/** The same steps, their outputs placed where that takes the step's config. What is wrong in the config is reported when the step is linked. */
function withPlacedOutputs(
  bound: ReadonlyMap<string, BoundStep>,
  scopeOf: (steps: ReadonlyMap<string, BoundStep>) => Scope,
  shared: Pick<LinkContext, 'loaded' | 'manifest' | 'typeConfigs'>,
): ReadonlyMap<string, BoundStep> {
  const isPlaced = ({ referable }: BoundStep) => referable !== undefined && hasPlacedOutputs(referable.ports);
  if (![...bound.values()].some(isPlaced)) {
    return bound;
  }
  const scope = scopeOf(bound);
  const placed = ([name, entry]: [string, BoundStep]): [string, BoundStep] => {
    const { spec, referable } = entry;
    if (spec === undefined || referable === undefined || !isPlaced(entry)) {
      return [name, entry];
    }
    const findings: ReferenceFindings = { problems: [], steps: [] };
    const { config } = configOf(spec, { ...shared, name, needs: [], scope, findings });
    const ports = placeOutputs(referable.ports, config, shared.manifest.value.name, name);
    return [name, { ...entry, referable: { ...referable, ports } }];
  };
  return new Map([...bound].map(placed));
}

interface LinkContext {
  readonly loaded: LoadedPipeline;
  readonly manifest: Document<Manifest>;
  readonly name: string;
  readonly needs: readonly Need[];
  readonly scope: Scope;
  readonly findings: ReferenceFindings;
  /** By step type, filled as the types are met. */
  readonly typeConfigs: Map<string, TypeConfig>;
}

function linkStep(bound: BoundStep, context: LinkContext): LinkedStep {
  const { manifest, name, needs, scope, findings } = context;
  const { step, spec } = bound;
  const at = locationOf(manifest.source, 'steps', name);
  const resolve = (value: unknown, where: Location): Traced =>
    resolveReferences(trace(value, where), scope, findings);
  if (!isJobStep(step)) {
    return step.type === 'Fail'
      ? { kind: 'fail', name, at, needs, step, message: resolve(step.message ?? '', child(at, 'message')) }
      : {
          kind: 'condition',
          name,
          at,
          needs,
          step,
          when: step.when.map((term, index) => linkTerm(term, child(at, 'when', index), resolve)),
        };
  }
  if (spec === undefined || bound.referable === undefined) {
    return { kind: 'opaque', name, at, needs };
  }
  const { ports } = bound.referable;
  const { complete, config } = configOf(spec, context);
  const jobTypes = Object.keys(spec.document.value.job_types ?? {});
  const jobTypeFits = step.job_type === undefined ? jobTypes.length === 0 : jobTypes.includes(step.job_type);
  const inputs = Object.entries(step.inputs ?? {}).map(([dependency, text]): [string, ExplicitInput] => {
    const where = child(at, 'inputs', dependency);
    const anyText = (ports.dependencies.get(dependency)?.data_type ?? 'S3Uri') !== 'S3Uri';
    return [dependency, explicitInput(text, anyText, where, scope, resolve)];
  });
  return {
    kind: 'job',
    name,
    at,
    needs,
    step,
    spec,
    ports,
    ...(bound.contract === undefined ? {} : { contract: bound.contract }),
    ...(step.job_type === undefined || !jobTypeFits ? {} : { jobType: step.job_type }),
    jobTypeFits,
    config,
    configComplete: complete,
    inputs: new Map(inputs),
    propertyFiles: bound.propertyFiles,
  };
}

/** What the config of every step of one type starts from. */
interface TypeConfig {
  /** The config keys that the type takes. */
  readonly keys: ReadonlySet<string>;
  /** Defaults and the pipeline's config, before references are resolved. */
  readonly inForce: EffectiveConfig;
}

function typeConfig(spec: RegisteredSpec, loaded: LoadedPipeline): TypeConfig {
  const { sagemaker_step_type: type, config } = spec.document.value;
  const { source } = spec.document;
  const keys = builderKeys(type);
  const properties = Object.entries(config?.properties ?? {});
  const own = properties.flatMap(([key, property]) => {
    const at = locationOf(source, 'config', 'properties', key, 'default');
    return 'default' in property ? [[key, trace(property.default, at)] as const] : [];
  });
  const inForce = mergeConfig([
    builtInDefaults(keys, type),
    { layer: 'specification', values: new Map(own) },
    configPart('specification', config?.defaults ?? {}, locationOf(source, 'config', 'defaults')),
    ...loaded.pipelineConfig.parts,
  ]);
  return { keys: new Set([...keys.keys(), ...properties.map(([key]) => key)]), inForce };
}

function configOf(
  spec: RegisteredSpec,
  context: LinkContext,
): { config: EffectiveConfig; complete: boolean } {
  const { loaded, name, scope, findings, typeConfigs } = context;
  const stepType = spec.document.value.step_type;
  const { keys, inForce } = typeConfigs.get(stepType) ?? typeConfig(spec, loaded);
  typeConfigs.set(stepType, { keys, inForce });
  const stepConfig = loaded.stepConfig.get(name) ?? { parts: [], complete: true };
  const merged = mergeConfig([...stepConfig.parts, ...loaded.environmentConfig.parts], inForce);
  const config = new Map(merged);
  for (const [key, entry] of merged) {
    const traced = keys.has(key) ? resolveReferences(entry.traced, scope, findings) : entry.traced;
    if (traced !== entry.traced) {
      config.set(key, { layer: entry.layer, traced });
    }
  }
  const complete = loaded.pipelineConfig.complete && loaded.environmentConfig.complete && stepConfig.complete;
  return { config, complete };
}

/** `<step>.<output>`, or a value: where any text may stand, only the name of a step makes the difference. */
function explicitInput(
  text: string,
  anyText: boolean,
  at: Location,
  scope: Scope,
  resolve: (value: unknown, where: Location) => Traced,
): ExplicitInput {
  const match = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_.-]+)$/.exec(text);
  const [, step = '', output = ''] = match ?? [];
  if (match !== null && (scope.declaredSteps.has(step) || !anyText)) {
    return { kind: 'output', step, output, at };
  }
  return { kind: 'value', value: resolve(text, at), at };
}

function linkTerm(
  term: Condition,
  at: Location,
  resolve: (value: unknown, where: Location) => Traced,
): LinkedConditionTerm {
  if ('not' in term) {
    return { kind: 'not', term: linkTerm(term.not, child(at, 'not'), resolve) };
  }
  const combined = (kind: 'any' | 'all', terms: readonly Condition[]): LinkedConditionTerm => ({
    kind,
    terms: terms.map((inner, index) => linkTerm(inner, child(at, kind, index), resolve)),
  });
  if ('any' in term) {
    return combined('any', term.any);
  }
  if ('all' in term) {
    return combined('all', term.all);
  }
  const { left, op, right } = term;
  return {
    kind: 'comparison',
    op,
    left: resolve(left, child(at, 'left')),
    right: resolve(right, child(at, 'right')),
  };
}

function needsOf(manifest: Document<Manifest>, name: string, declared: ReadonlySet<string>): readonly Need[] {
  const seen = new Set<string>([name]);
  const needs: Need[] = [];
  for (const [index, step] of (manifest.value.steps[name]?.needs ?? []).entries()) {
    if (declared.has(step) && !seen.has(step)) {
      seen.add(step);
      needs.push({ step, at: locationOf(manifest.source, 'steps', name, 'needs', index) });
    }
  }
  return needs;
}

function inputEdges(step: LinkedStep): readonly GraphEdge[] {
  if (step.kind !== 'job') {
    return [];
  }
  return [...step.inputs.values()].flatMap((input): GraphEdge[] =>
    input.kind === 'output' ? [{ from: input.step, to: step.name, kind: 'reference', at: input.at }] : [],
  );
}

function branchesOf(steps: ReadonlyMap<string, LinkedStep>): {
  branches: ReadonlyMap<string, Branch>;
  branchEdges: readonly GraphEdge[];
} {
  const branches = new Map<string, Branch>();
  const branchEdges: GraphEdge[] = [];
  for (const condition of steps.values()) {
    if (condition.kind !== 'condition') {
      continue;
    }
    for (const side of ['then', 'else'] as const) {
      for (const [index, member] of (condition.step[side] ?? []).entries()) {
        if (steps.has(member) && member !== condition.name && !branches.has(member)) {
          branches.set(member, { condition: condition.name, side });
          branchEdges.push({
            from: condition.name,
            to: member,
            kind: 'branch',
            at: child(condition.at, side, index),
          });
        }
      }
    }
  }
  return { branches, branchEdges };
}
