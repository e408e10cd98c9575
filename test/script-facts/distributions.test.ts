import {
  distributionsOf,
  normalDistribution,
  providesModule,
  requiredDistribution,
} from '../../src/scripts/distributions.js';

it.each([
  ['Scikit_Learn', 'scikit-learn'],
  ['ruamel.yaml', 'ruamel-yaml'],
  ['a--b__c..d', 'a-b-c-d'],
])('writes %s as %s', (name, normal) => {
  expect(normalDistribution(name)).toBe(normal);
});

it.each([
  ['pandas', 'pandas'],
  ['pandas==1.3', 'pandas'],
  ['  Foo_Bar[extra, other] >= 1.0 ; python_version > "3"', 'foo-bar'],
  ['xgboost>=1.7,<2', 'xgboost'],
  ['torch@https://example.com/torch.whl', 'torch'],
  ['ruamel.yaml~=0.17', 'ruamel-yaml'],
  ['./wheels/own.whl', undefined],
  ['', undefined],
])('finds the name in the requirement "%s"', (requirement, name) => {
  expect(requiredDistribution(requirement)).toBe(name);
});

it.each([
  ['sklearn.model_selection', ['scikit-learn']],
  [
    'cv2',
    ['opencv-python', 'opencv-python-headless', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  ],
  ['psycopg2.extras', ['psycopg2', 'psycopg2-binary']],
  ['sagemaker_inference', ['sagemaker-inference']],
  ['google.cloud.storage', ['google-cloud-storage']],
  ['google.protobuf.text_format', ['protobuf']],
  ['ruamel.yaml', ['ruamel-yaml']],
  ['azure.storage.blob', ['azure-storage-blob']],
  ['torch.nn', ['torch']],
])('knows what provides %s', (module, distributions) => {
  expect(distributionsOf(module)).toEqual(distributions);
});

it.each([
  ['scikit-learn>=1.0', 'sklearn.metrics', true],
  ['Scikit_Learn', 'sklearn', true],
  ['sklearn', 'sklearn.metrics', true],
  ['pytorch>=1.0', 'torch.nn', true],
  ['opencv-python-headless', 'cv2', true],
  ['Pillow', 'PIL.Image', true],
  ['google-cloud-bigquery[pandas]', 'google.cloud', true],
  ['scikit-image', 'sklearn', false],
  ['pandas', 'numpy', false],
  ['torchvision', 'torch', false],
  ['graphdb3-python>=3', 'graphdb3.pool', true],
  ['python-graphdb', 'graphdb', true],
])('says whether %s provides %s', (requirement, module, provides) => {
  expect(providesModule(requirement, module)).toBe(provides);
});
