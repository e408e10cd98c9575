import fc from 'fast-check';
import { checkDefinitionFile } from '../../src/compiler/check-definition.js';
import { emitDefinition } from '../../src/compiler/compiled.js';
import type { Json } from '../../src/source/traced.js';
import { memoryFiles } from '../support/memory-files.js';
import { randomPipeline, type ManifestData } from '../support/random-pipeline.js';
import { compileTexts } from './support.js';

const MANIFEST = 'random.pipeline.yaml';

/** The definition of a pipeline; what is said of it fails the test. */
async function compiled(texts: Readonly<Record<string, string>>): Promise<string> {
  const { build, diagnostics } = await compileTexts(texts);
  expect(diagnostics).toEqual([]);
  const definition = build?.().definition;
  return definition === undefined ? '' : emitDefinition(definition, 'compact');
}

interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments: { readonly IfSteps?: readonly Step[]; readonly ElseSteps?: readonly Step[] };
  readonly DependsOn?: readonly string[];
  readonly PropertyFiles?: readonly { readonly PropertyFileName: string }[];
  readonly OutputParameters?: readonly { readonly OutputName: string }[];
}

interface Definition {
  readonly Parameters: readonly { readonly Name: string }[];
  readonly PipelineExperimentConfig?: Json;
  readonly Steps: readonly Step[];
}

const withBranches = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [
    step,
    ...withBranches(step.Arguments.IfSteps ?? []),
    ...withBranches(step.Arguments.ElseSteps ?? []),
  ]);

/** Every text that a Get names, but those of the steps inside a condition's branches. */
function gets(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) =>
    key === 'Get' && typeof entry === 'string'
      ? [entry]
      : key === 'IfSteps' || key === 'ElseSteps'
        ? []
        : gets(entry),
  );
}

/** What in a definition refers to nothing. Written from the format alone: it shares no code with the rules. */
function dangling(definition: Definition): readonly string[] {
  const steps = new Map(withBranches(definition.Steps).map((step) => [step.Name, step]));
  const parameters = new Set(definition.Parameters.map(({ Name }) => Name));
  const resolves = (text: string): boolean => {
    const [scope = '', name = '', ...rest] = text.split('.');
    const step = steps.get(name);
    switch (scope) {
      case 'Parameters':
        return parameters.has(name);
      case 'Execution':
        return name.startsWith('Pipeline');
      case 'PipelineExperimentConfig':
        return definition.PipelineExperimentConfig !== undefined;
      case 'Steps':
        return step !== undefined && isThere(step, rest.join('.'));
      default:
        return false;
    }
  };
  return [...steps.values()].flatMap((step) => [
    ...gets(step).filter((text) => !resolves(text)),
    ...(step.DependsOn ?? []).filter((name) => !steps.has(name)),
  ]);
}

const isThere = (step: Step, path: string): boolean => {
  const file = /^PropertyFiles\.(.+)$/.exec(path)?.[1];
  const output = /Outputs\['(.+?)'\]/.exec(path)?.[1];
  const parameter = /^OutputParameters\['(.+)'\]$/.exec(path)?.[1];
  if (file !== undefined) {
    return (step.PropertyFiles ?? []).some(({ PropertyFileName }) => PropertyFileName === file);
  }
  if (parameter !== undefined) {
    return (step.OutputParameters ?? []).some(({ OutputName }) => OutputName === parameter);
  }
  return output === undefined || JSON.stringify(step.Arguments).includes(`"OutputName":"${output}"`);
};

/** Whether the steps can be put in an order: what each reads or waits for, or the condition around it, comes before. */
function isOrdered(definition: Definition): boolean {
  const waits = new Map<string, ReadonlySet<string>>();
  const collect = (steps: readonly Step[], around: readonly string[]): void => {
    for (const step of steps) {
      const read = gets(step).flatMap((text) => /^Steps\.([^.]+)\./.exec(text)?.[1] ?? []);
      waits.set(step.Name, new Set([...read, ...(step.DependsOn ?? []), ...around]));
      collect(
        [...(step.Arguments.IfSteps ?? []), ...(step.Arguments.ElseSteps ?? [])],
        [...around, step.Name],
      );
    }
  };
  collect(definition.Steps, []);
  const done = new Set<string>();
  for (let before = -1; done.size > before;) {
    before = done.size;
    for (const [name, needs] of waits) {
      if ([...needs].every((need) => done.has(need))) {
        done.add(name);
      }
    }
  }
  return done.size === waits.size;
}

/** The same data with the keys of every map in an order that a function of the key decides. */
function shuffled<T>(value: T, rank: (key: string) => number): T {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => shuffled(item, rank)) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(
    ([key, entry]: [string, unknown]) => [key, shuffled(entry, rank)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b))) as T;
}

/** The same pipeline with the config of every step in a file of its own. */
function inFiles(manifest: ManifestData): Readonly<Record<string, string>> {
  const configs: Record<string, string> = {};
  const steps = Object.entries(manifest.steps).map(([name, step]) => {
    if (step.config === undefined) {
      return [name, step] as const;
    }
    configs[`configs/${name}.config.yaml`] = JSON.stringify(step.config);
    return [name, { ...step, config: `configs/${name}.config.yaml` }] as const;
  });
  return { ...configs, [MANIFEST]: JSON.stringify({ ...manifest, steps: Object.fromEntries(steps) }) };
}

describe('any pipeline that is right', () => {
  it('compiles to a definition whose every reference resolves, in which nothing waits for itself', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, async (manifest) => {
        const definition = JSON.parse(await compiled({ [MANIFEST]: JSON.stringify(manifest) })) as Definition;
        expect(
          withBranches(definition.Steps)
            .map(({ Name }) => Name)
            .sort(),
        ).toEqual(Object.keys(manifest.steps).sort());
        expect(dangling(definition)).toEqual([]);
        expect(isOrdered(definition)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('compiles to a definition of which the rules about definitions say nothing, in whatever form it is given', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, fc.constantFrom(0, 1, 2), async (manifest, wrappings) => {
        const compact = await compiled({ [MANIFEST]: JSON.stringify(manifest) });
        const text = [
          compact,
          JSON.stringify({ PipelineName: 'random', PipelineDefinition: compact }, null, 2),
          JSON.stringify(compact),
        ][wrappings];
        const { diagnostics } = await checkDefinitionFile(
          memoryFiles({ 'd.json': text ?? '' }),
          '/project/d.json',
        );
        expect(diagnostics).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('compiles to the same bytes with its keys and steps in another order, and with its configs in files', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, fc.func(fc.integer()), async (manifest, rank) => {
        const bytes = await compiled({ [MANIFEST]: JSON.stringify(manifest) });
        expect(await compiled({ [MANIFEST]: JSON.stringify(shuffled(manifest, rank)) })).toBe(bytes);
        expect(await compiled(inFiles(shuffled(manifest, rank)))).toBe(bytes);
      }),
      { numRuns: 40 },
    );
  });
});
