/**
 * Whether a text can be a JSON path at all (SageMaker Developer Guide, page build-and-manage-propertyfile): its brackets
 * and quotes are closed, and no member's name is missing at its end or after its beginning. What stands in brackets
 * is left open.
 */
export function isJsonPath(text: string): boolean {
  const outside: string[] = [];
  let rest = text;
  while (rest !== '') {
    const open = rest.search(/[[\]]/);
    if (open === -1) {
      outside.push(rest);
      break;
    }
    outside.push(rest.slice(0, open));
    const [bracket = ''] = /^\[(?:'[^']*'|"[^"]*"|[^[\]'"]|\[[^[\]]*\])+\]/.exec(rest.slice(open)) ?? [];
    if (bracket === '') {
      return false;
    }
    rest = rest.slice(open + bracket.length);
  }
  const members = outside.join('[]');
  return !/\.$|^\.[^.]|\.{3}/.test(members);
}
