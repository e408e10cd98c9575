import { didYouMean } from '../../diagnostics/suggest.js';
import { memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import type { DefinitionReport } from '../rule.js';
import { listed } from '../wording.js';
import { sentence } from './words.js';

/**
 * Reports the members of an object that are none of those it can have, and gives whether there are none such. null
 * counts as absent. `noun` is what the object is. A member that is missing as well is most likely the one that was meant.
 */
export function reportUnknownMembers(
  value: JsonObject,
  pointer: string,
  known: readonly string[],
  noun: string,
  report: DefinitionReport,
): boolean {
  let allKnown = true;
  for (const member of Object.keys(value)) {
    if (!known.includes(member) && memberOf(value, member) !== undefined) {
      allKnown = false;
      report(
        pointerTo(pointer, member),
        {
          message: sentence(`${noun} takes no member "${member}".${didYouMean(member, known)}`),
          help: `Its members are ${listed(known)}.`,
        },
        'key',
      );
    }
  }
  return allKnown;
}
