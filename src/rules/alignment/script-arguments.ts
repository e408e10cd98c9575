import type { ScriptArgument } from '../../project/types.generated.js';
import type { ArgumentUse, ArgumentValue } from '../../scripts/facts.js';
import { contractKey, type ContractedScript } from './script-facts.js';
import type { Location } from '../../source/location.js';

/** An argument of a contract. */
export interface DeclaredArgument {
  readonly name: string;
  readonly argument: ScriptArgument;
  readonly at: Location;
}

/** An argument of a contract with the script's own of the same flag, or of a flag that only differs in `-` and `_`. */
export interface ArgumentPair extends DeclaredArgument {
  readonly use: ArgumentUse;
}

/** Actions of argparse that take no value (Python documentation, page library/argparse, section action). */
const WITHOUT_VALUE: ReadonlySet<string> = new Set([
  'store_true',
  'store_false',
  'store_const',
  'append_const',
  'count',
  'help',
  'version',
  'BooleanOptionalAction',
]);

/** Actions of argparse that take a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(['store', 'append', 'extend']);

/** The arguments of a contract in order. */
export function declaredArguments(script: ContractedScript): readonly DeclaredArgument[] {
  return Object.entries(script.contract.document.value.expected_arguments ?? {}).map(([name, argument]) => ({
    name,
    argument,
    at: contractKey(script, 'expected_arguments', name),
  }));
}

/** The arguments that the script itself declares, without those of its sub-commands. */
export function scriptArguments({ facts }: Pick<ContractedScript, 'facts'>): readonly ArgumentUse[] {
  return (facts.arguments ?? []).filter(({ subcommand }) => subcommand === undefined);
}

/** The arguments that script and contract both have. */
export function argumentPairs(script: ContractedScript): readonly ArgumentPair[] {
  return declaredArguments(script).flatMap((declared): ArgumentPair[] => {
    const use = argumentOf(script, declared.argument.flag);
    return use === undefined || use.certainty !== 'certain' ? [] : [{ ...declared, use }];
  });
}

/** The script's argument of a flag, or of one that only differs in `-` and `_`. */
export function argumentOf(script: Pick<ContractedScript, 'facts'>, flag: string): ArgumentUse | undefined {
  const own = scriptArguments(script);
  return (
    own.find(({ flags }) => flags.includes(flag)) ??
    own.find(({ flags }) => flags.some((each) => withUnderscores(each) === withUnderscores(flag)))
  );
}

/** Whether the script takes a flag: as it is, or as the beginning of one of its own (argparse, allow_abbrev). */
export function takesFlag(script: Pick<ContractedScript, 'facts'>, flag: string): boolean {
  return scriptArguments(script).some(({ flags }) =>
    flags.some((each) => each === flag || (flag.startsWith('--') && each.startsWith(flag))),
  );
}

/** Whether a flag stands alone in the command line (false), is followed by a value (true), or that is not known. */
export function takesValue({ action }: ArgumentUse): boolean | undefined {
  return WITHOUT_VALUE.has(action) ? false : WITH_VALUE.has(action) ? true : undefined;
}

/** A flag or name without hyphens before it, and with underscores in it. */
export function withUnderscores(flag: string): string {
  return flag.replace(/^-+/, '').replaceAll('-', '_');
}

/** Whether two texts are the same to who reads them: as texts, or as numbers. */
export function isSameText(one: string, other: string): boolean {
  const isNumber = one.trim() !== '' && other.trim() !== '' && Number(one) === Number(other);
  return one === other || isNumber || isSameTruth(one, other);
}

function isSameTruth(one: string, other: string): boolean {
  return /^(true|false)$/i.test(one) && one.toLowerCase() === other.toLowerCase();
}

/** The values that an argument of a script takes, as a command line has them; undefined if all, or if they are not known. */
export function choiceTexts({ choices }: ArgumentUse): readonly string[] | undefined {
  return choices?.map(valueText);
}

/** A value as a command line has it. */
export function valueText(value: ArgumentValue): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value ?? 'None');
}
