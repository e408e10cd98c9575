import type { Diagnostic, RelatedSpan, Severity } from '../diagnostic.js';
import { fingerprint } from '../fingerprint.js';
import { linesByFile, type LinesOfFile } from './lines.js';
import { recordOf } from './records.js';
import type { Reporter } from './report.js';
import { fixOf, folderUri, locationOf, relatedLocation, SOURCE_ROOT } from './sarif-places.js';
import { LEVELS, rulesOf } from './sarif-rules.js';
import { counted } from './summary-line.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * What GitHub takes ("SARIF support for code scanning", "Validating your SARIF file"): it refuses a log with more
 * results, and shows no more locations of one result.
 */
const MAX_RESULTS = 25_000;
const MAX_RELATED = 100;

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What making a result needs. */
interface Making {
  readonly root: string;
  readonly linesOfFile: LinesOfFile;
  readonly ruleIndices: ReadonlyMap<string, number>;
}

/**
 * The report as a log in SARIF 2.1.0 (OASIS, errata 01), for code scanning and editors: one run with the rules that
 * occur and one result a problem, files relative to the repository's root where they are below it, columns in code
 * points. A problem that no file causes is a notification, as GitHub refuses a log with a result without a location.
 */
export const sarif: Reporter = (report, { repositoryFolder: root, textOf, tool }) => {
  const placed = report.diagnostics.filter(({ span }) => span !== undefined);
  const placeless = report.diagnostics.filter(({ span }) => span === undefined);
  const shown = mostSevere(placed, MAX_RESULTS);
  const rules = rulesOf(report.diagnostics, tool.problems);
  const ruleIndices = new Map(rules.map(({ id }, index) => [id, index]));
  const making: Making = { root, linesOfFile: linesByFile(textOf), ruleIndices };
  const notifications = [
    ...placeless.map((diagnostic) => notificationOf(diagnostic, ruleIndices)),
    ...(shown.length === placed.length ? [] : [omission(placed.length - shown.length)]),
  ];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pipectl',
            version: tool.version,
            semanticVersion: tool.version,
            ...(tool.homepage === undefined ? {} : { informationUri: tool.homepage }),
            rules,
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
          },
        ],
        originalUriBaseIds: { [SOURCE_ROOT]: { uri: folderUri(root) } },
        columnKind: 'unicodeCodePoints',
        results: shown.map((diagnostic) => resultOf(diagnostic, making)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function resultOf(diagnostic: Diagnostic, { root, linesOfFile, ruleIndices }: Making): object {
  const { code, severity, span, fix } = diagnostic;
  const related = diagnostic.related.slice(0, MAX_RELATED);
  const line = span === undefined ? undefined : linesOfFile(span.file)?.[span.start.line - 1];
  return {
    ruleId: code,
    ruleIndex: ruleIndices.get(code),
    level: LEVELS[severity],
    message: { text: messageOf(diagnostic, related) },
    locations: span === undefined ? [] : [locationOf(span, root)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((place, index) => relatedLocation(place, index + 1, root)) }),
    ...(fix === undefined ? {} : { fixes: [fixOf(fix, root)] }),
    // Not primaryLocationLineHash: GitHub's upload action computes that one, and warns of any other value.
    partialFingerprints: { 'pipectlProblem/v1': fingerprint(recordOf(diagnostic, root), line ?? '') },
  };
}

/**
 * The message, the help, and a link to each related location, by which GitHub shows it. Braces are not doubled: there
 * are no arguments that a viewer could put into them.
 */
function messageOf({ message, help }: Diagnostic, related: readonly RelatedSpan[]): string {
  const links = related.map(
    (place, index) => `- [${place.message.replace(/[\\[\]]/g, '\\$&')}](${index + 1})`,
  );
  return [message, ...(help === undefined ? [] : [help]), ...links].join('\n');
}

function notificationOf(diagnostic: Diagnostic, ruleIndices: ReadonlyMap<string, number>): object {
  return {
    associatedRule: { id: diagnostic.code, index: ruleIndices.get(diagnostic.code) },
    level: LEVELS[diagnostic.severity],
    message: { text: messageOf(diagnostic, []) },
  };
}

function omission(count: number): object {
  return {
    level: 'warning',
    message: {
      text: `${counted(count, 'result')} of lower severity left out, as GitHub takes at most ${MAX_RESULTS}.`,
    },
  };
}

/** As many as are allowed, errors before warnings before infos, in the order they have. */
function mostSevere(diagnostics: readonly Diagnostic[], limit: number): readonly Diagnostic[] {
  if (diagnostics.length <= limit) {
    return diagnostics;
  }
  const kept = new Set(
    [...diagnostics].sort((a, b) => WEIGHTS[a.severity] - WEIGHTS[b.severity]).slice(0, limit),
  );
  return diagnostics.filter((diagnostic) => kept.has(diagnostic));
}
