import { posix } from 'node:path';
import type { Layout, ScaffoldFile } from './files.js';
import { importsFor, pythonDict, pythonList, pythonText, pythonValue } from './python-text.js';
import { scriptBody } from './script-body.js';
import { sampleValue } from './settings.js';
import { takesArguments, type StepDesign } from './step-design.js';

/** The test of a step type's script, for unittest and pytest alike; undefined if no script of the project runs. */
export function testFile(design: StepDesign, layout: Layout): ScaffoldFile | undefined {
  const { module } = design;
  if (module === undefined) {
    return undefined;
  }
  const content = design.kind === 'model' ? inferenceTest(design, module) : jobTest(design, module);
  const text = `"""Runs ${module}.py on small files in a temporary folder."""

${importsFor(`sys. unittest. Path( ${content}`)}
sys.path.insert(0, str(${scriptsFolder(layout)}))

import ${module} as script  # noqa: E402

${content}

if __name__ == "__main__":
    unittest.main()
`;
  return { path: posix.join(layout.tests, `test_${module}.py`), text, what: "the script's test" };
}

/** The folder of the scripts, from that of the tests. */
function scriptsFolder({ tests, scripts }: Layout): string {
  const way = posix.relative(tests, scripts).split('/');
  const down = way.filter((part) => part !== '..' && part !== '').map((part) => ` / ${pythonText(part)}`);
  return `Path(__file__).resolve().parents[${way.filter((part) => part === '..').length}]${down.join('')}`;
}

function jobTest(design: StepDesign, module: string): string {
  const { test } = scriptBody(design);
  const { inputs, outputs, settings, jobTypes } = design;
  const names = (ports: readonly { readonly name: string; readonly path?: string }[]) =>
    pythonList(
      ports.filter(({ path }) => path !== undefined).map(({ name }) => name),
      0,
    );
  const variables = settings
    .filter(({ from }) => from === 'env')
    .map((setting) => [setting.name, pythonText(String(sampleValue(setting)))] as const);
  const [jobType] = jobTypes;
  const values = [
    ...(jobType === undefined ? [] : [`job_type=${pythonText(jobType)}`]),
    ...settings.flatMap((setting) =>
      setting.from === 'argument'
        ? [`${setting.name}=${pythonValue(sampleValue(setting), setting.type)}`]
        : [],
    ),
  ];
  const given = takesArguments(design) ? 'ARGUMENTS' : 'None';
  const argumentsLine = takesArguments(design)
    ? `ARGUMENTS = argparse.Namespace(${values.join(', ')})\n`
    : '';
  const code = `INPUTS = ${names(inputs)}
OUTPUTS = ${names(outputs)}
ENVIRONMENT = ${pythonDict(variables, 0)}
${argumentsLine}

def call(folder):
    """Run main with inputs and outputs in a folder, each under its name."""
    inputs, outputs = [{name: str(folder / name) for name in names} for names in (INPUTS, OUTPUTS)]
    return script.main(inputs, outputs, ENVIRONMENT, ${given})

${helper(
  test.statements,
  'write(',
  `
def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

`,
)}${helper(
    test.statements,
    'files_below(',
    `
def files_below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

`,
  )}
class ${className(module)}(unittest.TestCase):
    def ${test.name}(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
${indented(test.statements, 12)}`;
  return code;
}

function inferenceTest(design: StepDesign, module: string): string {
  const variables = design.settings.map(
    (setting) => [setting.name, pythonText(String(sampleValue(setting)))] as const,
  );
  const environment =
    variables.length === 0 ? '' : `        os.environ.update(${pythonDict(variables, 8)})\n`;
  return `
class ${className(module)}(unittest.TestCase):
    def test_gaps_are_filled_from_the_model(self):
${environment}        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "model.json").write_text('{"a": 1.5, "b": 2}', encoding="utf-8")
            model = script.model_fn(folder)
        records = script.input_fn('{"a": 3, "b": null}', "application/json")
        body, content_type = script.output_fn(script.predict_fn(records, model), "application/json")
        self.assertEqual(json.loads(body), {"predictions": [{"a": 3, "b": 2}]})
        self.assertEqual(content_type, "application/json")

    def test_other_content_types_are_refused(self):
        with self.assertRaises(ValueError):
            script.input_fn("a,b", "text/csv")
`;
}

function helper(statements: string, call: string, text: string): string {
  return statements.includes(call) ? text : '';
}

function indented(text: string, columns: number): string {
  const indent = ' '.repeat(columns);
  return text
    .split('\n')
    .map((line) => (line === '' ? '\n' : `${indent}${line}\n`))
    .join('');
}

function className(module: string): string {
  const words = module.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Test`;
}
