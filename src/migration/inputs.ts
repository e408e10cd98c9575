import { fanOut } from './contract.js';
import type { PeerNode } from './interface.js';
import { plain, type Fields } from './peer-config.js';
import type { Setting } from './setting.js';
import type { Traced } from '../source/traced.js';
import { entriesAt, textAt, valueAt } from './values.js';
import type { OutputName, WiredInput, WiringChoice } from './wiring.js';

/** A source that the peer takes from the config, whatever the DAG says. */
export interface ConfigSource {
  readonly input: string;
  readonly uri: string;
  readonly from: Traced;
}

/**
 * Inputs whose source the interface finds in the config (contract.input_source_overrides): the field is that of the
 * name it gives, or what a property of the peer's makes of one. A local folder is none that a pipeline can name.
 */
export function configSources({ type }: PeerNode, fields: Fields): readonly ConfigSource[] {
  return entriesAt(type.root, 'contract', 'input_source_overrides').flatMap(([input, attribute]) => {
    const name = typeof attribute.value === 'string' ? attribute.value : '';
    const candidates = [name, name.replace(/^resolved_/, ''), name.replace(/^get_|_uri$/g, '')];
    const found = candidates.flatMap((field) => fields.get(field) ?? [])[0];
    const value = found === undefined ? undefined : plain(found);
    return found !== undefined && typeof value === 'string' && value.startsWith('s3://')
      ? [{ input, uri: value, from: found }]
      : [];
  });
}

/** What becomes of each input of a step: what pipectl finds, what the peer prefers, and what somebody has to say. */
export function chooseInputs(
  node: PeerNode,
  wired: readonly WiredInput[],
  sources: readonly ConfigSource[],
  prefer: (input: string, tied: readonly OutputName[]) => OutputName | undefined,
): readonly WiringChoice[] {
  return wired.flatMap(({ step, input, required, source, tied, weak }): WiringChoice[] => {
    const given = sources.find((other) => other.input === input);
    const common = { step, input, required, candidates: tied };
    if (given !== undefined) {
      return [{ ...common, source: given.uri, by: 'config' }];
    }
    if (source !== undefined) {
      return [{ ...common, source: `${source.step}.${source.output}`, by: 'resolver' }];
    }
    const preferred = prefer(input, tied);
    if (preferred !== undefined) {
      return [{ ...common, source: `${preferred.step}.${preferred.output}`, by: 'peer' }];
    }
    if (!required) {
      return [{ ...common, candidates: [...tied, ...weak], by: 'open' }];
    }
    return tied.length > 0
      ? [{ ...common, by: 'undecided' }]
      : [{ ...common, source: `s3://replace-me/${node.name}/${input}`, by: 'placeholder' }];
  });
}

/** The channels of a training step, where an input is several: each is a folder of what feeds the input. */
export function channelSettings(
  { type, name }: PeerNode,
  choices: readonly WiringChoice[],
): readonly Setting[] {
  return choices
    .filter(({ step }) => step === name)
    .flatMap(({ input, source, by }) =>
      source === undefined
        ? []
        : fanOut(type, input).map((channel): Setting => {
            const [, step = '', output = ''] = /^([^.]+)\.(.+)$/.exec(source) ?? [];
            const isOutput = by === 'resolver' || by === 'peer';
            return {
              path: ['channels', channel],
              value: isOutput ? `\${steps.${step}.outputs.${output}}/${channel}/` : `${source}/${channel}/`,
              from: [],
              isExpression: true,
              ...(by === 'placeholder' ? { wanted: `where the data of the channel ${channel} are` } : {}),
            };
          }),
    );
}

/** How well an output fits an input by those of the peer's rules that are plain facts (dependency_resolver.py, 2.9.32). */
interface Fit {
  readonly points: number;
  /** Whether its name or an alias is the input's: the most that names can give. */
  readonly isNamed: boolean;
}

/**
 * The output that the peer certainly prefers for an input. It takes those of steps with an edge to this one only; if
 * there are several, the one that has the input's own name or alias, which the others have not, if neither types nor
 * sources speak for one of them. Undefined where that cannot be said.
 */
export function peerPreference(
  consumer: PeerNode,
  nodes: ReadonlyMap<string, PeerNode>,
): (input: string, tied: readonly OutputName[]) => OutputName | undefined {
  const direct = new Set(
    [...nodes.values()].flatMap(({ node, name }) => (consumer.needs.includes(node) ? [name] : [])),
  );
  return (input, all) => {
    const tied = all.filter(({ step }) => direct.has(step));
    if (tied.length === 1) {
      return tied[0];
    }
    const port = valueAt(consumer.type.root, 'spec', 'dependencies', input);
    const fits = tied.map((candidate) => ({
      candidate,
      fit: fitOf(port, input, candidate, nodes.get(candidate.step)),
    }));
    const [best, ...more] = fits.filter(
      ({ fit }) => fit.isNamed && fits.every((other) => other.fit === fit || other.fit.points <= fit.points),
    );
    return more.length === 0 && fits.filter(({ fit }) => fit.isNamed).length === 1
      ? best?.candidate
      : undefined;
  };
}

function fitOf(
  port: Traced | undefined,
  input: string,
  { output }: OutputName,
  producer: PeerNode | undefined,
): Fit {
  const root = producer?.type.root;
  const made = valueAt(root, 'spec', 'outputs', output);
  const isSource = texts(port, 'compatible_sources').includes(producer?.type.stepType ?? '');
  const isType = textAt(port, 'type') === textAt(made, 'type');
  return {
    points: (isType ? 40 : 20) + (isSource ? 10 : 0),
    isNamed: output === input || texts(made, 'aliases').includes(input),
  };
}

function texts(root: Traced | undefined, key: string): readonly string[] {
  const list = valueAt(root, key)?.value;
  return Array.isArray(list)
    ? list.flatMap(({ value }: Traced) => (typeof value === 'string' ? [value] : []))
    : [];
}
