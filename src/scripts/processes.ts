import { pythonLocation } from '../source/python.js';
import type { Evaluator } from './evaluate/evaluator.js';
import { externalNames } from './evaluate/values.js';
import type { UnknownUse } from './facts.js';
import { installsOf } from './imports/installs.js';

/** What starts another program or script, which gets the environment and can use any path. */
const STARTS =
  /^(subprocess\.(run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|os\.(system|popen|exec\w+|spawn\w+|posix_spawnp?)|runpy\.run_(path|module))$/;

/** Where a script starts other programs: what those read and write is not known. Having pip install packages is no such thing. */
export function processFacts(evaluator: Evaluator): { readonly unknown: readonly UnknownUse[] } {
  const unknown = evaluator.program.modules.flatMap(({ sites }) =>
    sites.calls.flatMap(({ node, frame }): UnknownUse[] => {
      const names = externalNames(evaluator.evaluate(node.func, frame));
      if (!names.some((name) => STARTS.test(name))) {
        return [];
      }
      const { requirements, isComputed } = installsOf(evaluator, node, names, frame);
      const at = pythonLocation(frame.scope.module.file.source, node);
      return requirements.length > 0 || isComputed
        ? []
        : (['path', 'environment', 'code'] as const).map((kind) => ({
            kind,
            at,
            reason: 'starts another program',
          }));
    }),
  );
  return { unknown };
}
