import { malformedPropertyFile } from '../../../src/rules/definition/malformed-property-file.js';
import { definitionOf, processing } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('malformed-property-file', () => {
  const declaring = (PropertyFiles: Json) => definitionOf([processing('evaluate', {}, { PropertyFiles })]);
  const report = { PropertyFileName: 'report', OutputName: 'metrics', FilePath: 'report.json' };

  it('reports members that are missing, not known or no text', () => {
    expect(
      findIn(
        malformedPropertyFile,
        declaring([
          { PropertyFileName: 'a', OutputName: 'metrics' },
          { ...report, PropertyFileName: 'b', Path: 'b.json' },
          { ...report, PropertyFileName: 'c', FilePath: ['c.json'] },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/PropertyFiles/0',
        message: 'A property file of step "evaluate" has no "FilePath".',
        help: 'Add it, as a text.',
      },
      {
        at: '/Steps/0/PropertyFiles/1/Path (key)',
        message: 'A property file of step "evaluate" takes no member "Path".',
        help: 'Its members are "PropertyFileName", "OutputName" and "FilePath".',
      },
      {
        at: '/Steps/0/PropertyFiles/2/FilePath',
        message: '"FilePath" of a property file of step "evaluate" is a list, not a text.',
        help: 'Write a text.',
      },
    ]);
  });

  it('reports two files of one name', () => {
    expect(findIn(malformedPropertyFile, declaring([report, { ...report, FilePath: 'other.json' }]))).toEqual(
      [
        {
          at: '/Steps/0/PropertyFiles/1/PropertyFileName',
          message: 'Two property files of step "evaluate" have the name "report".',
          help: 'Rename one of the two.',
          related: [{ message: 'The first one.', pointer: '/Steps/0/PropertyFiles/0/PropertyFileName' }],
        },
      ],
    );
  });

  it('reports what is no list and no file', () => {
    expect(
      findIn(malformedPropertyFile, {
        Steps: [
          processing('a', {}, { PropertyFiles: report }),
          processing('b', {}, { PropertyFiles: ['report.json'] }),
        ],
      }),
    ).toEqual([
      {
        at: '/Steps/0/PropertyFiles',
        message: '"PropertyFiles" of step "a" is an object, not a list.',
        help: 'Write a list of property files.',
      },
      {
        at: '/Steps/1/PropertyFiles/0',
        message: 'A property file of step "b" is a text, not an object.',
        help: 'Write an object with "PropertyFileName", "OutputName" and "FilePath".',
      },
    ]);
  });

  it('accepts several files of one output, a path that is a variable, and the same name in another step', () => {
    expect(
      findIn(malformedPropertyFile, {
        Steps: [
          processing(
            'a',
            {},
            {
              PropertyFiles: [
                report,
                { ...report, PropertyFileName: 'other', FilePath: { Get: 'Parameters.Path' } },
              ],
            },
          ),
          processing('b', {}, { PropertyFiles: [report] }),
        ],
      }),
    ).toEqual([]);
  });
});
