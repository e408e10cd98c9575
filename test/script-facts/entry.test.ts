import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { MainEntry } from '../../src/scripts/facts.js';
import { factsOf, placeOf } from './facts-of.js';

/** What is known of the main function of a script, one line for each fact. */
function mainOf(script: string): readonly string[] {
  const { main, unknown } = factsOf(script);
  if (main === undefined) {
    return ['no main'];
  }
  const { call } = main;
  const map = (name: string, entries: readonly MainEntry[] | undefined): readonly string[] =>
    entries === undefined
      ? [`${name}: unknown`]
      : [
          `${name}: ${entries.map((one) => `${placeOf(one)} ${one.name}${one.text === undefined ? '' : `=${one.text}`}`).join(', ')}`,
        ];
  return [
    `${placeOf(main)} main(${main.parameters.join(', ')})${main.testable ? ' testable' : ''}`,
    ...(call === undefined
      ? ['never called']
      : [
          `called at ${placeOf(call)}`,
          ...map('inputs', call.inputPaths),
          ...map('outputs', call.outputPaths),
          ...map('variables', call.environVars),
        ]),
    ...main.reads.map(
      (read) => `${placeOf(read)} ${read.parameter} ${read.name}${read.required ? ' required' : ''}`,
    ),
    ...unknown
      .filter(
        ({ kind, reason }) =>
          (kind === 'path' || kind === 'environment') && /_paths|environ_vars/.test(reason),
      )
      .map((use) => `${placeOf(use)} ? ${use.kind}: ${use.reason}`),
  ];
}

const HEAD = 'def main(input_paths, output_paths, environ_vars, job_args):';
const CALL = 'main({"DATA": "/opt/ml/processing/input/data"}, {}, {}, None)';
const NO_MAPS = [
  'called at 3:1',
  'inputs: 3:7 DATA=/opt/ml/processing/input/data',
  'outputs: ',
  'variables: ',
];

describe('the main function', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['is not there', 'def run(): pass\n', ['no main']],
    ['takes something else', 'def main(args): pass\n', ['1:1 main(args)', 'never called']],
    ['is not one of a class', 'class A:\n    def main(self): pass\n', ['no main']],
    [
      'takes more, with types and defaults',
      'def main(input_paths: dict, output_paths: dict, environ_vars: dict, job_args, logger=None, *, debug=False) -> None:\n    pass\n',
      ['1:1 main(input_paths, output_paths, environ_vars, job_args, logger, debug) testable', 'never called'],
    ],
    [
      'lacks one',
      'def main(input_paths, output_paths, environ_vars): pass\n',
      ['1:1 main(input_paths, output_paths, environ_vars)', 'never called'],
    ],
    [
      'is asynchronous',
      `async ${HEAD} pass\n`,
      ['1:1 main(input_paths, output_paths, environ_vars, job_args) testable', 'never called'],
    ],
  ])('%s', (_, script, expected) => {
    expect(mainOf(script)).toEqual(expected);
  });
});

