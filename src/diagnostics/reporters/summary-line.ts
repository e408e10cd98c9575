import type { SummaryRecord } from './records.js';

/** The numbers of a report in a sentence: `2 errors, 1 warning in 3 files.` or `No problems in 3 files (1 suppressed).` */
export function summaryLine({ errors, warnings, infos, files, ...silenced }: SummaryRecord): string {
  const problems = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ...(infos === 0 ? [] : [counted(infos, 'info')]),
  ];
  const said = `${problems.length === 0 ? 'No problems' : problems.join(', ')} in ${counted(files, 'file')}`;
  const { suppressed, baselined, unchanged } = silenced;
  const others = [
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
    ...(baselined === 0 ? [] : [`${baselined} in the baseline`]),
    ...(unchanged === 0 ? [] : [`${unchanged} there before`]),
  ];
  return others.length === 0 ? `${said}.` : `${said} (${others.join(', ')}).`;
}

/** A number and its noun: `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
