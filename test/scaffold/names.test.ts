import { camelCase, isPythonKeyword, kebabCase, moduleName, snakeCase } from '../../src/scaffold/names.js';

describe('names of files', () => {
  it.each([
    ['CleanClaims', 'clean_claims'],
    ['XGBoostModelEval', 'xgboost_model_eval'],
    ['MyXGBoostTraining', 'my_xgboost_training'],
    ['PyTorchTraining', 'pytorch_training'],
    ['MIMSRegistration', 'mims_registration'],
    ['LoadS3Data', 'load_s3_data'],
    ['S3Loader', 's3_loader'],
    ['Prepare', 'prepare'],
    ['A', 'a'],
  ])('of %s are %s', (stepType, name) => {
    expect(snakeCase(stepType)).toEqual(name);
  });
});

describe('names of step types', () => {
  it.each([
    ['clean-claims', 'CleanClaims'],
    ['clean_claims', 'CleanClaims'],
    ['clean claims 2', 'CleanClaims2'],
    ['2clean', 'clean'],
    ['日本', ''],
  ])('of %s are %s', (name, stepType) => {
    expect(camelCase(name)).toEqual(stepType);
  });
});

describe('names of resources', () => {
  it('have hyphens between their words only', () => {
    expect(['my project', '_a__b_', 'Ünder way'].map(kebabCase)).toEqual(['my-project', 'a-b', 'nder-way']);
  });
});

describe('names of Python modules', () => {
  it('are not those of Python, of usual packages or of its keywords', () => {
    expect(['clean_claims', 'statistics', 'pandas', 'import', 'package'].map(moduleName)).toEqual([
      'clean_claims',
      'statistics_step',
      'pandas_step',
      'import_step',
      'package',
    ]);
    expect(['lambda', 'eta'].map(isPythonKeyword)).toEqual([true, false]);
  });
});
