import { locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { jobAgreements, placesOf } from './agreement.js';
import { pathProblem, type PathUse } from './container-paths.js';

const KEYS = { input: 'expected_input_paths', output: 'expected_output_paths' } as const;

/** The folders are those of container-paths.ts, where their sources stand. */
export const pathNotAllowed: RegistryRule = {
  scope: 'registry',
  code: 'ALN411',
  name: 'path-not-allowed',
  severity: 'error',
  level: 2,
  what: 'The paths of a contract are in the folders that SageMaker fills and uploads for that type of job.',
  why: 'SageMaker rejects other folders, or leaves them empty and throws away what is written there.',
  fix: 'Use a path below /opt/ml/processing in a Processing step; in a Training step /opt/ml/input/data/<channel>, /opt/ml/model or /opt/ml/output/data.',
  invalid: project({ contract: PREPARE_CONTRACT.replace('/opt/ml/processing/output', '/tmp/output') }),
  valid: project(),
  check(registry, report) {
    for (const agreement of jobAgreements(registry)) {
      const { spec, contract } = agreement;
      const { sagemaker_step_type: type, step_type: stepType } = spec.document.value;
      const hasCode = contract.document.value.script_location !== 'image';
      for (const use of ['input', 'output'] satisfies readonly PathUse[]) {
        for (const [name, path] of Object.entries(contract.document.value[KEYS[use]] ?? {})) {
          const found = pathProblem(type, use, name, path, hasCode);
          if (found !== undefined) {
            // In the contract, if it is the project's: that is where the path is written.
            const inContract = {
              message: 'The path.',
              at: locationOf(contract.document.source, KEYS[use], name),
            };
            const inSpec = {
              message: `"${stepType}" builds a ${type} step.`,
              at: locationOf(spec.document.source, 'sagemaker_step_type'),
            };
            const { at, related } =
              contract.origin === 'project'
                ? { at: inContract.at, related: [inSpec] }
                : placesOf(
                    agreement,
                    { ...inSpec, at: locationOf(spec.document.source, 'contract') },
                    inContract,
                  );
            report(at, {
              message: `The path "${path}" of the ${use} "${name}" ${found.problem}.`,
              help: found.help,
              related,
            });
          }
        }
      }
    }
  },
};
