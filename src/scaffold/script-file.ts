import { posix } from 'node:path';
import type { Layout, ScaffoldFile } from './files.js';
import { GUARD } from './guard.js';
import { inferenceScript } from './inference-script.js';
import { docstring, importsFor, pythonDict, pythonText } from './python-text.js';
import { scriptBody } from './script-body.js';
import { takesArguments, type StepDesign } from './step-design.js';

/** The script of a step type; undefined if no script of the project runs. */
export function scriptFile(design: StepDesign, layout: Layout): ScaffoldFile | undefined {
  const { module } = design;
  if (module === undefined) {
    return undefined;
  }
  return {
    path: posix.join(layout.scripts, `${module}.py`),
    text: design.kind === 'model' ? inferenceScript(design) : jobScript(design, module),
    what: design.kind === 'model' ? 'the inference script' : 'the script',
  };
}

/** A script as the library's are: main, which tests call with folders of their own, and a guard with the container's. */
function jobScript(design: StepDesign, module: string): string {
  const body = scriptBody(design);
  const hasArguments = takesArguments(design);
  const code = `log = logging.getLogger(${pythonText(module)})


${body.helpers}

def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: ${hasArguments ? 'argparse.Namespace' : 'Optional[object]'},
) -> ${body.returns}:
    """${body.does}"""
${settingsStatement(design)}${body.main}${GUARD}`;
  return `"""${docstring(design.description)}

${body.about}
"""

${importsFor(code)}
${code}`;
}

/** The values that the script gets from outside, where there are any: the body may use them by `settings`. */
function settingsStatement(design: StepDesign): string {
  const entries = settingEntries(design);
  return entries.length === 0
    ? ''
    : `    settings = ${pythonDict(entries, 4)}\n    log.info("Settings: %s", json.dumps(settings))\n`;
}

function settingEntries({ settings, jobTypes }: StepDesign): readonly (readonly [string, string])[] {
  return [
    ...(jobTypes.length === 0 ? [] : [['job_type', 'job_args.job_type'] as const]),
    ...settings.map(
      ({ from, name }) =>
        [name, from === 'env' ? `environ_vars[${pythonText(name)}]` : `job_args.${name}`] as const,
    ),
  ];
}
