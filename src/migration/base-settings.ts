import type { Fields } from './peer-config.js';
import { same, scalar, unlessEmpty, type Setting } from './setting.js';

/** AWS regions by the peer's words for them (config_base.py, 2.9.32). */
const REGIONS: Readonly<Record<string, string | undefined>> = {
  NA: 'us-east-1',
  EU: 'eu-west-1',
  FE: 'us-west-2',
};

/** What every job has: role, place in S3 and region. */
export function baseSettings(fields: Fields): readonly Setting[] {
  return [...same(fields, { role: 'role' }), ...placeSettings(fields), ...regionSettings(fields)];
}

/** Where code and outputs are stored: the peer's place for the pipeline, or its bucket. */
export function placeSettings(fields: Fields): readonly Setting[] {
  const place = fields.get('pipeline_s3_loc');
  const bucket = fields.get('bucket');
  const [given, name] = [scalar(place), scalar(bucket)];
  const value = given ?? (typeof name === 'string' ? `s3://${name}` : undefined);
  const isPart = typeof name === 'string' && `${String(value)}/`.startsWith(`s3://${name}/`);
  return value === undefined
    ? []
    : [
        {
          path: ['s3_root'],
          value,
          from: [...unlessEmpty(given, place), ...(isPart ? unlessEmpty(name, bucket) : [])],
        },
      ];
}

/** The AWS region: as the peer has computed it, or by its word for it. */
export function regionSettings(fields: Fields): readonly Setting[] {
  const region = fields.get('aws_region');
  const code = fields.get('region');
  const [given, word] = [scalar(region), scalar(code)];
  const meant = typeof word === 'string' ? REGIONS[word] : undefined;
  const value = given ?? meant;
  return value === undefined
    ? []
    : [
        {
          path: ['region'],
          value,
          from: [...unlessEmpty(given, region), ...(meant === value ? unlessEmpty(word, code) : [])],
        },
      ];
}