describe('what the script gives it', () => {
  const given = (text: string): readonly string[] => mainOf(`${HEAD}\n    pass\n${text}\n`).slice(1);
  it.each<readonly [string, string, readonly string[]]>([
    ['dicts', CALL, NO_MAPS],
    [
      'dicts with names',
      `INPUT = "/opt/ml/processing/input"
inputs = {"DATA": INPUT + "/data", "METADATA": f"{INPUT}/metadata"}
outputs = dict(processed_data="/opt/ml/processing/output")
import os
variables = {"LABEL": os.environ["LABEL"], "RATIO": os.environ.get("RATIO", "0.7")}
if __name__ == "__main__":
    main(inputs, outputs, variables, parse())`,
      [
        'called at 9:5',
        'inputs: 4:11 DATA=/opt/ml/processing/input/data, 4:36 METADATA=/opt/ml/processing/input/metadata',
        'outputs: 5:31 processed_data=/opt/ml/processing/output',
        'variables: 7:14 LABEL, 7:44 RATIO',
      ],
    ],
    [
      'dicts by the names of the parameters',
      'main(job_args=None, environ_vars={"A": "b"}, input_paths={}, output_paths={"x": "/y"})',
      ['called at 3:1', 'inputs: ', 'outputs: 3:76 x=/y', 'variables: 3:35 A=b'],
    ],
    [
      'dicts through a function that calls it',
      'import sys\ndef run(f, *rest): return f(*rest)\nsys.exit(run(main, {"A": "/a"}, {}, {}, None))',
      ['called at 5:10', 'inputs: 5:21 A=/a', 'outputs: ', 'variables: '],
    ],
    [
      'something that is computed',
      'main(load(), {**a, "B": "/b"}, {k: v for k, v in x}, None)',
      ['called at 3:1', 'inputs: unknown', 'outputs: unknown', 'variables: unknown'],
    ],
    [
      'a dict that is changed',
      'a = {"A": "/a"}\na.update(b)\nmain(a, {}, {}, None)',
      ['called at 5:1', 'inputs: unknown', 'outputs: ', 'variables: '],
    ],
    [
      'one thing or another',
      'if x:\n    main({"A": "/a"}, {}, {}, None)\nelse:\n    main({"B": "/b"}, {}, {}, None)',
      ['called at 4:5', 'inputs: unknown', 'outputs: unknown', 'variables: unknown'],
    ],
  ])('%s', (_, text, expected) => {
    expect(given(text)).toEqual(expected);
  });
});

describe('what it reads from them', () => {
  const reads = (body: string, rest = ''): readonly string[] =>
    mainOf(`${HEAD}\n    ${body.replaceAll('\n', '\n    ')}\n${rest}`).slice(2);
  it.each<readonly [string, string, readonly string[]]>([
    ['x = input_paths["DATA"]', '', ['2:9 input_paths DATA required']],
    ['x = output_paths.get("out")', '', ['2:9 output_paths out']],
    ['x = environ_vars.get("A", "b")', '', ['2:9 environ_vars A']],
    ['x = environ_vars.pop("A")', '', ['2:9 environ_vars A required']],
    ['if "DATA" in input_paths: pass', '', ['2:8 input_paths DATA']],
    ['environ_vars["A"] = "b"', '', []],
    ['print(input_paths)\nlog.info("%s", output_paths)', '', []],
    [
      'KEY = "DATA"\nx = [input_paths[k] for k in (KEY, "META")]',
      '',
      ['3:10 input_paths DATA required', '3:10 input_paths META required'],
    ],
    [
      'load(input_paths)\nload(paths=input_paths)',
      'def load(paths):\n    return paths["DATA"], other(1, paths)\ndef other(n, p): return p["META"]\n',
      ['5:12 input_paths DATA required', '6:25 input_paths META required'],
    ],
    ['def inner():\n    return input_paths["DATA"]', '', ['3:16 input_paths DATA required']],
    [
      'Loader(input_paths)',
      'class Loader:\n    def __init__(self, p): self.x = p["DATA"]\n',
      ['4:37 input_paths DATA required'],
    ],
    ['for k in input_paths: pass', '', ['2:14 ? path: uses all of input_paths as one value']],
    ['for k in environ_vars.items(): pass', '', ['2:14 ? environment: goes through all of environ_vars']],
    ['x = input_paths[name]', '', ['2:9 ? path: uses a computed name in input_paths']],
    ['other(input_paths)', '', ['2:11 ? path: gives input_paths to other']],
    ['other(**output_paths)', '', ['2:13 ? path: gives output_paths to other']],
    ['paths = input_paths', '', ['2:13 ? path: uses all of input_paths as one value']],
  ])('%j', (body, rest, expected) => {
    expect(reads(body, rest)).toEqual(expected);
  });
});

