import type { RegisteredContract, RegisteredSpec, Registry } from '../../registry/registry.js';
import type { Location } from '../../source/location.js';
import type { Finding } from '../rule.js';

/** A specification and the contract that it names. */
export interface Agreement {
  readonly spec: RegisteredSpec;
  readonly contract: RegisteredContract;
}

/** The specifications that the project itself defines, without those whose files have errors. */
export function ownSpecs({ specs, broken }: Registry): readonly RegisteredSpec[] {
  return [...specs.values()].filter(
    ({ origin, document }) => origin === 'project' && !broken.has(document.value.step_type),
  );
}

/**
 * Specifications with their contracts, where at least one of the two is a file of the project and none has errors. A
 * specification of the library whose contract the project has replaced counts only if no specification of the
 * project's own names it: the contract was written for that one then.
 */
export function agreements({ specs, contracts, broken }: Registry): readonly Agreement[] {
  const ownContracts = new Set(
    [...specs.values()].flatMap(({ origin, document }) =>
      origin === 'project' ? (document.value.contract ?? []) : [],
    ),
  );
  return [...specs.values()].flatMap((spec): Agreement[] => {
    const { step_type: stepType, contract: name } = spec.document.value;
    const contract = name === undefined ? undefined : contracts.get(name);
    if (name === undefined || contract === undefined || broken.has(name) || broken.has(stepType)) {
      return [];
    }
    const concerns = spec.origin === 'project' || (contract.origin === 'project' && !ownContracts.has(name));
    return concerns ? [{ spec, contract }] : [];
  });
}

/** Agreements of the steps that run the contract's script in a job: data reach it, and leave it, by the contract's paths. */
export function jobAgreements(registry: Registry): readonly Agreement[] {
  return agreements(registry).filter(({ spec }) => runsScript(spec));
}

/** Whether a specification builds a step that cannot do without a contract. */
export function runsScript({ document }: RegisteredSpec): boolean {
  return ['Processing', 'Training', 'Tuning'].includes(document.value.sagemaker_step_type);
}

/** A place with what a related span says of it. */
interface Labelled {
  readonly message: string;
  readonly at: Location;
}

/** Where to report what a specification and its contract disagree about: in the project's own file, the specification if both are. */
export function placesOf(
  { spec }: Agreement,
  inSpec: Labelled,
  inContract: Labelled,
): { readonly at: Location; readonly related: NonNullable<Finding['related']> } {
  return spec.origin === 'project'
    ? { at: inSpec.at, related: [inContract] }
    : { at: inContract.at, related: [inSpec] };
}
