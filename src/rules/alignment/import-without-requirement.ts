import { isInAnyImage, isInImages } from '../../sagemaker/image-packages.js';
import { distributionsOf, providesModule } from '../../scripts/distributions.js';
import type { ImportUse } from '../../scripts/facts.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contractKey, firstCertain, knowsAll, ownContracted, type ContractedScript } from './script-facts.js';
import { lacks } from './module-not-in-image.js';
import { addedToContract } from './contract-additions.js';
import { frameworkOf, mayBeInstalled, meantModule, provides } from './script-imports.js';

const script = `import pandas\nimport pyarrow\n\nprint(pandas.__version__, pyarrow.__version__)\n${PREPARE_SCRIPT}`;
const contract = (requirements: string) => `${SCRIPT_CONTRACT}framework_requirements: { ${requirements} }\n`;

export const importWithoutRequirement: ScriptRule = {
  scope: 'script',
  code: 'ALN461',
  name: 'import-without-requirement',
  severity: 'warning',
  level: 1,
  what: 'The framework requirements of a contract, where it has some, name what its script imports.',
  why: 'Who chooses an image for the step goes by the requirements: without the package the script stops at its first lines.',
  fix: 'Add the package to framework_requirements.',
  invalid: scriptProject({ script, contract: contract('pandas: ">=1.3"') }),
  valid: scriptProject({ script, contract: contract('pandas: ">=1.3", pyarrow: ">=5"') }),
  check(context, report) {
    for (const found of ownContracted(context)) {
      const requirements = found.contract.document.value.framework_requirements;
      if (requirements === undefined || !knowsAll(found, 'import')) {
        continue;
      }
      const imports = found.facts.imports.filter(
        (use) => use.origin === 'third-party' && isNeeded(use) && meantModule(found, use) === undefined,
      );
      for (const use of firstCertain(imports, ({ topLevel }) => topLevel)) {
        const isRequired = Object.keys(requirements).some((name) => provides(name, use));
        if (!isRequired && !isBrought(found, use) && !(found.jobs.length > 0 && mayBeInstalled(found, use))) {
          const [distribution = use.topLevel, ...others] = distributionsOf(use.module);
          // Of a module that SageMaker's images bring, the distribution is known; another may be anybody's.
          const isCertain = others.length === 0 && isInAnyImage(use.topLevel);
          report(use.at, {
            message: `The script imports "${use.topLevel}", which is not among the framework requirements of its contract.`,
            help: `Add "${distribution}" under "framework_requirements" of the contract.`,
            related: [{ message: 'The requirements.', at: contractKey(found, 'framework_requirements') }],
            fix: isCertain
              ? addedToContract(found, 'framework_requirements', {
                  kind: 'insert',
                  key: distribution,
                  value: '',
                })
              : undefined,
          });
        }
      }
    }
  },
};

function isNeeded({ where, optional }: ImportUse): boolean {
  return where === 'top' && !optional;
}

/** Whether the images that the steps run, or that their specifications choose, bring a module; or lack it, which is reported as such. */
function isBrought({ jobs, specs, facts }: ContractedScript, use: ImportUse): boolean {
  const frameworks = [
    ...jobs.map(({ job }) => frameworkOf(job)),
    ...specs.map(({ document }) => document.value.config?.defaults?.['framework']),
  ];
  return (
    jobs.some(({ job }) => lacks(job, use.topLevel)) ||
    facts.installs.some(({ requirement }) => providesModule(requirement, use.module)) ||
    frameworks.some((name) => typeof name === 'string' && isInImages(name, use.topLevel) === true)
  );
}
