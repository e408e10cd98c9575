import { regionSettings } from './base-settings.js';
import { frameworkOf } from './compute.js';
import { plain, type Fields } from './peer-config.js';
import type { PeerInterface } from './peer-files.js';
import { same, scalar, yamlData, type Setting } from './setting.js';
import { runsInImage, sagemakerTypeOf, standFor } from './step-types.js';
import { textAt } from './values.js';

/** Framework version, or the image itself. */
export function imageSettings(type: PeerInterface, fields: Fields): readonly Setting[] {
  const { root } = type;
  const framework = frameworkOf(type);
  const field = (key: string, name: string): readonly Setting[] => {
    const written = textAt(root, 'compute', key);
    return written === undefined ? [] : same(fields, { [written]: name });
  };
  if (framework !== undefined) {
    return [
      ...field('framework_version_field', 'framework_version'),
      ...field('py_version_field', 'py_version'),
    ];
  }
  const kind = textAt(root, 'compute', 'kind');
  const imageField = textAt(root, 'compute', 'image_uri_field') ?? 'image_uri';
  const image =
    kind === 'transformer' || standFor(type) !== undefined ? [] : same(fields, { [imageField]: 'image_uri' });
  const account = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(String(scalar(fields.get('role')) ?? ''))?.[1];
  const [region] = regionSettings(fields);
  if (kind === 'script' && account !== undefined && typeof region?.value === 'string') {
    const value = `${account}.dkr.ecr.${region.value}.amazonaws.com/sais_python_lib_docker_image`;
    return [{ path: ['image_uri'], value, from: [] }];
  }
  const needsImage =
    kind === 'byo_container' || kind === 'script' || (kind === undefined && standFor(type) === undefined);
  return image.length > 0 || !needsImage || sagemakerTypeOf(type) === 'Transform'
    ? image
    : [
        {
          path: ['image_uri'],
          value: '123456789012.dkr.ecr.us-east-1.amazonaws.com/replace-me:1',
          from: [],
          wanted: 'the container image',
        },
        ...(runsInImage(type)
          ? [
              {
                path: ['container_entrypoint'] as const,
                value: ['python3', `/opt/ml/code/${textAt(root, 'contract', 'entry_point') ?? 'script.py'}`],
                from: [],
                wanted: 'how the image starts the script',
              },
            ]
          : []),
      ];
}

/** The VPC, where the interface says that cursus passes it on. */
export function networkSettings({ root }: PeerInterface, fields: Fields): readonly Setting[] {
  if (textAt(root, 'compute', 'network_mode') !== 'config') {
    return [];
  }
  const lists = ['subnets', 'security_group_ids'].flatMap((key): Setting[] => {
    const traced = fields.get(textAt(root, 'compute', `${key}_field`) ?? key);
    const value = traced === undefined ? undefined : yamlData(plain(traced));
    return traced === undefined || value === undefined ? [] : [{ path: [key], value, from: [traced] }];
  });
  const isolation = textAt(root, 'compute', 'enable_network_isolation_field');
  return [
    ...lists,
    ...(isolation === undefined ? [] : same(fields, { [isolation]: 'enable_network_isolation' })),
  ];
}
