import { undecidedInput } from '../../../src/rules/resolution/undecided-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(undecidedInput);
const files = undecidedInput.invalid ?? {};
const manifest = files['demo.pipeline.yaml'] ?? '';

describe('undecided-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('names the outputs that fit, and both ways to decide', () =>
    expectErrors(files).toEqual([
      {
        message:
          'The optional input "weights" of step "train" stays open: "weigh_new.weights" and "weigh_old.weights" fit equally well.',
        at: 'demo.pipeline.yaml:10:3',
        help: 'Write the one that is meant on "train", for instance: inputs: { weights: weigh_new.weights }; or say with "needs: []" that none is.',
      },
    ]));

  it('says nothing of a single output that fits, which is taken', () =>
    expectValid({
      ...files,
      'demo.pipeline.yaml': manifest.replace('  weigh_old: { type: Weigh }\n', ''),
    }));
});
