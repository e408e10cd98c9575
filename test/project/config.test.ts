import { configPart, mergeConfig, type Layer } from '../../src/project/config.js';
import { locationOf, type Source } from '../../src/source/location.js';
import { isTracedMap, toJson } from '../../src/source/traced.js';

const source = (file: string): Source => ({
  file,
  span: () => ({ file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
});
const part = (layer: Layer, file: string, values: unknown) =>
  configPart(layer, values, locationOf(source(file)));

/** Each value in force with the layer and file that gave it. */
const inForce = (...parts: ReturnType<typeof part>[]) =>
  Object.fromEntries(
    [...mergeConfig(parts)].map(([key, { layer, traced }]) => [
      key,
      [toJson(traced), layer, traced.at.source.file],
    ]),
  );

describe('mergeConfig', () => {
  it('lets later parts win, value by value', () => {
    expect(
      inForce(
        part('built-in', 'built-in', { instance_type: 'ml.m5.xlarge', volume_size: 30 }),
        part('pipeline', 'base', { instance_type: 'ml.m5.2xlarge', role: 'r' }),
        part('step', 'train', { instance_type: 'ml.p3.2xlarge' }),
      ),
    ).toEqual({
      instance_type: ['ml.p3.2xlarge', 'step', 'train'],
      volume_size: [30, 'built-in', 'built-in'],
      role: ['r', 'pipeline', 'base'],
    });
  });

  it('merges maps entry by entry, each entry with its own place, and replaces lists', () => {
    const merged = mergeConfig([
      part('pipeline', 'base', { environment: { A: '1', B: '2' }, subnets: ['x', 'y'] }),
      part('step', 'train', { environment: { B: '3', C: '4' }, subnets: ['z'] }),
    ]);
    const environment = merged.get('environment')?.traced;
    const entries = environment !== undefined && isTracedMap(environment.value) ? [...environment.value] : [];
    expect(entries.map(([name, traced]) => [name, traced.value, traced.at.source.file])).toEqual([
      ['A', '1', 'base'],
      ['B', '3', 'train'],
      ['C', '4', 'train'],
    ]);
    expect(merged.get('subnets')?.traced.value).toHaveLength(1);
  });

  it('lets an empty value remove what is below it, also inside a map', () => {
    expect(
      inForce(
        part('pipeline', 'base', { volume_kms_key: 'k', environment: { A: '1', B: '2' } }),
        part('step', 'train', { volume_kms_key: null, environment: { A: null } }),
      ),
    ).toEqual({ environment: [{ B: '2' }, 'step', 'train'] });
  });
});
