import { onlySlip } from '../../diagnostics/slip.js';
import { normalDistribution, providesModule } from '../../scripts/distributions.js';
import type { ImportUse } from '../../scripts/facts.js';
import { PUBLISHED_MODULES } from '../../sagemaker/image-packages.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { contractKey, knowsAll, ownContracted, type ContractedScript } from './script-facts.js';
import { provides } from './script-imports.js';

const contract = `${SCRIPT_CONTRACT}framework_requirements: { pandas: ">=1.3" }\n`;

/** Distributions that others use when they are there, so that nobody imports them (pandas, SQLAlchemy, fsspec and PyTorch documentation). */
const PLUGINS: ReadonlySet<string> = new Set(
  (
    'pyarrow fastparquet openpyxl xlrd xlsxwriter odfpy pyxlsb lxml html5lib beautifulsoup4 tables numexpr bottleneck ' +
    'tabulate zstandard s3fs gcsfs fsspec aiobotocore psycopg2 psycopg2-binary pymysql redshift-connector ' +
    'sqlalchemy-redshift pyathena python-snappy brotli accelerate bitsandbytes sentencepiece protobuf safetensors ' +
    'flash-attn deepspeed tensorboard torchdata setuptools wheel pip python'
  ).split(' '),
);

/** Whether no module or program that is not seen can import what the script does not. */
function seesAllImports(script: ContractedScript): boolean {
  const requirements = Object.keys(script.contract.document.value.framework_requirements ?? {});
  const isOfOthers = (use: ImportUse): boolean =>
    use.origin !== 'third-party' ||
    PUBLISHED_MODULES.has(use.topLevel) ||
    requirements.some((name) => provides(name, use));
  return knowsAll(script, 'import', 'code') && script.facts.imports.every(isOfOthers);
}

export const requirementWithoutImport: ScriptRule = {
  scope: 'script',
  code: 'ALN462',
  name: 'requirement-without-import',
  severity: 'info',
  level: 1,
  what: 'A script imports what the framework requirements of its contract name.',
  why: 'A requirement that nothing needs limits the images that the step can run in.',
  fix: 'Remove the requirement, unless something that the script imports needs it.',
  invalid: scriptProject({ contract }),
  valid: scriptProject({ contract, script: `import pandas\n\nprint(pandas.__version__)\n${PREPARE_SCRIPT}` }),
  check(context, report) {
    for (const script of ownContracted(context)) {
      const isWhole = seesAllImports(script);
      const imported = script.facts.imports.filter(({ origin }) => origin === 'third-party');
      for (const name of Object.keys(script.contract.document.value.framework_requirements ?? {})) {
        const isImported = script.facts.imports.some(({ module }) => providesModule(name, module));
        const meant = onlySlip(
          name,
          imported.map(({ topLevel }) => topLevel),
        );
        if (!isImported && (meant !== undefined || (isWhole && !PLUGINS.has(normalDistribution(name))))) {
          report(contractKey(script, 'framework_requirements', name), {
            message: `The script does not import "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
            help:
              meant === undefined
                ? 'Remove the requirement, unless something that the script imports needs it.'
                : 'Correct the name of the requirement.',
            related: [{ message: 'The script.', at: script.facts.at }],
          });
        }
      }
    }
  },
};
