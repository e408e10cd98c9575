import type { YamlData } from '../scaffold/yaml-text.js';
import type { Json, Traced } from '../source/traced.js';
import { plain, type Fields } from './peer-config.js';
import { scalar, yamlData, type Setting } from './setting.js';
import { entriesAt, itemsAt, textAt } from './values.js';

/** What a tuning job searches, and by which metric. */
export function tuningSettings(fields: Fields): readonly Setting[] {
  const metric = fields.get('objective_metric_name');
  const direction = fields.get('objective_type');
  const space = fields.get('search_space');
  const ranges = entriesAt(space).flatMap(([kind, list]) =>
    itemsAt(list).flatMap((item): Setting[] => {
      const name = textAt(item, 'name');
      const value = range(kind, plain(item));
      return name === undefined || value === undefined
        ? []
        : [{ path: ['hyperparameter_ranges', name], value, from: [item] }];
    }),
  );
  const definitions = itemsAt(fields.get('metric_definitions')).flatMap((item): Setting[] => {
    const name = textAt(item, 'Name');
    const regex = textAt(item, 'Regex');
    return name === undefined || regex === undefined
      ? []
      : [{ path: ['metric_definitions', name], value: regex, from: [item] }];
  });
  const part = (name: string, traced: Traced | undefined): readonly Setting[] => {
    const value = scalar(traced);
    return traced === undefined || value === undefined
      ? []
      : [{ path: ['objective', name], value, from: [traced] }];
  };
  const wanted: readonly Setting[] = [
    { path: ['objective', 'metric'], value: 'REPLACE_ME', from: [], wanted: 'the metric to compare jobs by' },
    {
      path: ['hyperparameter_ranges', 'replace_me'],
      value: { type: 'continuous', min: 0, max: 1 },
      from: [],
      wanted: 'what is searched',
    },
  ];
  const found = [...part('metric', metric), ...part('type', direction), ...ranges, ...definitions];
  return [...found, ...wanted.filter(({ path: [key] }) => !found.some(({ path }) => path[0] === key))];
}

/** One range of a search space, which the peer writes in lists by kind. */
function range(kind: string, item: Json): YamlData | undefined {
  const data = yamlData(item);
  if (data === undefined || typeof data !== 'object' || Array.isArray(data)) {
    return undefined;
  }
  const bounds = Object.entries(data).filter(([key]) =>
    (kind === 'categorical' ? ['values'] : ['min', 'max', 'scaling']).includes(key),
  );
  return { type: kind, ...Object.fromEntries(bounds) };
}
