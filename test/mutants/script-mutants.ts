import { slipped, type Change } from './mutant.js';

/** A part of a script that must agree with a contract: its one group is the name. */
const NAMES: Readonly<Record<string, RegExp>> = {
  'input path': /input_paths(?:\[|\.get\()["'](\w+)["']/g,
  'output path': /output_paths(?:\[|\.get\()["'](\w+)["']/g,
  variable: /\b(?:environ(?:_vars)?(?:\[|\.get\()|getenv\()["'](\w+)["']/g,
  flag: /(?:add_argument|option)\((?:"-\w+", )?["'](--?[\w-]+)["']/g,
  argument: /\b(?:args|job_args|options|arguments)\.(\w+)\b(?!\()/g,
  path: /["'](\/opt\/ml\/[\w/.]+)/g,
  'module of the runtime': /from (pipectl_runtime) import/g,
  'part of the runtime': /\bruntime\.(\w+)/g,
  import:
    /^\s*(?:import|from) (pandas|numpy|xgboost|sklearn|joblib|torch|transformers|boto3|lightgbm|click|shap|helper|steps)\b/gm,
};

/** Code that a script can have too much: what it reads or writes, and a name in it. */
const ADDITIONS: readonly (readonly [string, string])[] = [
  ['import lightfm', 'lightfm'],
  ['import os; print(os.environ["ANOTHER_VARIABLE"])', 'ANOTHER_VARIABLE'],
  ['open("/opt/ml/processing/another_input/rows.csv").read()', '/opt/ml/processing/another_input'],
  ['open("/opt/ml/input/data/another/rows.csv").read()', '/opt/ml/input/data/another'],
  ['open("/opt/ml/processing/elsewhere/rows.csv", "w").write("")', '/opt/ml/processing/elsewhere'],
];

/** What makes the text of a script no Python: a pattern, and what the first place of it becomes. */
const SLIPS: readonly (readonly [string, RegExp, string])[] = [
  ['a colon is missing', /^((?:def|class|if) .*):$/m, '$1'],
  ['a bracket is not closed', /^(\w+ = \w[\w.]*\([^()]*)\)$/m, '$1'],
  ['a line stands too far in', /^(import \w+)$/m, '  $1'],
  ['a text is not closed', /^(\w+ = "[^"]*)"$/m, '$1'],
];

/** What can be wrong with a script. */
export function scriptChanges(text: string): readonly Change[] {
  return [...misspeltNames(text), ...additions(text), ...slips(text), ...entryChanges(text)];
}

function misspeltNames(text: string): readonly Change[] {
  return Object.entries(NAMES).flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map((match, index): Change => {
      const [all, name = ''] = match;
      const start = match.index + all.lastIndexOf(name);
      const title = `${what} ${name} misspelt${index === 0 ? '' : `, place ${index + 1}`}`;
      return {
        title,
        start,
        end: start + name.length,
        replacement: slipped(name),
        names: [name, slipped(name)].flatMap((each) => [each, attributeOf(each)]),
      };
    }),
  );
}

/** The attribute of a flag. */
function attributeOf(flag: string): string {
  return flag.replace(/^-+/, '').replaceAll('-', '_');
}

/** Lines more at the end of the imports: what they do happens whenever the script runs. */
function additions(text: string): readonly Change[] {
  const imports = [...text.matchAll(/^(?:import|from) .*\n/gm)];
  const last = imports.at(-1);
  const start = last === undefined ? 0 : last.index + last[0].length;
  return ADDITIONS.map(([code, name]) => ({
    title: `more: ${code}`,
    start,
    end: start,
    replacement: `${code}\n`,
    names: [name],
  }));
}

function slips(text: string): readonly Change[] {
  return SLIPS.flatMap(([title, pattern, by]) => {
    const match = pattern.exec(text);
    return match === null
      ? []
      : [
          {
            title,
            start: match.index,
            end: match.index + match[0].length,
            replacement: match[0].replace(pattern, by),
            names: [],
          },
        ];
  });
}

/** Scripts that do nothing when they are run, or whose main asks for something else than it is given. */
function entryChanges(text: string): readonly Change[] {
  const guard = /^if __name__ == "__main__":\n/m.exec(text);
  const main = /^def main\((\s*)input_paths/m.exec(text);
  return [
    ...(guard === null
      ? []
      : [
          {
            title: 'no entry guard',
            start: guard.index,
            end: text.length,
            replacement: '',
            names: ['__main__'],
            // A script that does nothing is reported as a whole.
            holder: 0,
          },
          {
            title: 'entry guard misspelt',
            start: guard.index,
            end: guard.index + guard[0].length,
            replacement: guard[0].replace('__main__', '__mian__'),
            names: ['__main__'],
            holder: 0,
          },
        ]),
    ...(main === null || guard === null
      ? []
      : [
          {
            title: 'main takes one argument more',
            start: main.index,
            end: main.index + main[0].length,
            replacement: main[0].replace(/\((\s*)/, '($1another, '),
            // What each parameter gets is what the next one was to get.
            names: ['main', 'input_paths', 'output_paths', 'environ_vars'],
          },
        ]),
  ];
}
