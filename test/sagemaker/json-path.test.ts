import { isJsonPath } from '../../src/sagemaker/json-path.js';

describe('isJsonPath', () => {
  it.each([
    'auc',
    'metrics.auc.value',
    '$.metrics[0]',
    '$',
    "$['a.b']['c]d']",
    '$..value',
    '$.scores[?(@.name == "auc")].value',
    '$[*].a[-1:]',
    'items[?(@.tags[0])]',
    'some key.other-key',
  ])('takes %s', (path) => {
    expect(isJsonPath(path)).toEqual(true);
  });

  it.each(['metrics.', '.metrics', 'a[0', 'a]0[', 'a[]', "a['b]", 'a...b', '$.a[0].'])(
    'refuses %s',
    (path) => {
      expect(isJsonPath(path)).toEqual(false);
    },
  );

  it('takes no longer for a path that nests deeply', () => {
    expect(isJsonPath('['.repeat(5000))).toEqual(false);
  });
});
