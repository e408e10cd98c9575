import { factsOf } from './facts-of.js';

/** What cannot be known of a script because it starts another one, as `line:column kind`. */
const startedBy = (text: string): readonly string[] =>
  factsOf(text)
    .unknown.filter(({ reason }) => reason === 'starts another program')
    .map(({ kind, at }) => `${at.path[0] ?? 0}:${at.path[1] ?? 0} ${kind}`);

describe('a script that starts another program', () => {
  it.each([
    ['import subprocess\nsubprocess.run(["python", "train.py"])\n'],
    ['from subprocess import check_call as call\ncall("make", shell=True)\n'],
    ['import os\nos.execv("/opt/ml/input/data/code/train.py", [])\n'],
    ['import os\nos.system("./run.sh")\n'],
    ['import runpy\nrunpy.run_path("other.py")\n'],
  ])('may read and write what that does: %j', (text) => {
    expect(startedBy(text)).toEqual(['2:0 path', '2:0 environment', '2:0 code']);
  });

  it('knows what pip does', () => {
    expect(
      startedBy(
        'import subprocess, sys\nsubprocess.check_call([sys.executable, "-m", "pip", "install", "shap"])\n',
      ),
    ).toEqual([]);
  });
});
