import type { Alternative } from './evaluate/values.js';

/** Functions that show a value or tell what it is, and do nothing else with it. */
const FUNCTIONS =
  /^(builtins\.(print|len|str|repr|type|isinstance|id|bool)|pprint\.(pprint|pformat|pp)|logging\.\w+)$/;
const LOGGING_METHODS = /^(info|debug|warning|warn|error|critical|log|exception)$/;

/** Whether something that is called only shows what it gets: by its full name, or as the method of an object that is not known. */
export function isHarmless(callee: Alternative, method: string | undefined): boolean {
  return (
    (callee.kind === 'external' && FUNCTIONS.test(callee.name)) ||
    ((callee.kind === 'unknown' || callee.kind === 'external') &&
      method !== undefined &&
      LOGGING_METHODS.test(method))
  );
}
