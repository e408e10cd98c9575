import { concise } from './concise.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import type { Reporter } from './report.js';
import { sarif } from './sarif.js';

/** Every output format of diagnostics, by the name that `--format` takes. A new format is one file and one line here. */
export const REPORTERS = { pretty, concise, json, sarif, github, junit, markdown } satisfies Readonly<
  Record<string, Reporter>
>;

/** The name of an output format. */
export type ReportFormat = keyof typeof REPORTERS;

/** Whether a text is the name of an output format. */
export function isReportFormat(text: string): text is ReportFormat {
  return Object.hasOwn(REPORTERS, text);
}
