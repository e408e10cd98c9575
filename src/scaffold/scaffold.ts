import type { Registry } from '../registry/registry.js';
import { clashOf, type Clash } from './clash.js';
import { designStep } from './design.js';
import type { SageMakerFacts } from './facts.js';
import type { ScaffoldFile } from './files.js';
import { layoutOf, type LayoutFacts } from './layout.js';
import { manifestLines } from './manifest-lines.js';
import { kebabCase } from './names.js';
import { isProblem, type Parsed } from './parsed.js';
import { projectFiles } from './project-files.js';
import type { StepRequest } from './request.js';
import { stepFiles } from './step-files.js';

export { isProblem, kebabCase, projectFiles };

/** A step type with everything that is written for it. */
export interface NewStep {
  readonly files: readonly ScaffoldFile[];
  /** What has its name already. */
  readonly clash?: Clash;
  /** Lines for the `steps` of a manifest. */
  readonly manifestLines: string;
  /** Folder of its script's test, below the root; absent if no script of the project runs. */
  readonly tests?: string;
  /** Whether it has config keys that no schema of the project tells editors of yet. */
  readonly hasNewKeys: boolean;
}

/** What a new step type has to fit into. */
export interface Surroundings {
  readonly layout: LayoutFacts;
  readonly facts: SageMakerFacts;
  /** What the project's manifests can use. */
  readonly registry: Registry;
  /** The way from the project's root to one of its files, which is absolute. */
  readonly pathOf: (file: string) => string;
}

/** The files of a step type that is asked for, or why there are none. */
export function newStep(request: StepRequest, surroundings: Surroundings): Parsed<NewStep> {
  const { layout: place, facts, registry, pathOf } = surroundings;
  const design = designStep(request, facts);
  if (isProblem(design)) {
    return design;
  }
  const layout = layoutOf(place);
  const clash = clashOf(design, layout, registry, pathOf);
  return {
    files: stepFiles(design, layout),
    ...(clash === undefined ? {} : { clash }),
    manifestLines: manifestLines(design, layout),
    ...(design.module === undefined ? {} : { tests: layout.tests }),
    hasNewKeys: place.schemas === 'project' && design.settings.length > 0,
  };
}
