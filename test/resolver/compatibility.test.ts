import { dataTypeFit, typeFit } from '../../src/resolver/compatibility.js';
import type { DataType, DependencyType } from '../../src/project/types.generated.js';

const TYPES: readonly DependencyType[] = [
  'model_artifacts',
  'processing_output',
  'training_data',
  'validation_data',
  'config_file',
  'hyperparameters',
  'payload_samples',
  'custom_property',
];
const DATA_TYPES: readonly DataType[] = ['S3Uri', 'String', 'Integer', 'Float', 'Boolean'];

describe('typeFit', () => {
  it.each<[DependencyType, readonly DependencyType[]]>([
    ['model_artifacts', []],
    ['training_data', ['processing_output']],
    ['validation_data', ['processing_output']],
    ['processing_output', ['training_data', 'validation_data']],
    ['hyperparameters', ['config_file', 'custom_property']],
    ['config_file', ['hyperparameters', 'custom_property']],
    ['payload_samples', ['processing_output']],
    ['custom_property', []],
  ])('lets %s accept itself and %j', (wanted, accepted) => {
    const compatible = TYPES.filter((given) => typeFit(wanted, given) === 'compatible');
    expect([...compatible].sort()).toEqual([...accepted].sort());
    expect(TYPES.filter((given) => typeFit(wanted, given) === 'exact')).toEqual([wanted]);
  });
});

describe('dataTypeFit', () => {
  it.each<[DataType, readonly DataType[]]>([
    ['S3Uri', ['String']],
    ['String', ['S3Uri', 'Integer', 'Float', 'Boolean']],
    ['Integer', []],
    ['Float', ['Integer']],
    ['Boolean', []],
  ])('lets %s accept itself and %j', (wanted, accepted) => {
    expect(DATA_TYPES.filter((given) => dataTypeFit(wanted, given) === 'compatible')).toEqual(accepted);
    expect(DATA_TYPES.filter((given) => dataTypeFit(wanted, given) === 'exact')).toEqual([wanted]);
  });
});
