import { jobAndParts } from '../../builders/job-parts.js';
import { mapAt } from '../../builders/values.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf, type LinkedJob, type PipelineGraph } from '../../graph/model.js';
import { keyOf, type Location } from '../../source/location.js';
import { isTracedMap } from '../../source/traced.js';
import { project } from '../example.js';
import { respelledKey } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';
import { placeKey, takenKeys, writtenKeys } from './takers.js';

const manifest = (output: string) =>
  `steps:\n  prepare: { type: Prepare, config: { output_options: { ${output}: { s3_upload_mode: Continuous } } } }\n`;

type Names = (job: LinkedJob) => readonly string[];

const outputs: Names = ({ ports }) => [...ports.outputs.keys()];
const inputs: Names = (job) => [
  ...job.ports.dependencies.keys(),
  ...jobAndParts(job).flatMap(({ job: { config } }) => [...mapAt(config, 'channels').keys()]),
];

/** Config keys whose value is a map by the names of ports, and the names that there are. */
const KEYS: readonly { readonly key: string; readonly noun: string; readonly names: Names }[] = [
  { key: 'destinations', noun: 'output', names: outputs },
  { key: 'output_options', noun: 'output', names: outputs },
  { key: 'input_options', noun: 'input', names: inputs },
];

export const unknownPort: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG613',
  name: 'unknown-port',
  severity: 'error',
  what: 'What a config says of single inputs and outputs is about ones that the step has.',
  why: 'Of others it would be ignored: the data go to another place, or are read in another way, than the file says.',
  fix: 'Correct the name, or remove it.',
  invalid: project({ manifest: manifest('tabel') }),
  valid: project({ manifest: manifest('table') }),
  check({ graph }, report) {
    const inherited = environmentPlaces(graph);
    for (const { name, noun, at, steps, known } of writtenNames(graph)) {
      if (!known.includes(name) && !inherited.has(placeKey(at))) {
        const who =
          steps.length === 1 ? `Step ${listed(steps)} has no` : `None of the steps ${listed(steps)} has an`;
        const options = [...new Set(known)];
        report(keyOf(at), {
          message: `${who} ${noun} "${name}".${didYouMean(name, options)}`,
          help: options.length === 0 ? 'Remove it.' : `There are: ${options.join(', ')}.`,
          fix: respelledKey(at, name, options),
        });
      }
    }
  },
};

interface WrittenName {
  readonly name: string;
  readonly noun: string;
  readonly at: Location;
  /** The steps for which it is in force, and the names that they have. */
  readonly steps: string[];
  readonly known: string[];
}

/** The names that are in force, each place once. */
function writtenNames(graph: PipelineGraph): readonly WrittenName[] {
  const written = new Map<string, WrittenName>();
  for (const job of jobsOf(graph)) {
    for (const { job: part } of jobAndParts(job)) {
      for (const { key, noun, names } of KEYS.filter(({ key }) => part.config.has(key) && takes(job, key))) {
        for (const [name, { at }] of mapAt(part.config, key)) {
          const entry = written.get(placeKey(at)) ?? { name, noun, at, steps: [], known: [] };
          written.set(placeKey(at), entry);
          if (!entry.steps.includes(job.name)) {
            entry.steps.push(job.name);
            entry.known.push(...names(job));
          }
        }
      }
    }
  }
  return [...written.values()];
}

function takes({ spec }: LinkedJob, key: string): boolean {
  return takenKeys(spec.document.value).has(key);
}

/** The places in an environment's config: it is for all pipelines of the project, so that any of them may have the name. */
function environmentPlaces({ loaded }: PipelineGraph): ReadonlySet<string> {
  return new Set(
    writtenKeys(loaded.environmentConfig).flatMap(({ traced: { value } }) =>
      isTracedMap(value) ? [...value.values()].map(({ at }) => placeKey(at)) : [],
    ),
  );
}
