import { onlySlip } from '../../src/diagnostics/slip.js';

describe('the only option that a name can be a slip of', () => {
  it.each<[string, string, string[], string]>([
    ['case and signs', 'jobType', ['job_type', 'type'], 'job_type'],
    ['missing signs', 'entrypoint', ['entry_point', 'entry_points'], 'entry_point'],
    ['signs of another kind', 'max-depth', ['max_depth'], 'max_depth'],
    ['a missing letter', 'max_dept', ['max_depth', 'max_delta_step'], 'max_depth'],
    [
      'a letter too many',
      'expected_inputs_paths',
      ['expected_input_paths', 'expected_output_paths'],
      'expected_input_paths',
    ],
    ['a wrong letter', 'instanse', ['instance'], 'instance'],
    ['two letters swapped', 'trian', ['train', 'trim'], 'train'],
    ['two letters of a short word swapped', 'min_acu', ['min_auc', 'max_auc'], 'min_auc'],
    ['case and a slip', 'tabularPreprocesing', ['TabularPreprocessing'], 'TabularPreprocessing'],
    ['a slip beside a digit', 'trainn_1', ['train_1', 'train_2'], 'train_1'],
    ['letters of other scripts', 'größse', ['größe'], 'größe'],
    ['the place of quotes', 'Outputs[table].S3Uri', ["Outputs['table'].S3Uri"], "Outputs['table'].S3Uri"],
  ])('is found over %s', (_, name, options, meant) => {
    expect(onlySlip(name, options)).toEqual(meant);
  });

  it.each<[string, string, string[]]>([
    ['none is close', 'target', ['tags', 'label']],
    ['two are', 'load_x', ['load_xs', 'loadx', 'load-x']],
    ['two are equally close', 'trains', ['train', 'trainss']],
    ['only a digit differs', 'train_3', ['train_1']],
    ['only a word of one letter differs', 'stop_c', ['stop_a']],
    ['a letter is wrong in a short word', 'date_path', ['data_path']],
    ['a letter is missing in a short word', 'ma_depth', ['max_depth']],
    ['two letters are wrong', 'min_auc', ['max_auc']],
    ['two words have a slip', 'max_dept_lef', ['max_depth_left']],
    ['digits are parted otherwise', '1.0', ['10']],
    ['a version differs in signs', 'v1.71', ['v17.1']],
    ['there are no letters', '=>', ['>=', '==']],
    ['there are other signs', 'c', ['c++']],
    ['it is the name itself', 'train', ['train']],
    ['there is nothing', '', ['a', '']],
  ])('is none where %s', (_, name, options) => {
    expect(onlySlip(name, options)).toBeUndefined();
  });
});