describe('running a script', () => {
  it.each<readonly [string, boolean]>([
    ['', false],
    ['"""Only a docstring."""\nimport os\nX = 1\ndef f(): f()\nclass A: pass\n', false],
    ['if __name__ == "__main__":\n    main()\n', true],
    ['if "__main__" == __name__:\n    x = 1\n', true],
    ['if __name__ == "__mian__":\n    main()\n', false],
    ['if __name__ != "__mian__":\n    main()\n', true],
    ['TABLE = {}\nTABLE.update({"a": 1})\n', false],
    ['if __name__ == "__main__":\n    pass\n', false],
    ['def model_fn(d): return load(d)\nlogger = logging.getLogger()\nlogger.setLevel(logging.INFO)\n', false],
    ['import pandas as pd\npd.read_csv("a").to_csv("b")\n', true],
    ['with open("a") as f:\n    f.write("b")\n', true],
    ['try:\n    run()\nfinally:\n    pass\n', true],
    ['for x in y:\n    x.save()\n', true],
    ['import warnings\nwarnings.filterwarnings("ignore")\n', false],
  ])('%j does something: %s', (script, runs) => {
    expect(factsOf(script).runs).toBe(runs);
  });
});

describe('the scripts of the library', () => {
  it.each([
    ['load_data', '', 'DATA, METADATA, SIGNATURE', 'DATA_PATH, DATA_FORMAT, OUTPUT_FORMAT, COLUMNS'],
    ['package', 'model_input, inference_scripts_input', 'packaged_model', 'INFERENCE_SCRIPT'],
    ['payload', 'model_input', 'payload_sample', 'CONTENT_TYPES, FIELD_DEFAULTS'],
    [
      'tabular_preprocess',
      'DATA, METADATA, SIGNATURE',
      'processed_data',
      'LABEL_FIELD, TRAIN_RATIO, TEST_VAL_RATIO, CATEGORICAL_FIELDS, NUMERICAL_FIELDS, ID_FIELD, DROP_FIELDS, OUTPUT_FORMAT, RANDOM_SEED',
    ],
    ['pytorch_train', 'train_data, validation_data, config', 'model_artifacts, training_metrics', 'SM_HOSTS'],
    ['xgboost_train', 'train_data, validation_data, config', 'model_artifacts, training_metrics', 'SM_HOSTS'],
    [
      'xgboost_model_eval',
      'model_input, processed_data',
      'eval_output, metrics_output',
      'DECISION_THRESHOLD, EVAL_SPLIT',
    ],
  ])('%s reads all that it is given, and nothing else', (name, inputs, outputs, variables) => {
    const { main, runs } = factsOf(
      readFileSync(new URL(`../../scripts/${name}.py`, import.meta.url), 'utf8'),
    );
    const readFrom = (parameter: string): readonly string[] => [
      ...new Set(main?.reads.filter((read) => read.parameter === parameter).map((read) => read.name)),
    ];
    expect(runs).toBe(true);
    expect(main?.testable).toBe(true);
    // What it is given comes from the runtime module, and so from the contract.
    expect(Object.keys(main?.call ?? {})).toEqual(['at']);
    expect(readFrom('input_paths').toSorted()).toEqual(inputs.split(', ').filter(Boolean).toSorted());
    expect(readFrom('output_paths').toSorted()).toEqual(outputs.split(', ').toSorted());
    expect(readFrom('environ_vars').toSorted()).toEqual(variables.split(', ').toSorted());
  });
});

it('throws for no script', () => {
  const fragment = fc.constantFrom(
    'def main(input_paths, output_paths, environ_vars, job_args): return input_paths[main]',
    'def main(input_paths, *output_paths, **environ_vars): main(input_paths, *output_paths, **environ_vars)',
    'main = lambda input_paths: input_paths.x()',
    'main(main, main, {main: main}, *main)',
    'main({**main}, dict(main), {"a": main()}, 1)',
    'def run(f, *a): return run(f, *a), f(*a)',
    'run(main, {"a": "b"}, {}, {})',
    'run(run, main)',
    'if __name__ == "__main__": main()',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 8 }), (lines) => {
      expect(mainOf(lines.join('\n')).length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
