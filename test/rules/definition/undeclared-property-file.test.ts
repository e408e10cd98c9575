import { undeclaredPropertyFile } from '../../../src/rules/definition/undeclared-property-file.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('undeclared-property-file', () => {
  const outputs = (name: string | { Get: string }) => ({
    ProcessingOutputConfig: { Outputs: [{ OutputName: name }] },
  });
  const files = [{ PropertyFileName: 'report', OutputName: 'metrics', FilePath: 'report.json' }];
  const reading = (step: string, file: string) =>
    fail('stop', {
      'Std:JsonGet': { PropertyFile: { Get: `Steps.${step}.PropertyFiles.${file}` }, Path: 'auc' },
    });

  it('reports files that the step does not declare, and outputs that it does not have', () => {
    const definition = definitionOf([
      { Name: 'a', Type: 'Processing', Arguments: outputs('metric'), PropertyFiles: files },
      { Name: 'b', Type: 'Lambda', Arguments: {} },
      reading('a', 'reprot'),
      reading('b', 'report'),
    ]);
    expect(findIn(undeclaredPropertyFile, definition)).toEqual([
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:JsonGet/PropertyFile/Get',
        message: 'Step "a" declares no property file "reprot". Did you mean "report"?',
        help: 'Its property files are "report".',
      },
      {
        at: '/Steps/3/Arguments/ErrorMessage/Std:JsonGet/PropertyFile/Get',
        message: 'Step "b" declares no property file "report".',
        help: 'It declares none; add it under "PropertyFiles" of a Processing step.',
      },
      {
        at: '/Steps/0/PropertyFiles/0/OutputName',
        message:
          'A property file of step "a" is in the output "metrics", which the step does not have. Did you mean "metric"?',
        help: 'Its outputs are "metric".',
      },
    ]);
  });

  it('says nothing where a name is a variable', () => {
    const definition = definitionOf([
      { Name: 'a', Type: 'Processing', Arguments: outputs({ Get: 'Parameters.X' }), PropertyFiles: files },
      reading('a', 'report'),
    ]);
    expect(findIn(undeclaredPropertyFile, definition)).toEqual([]);
  });
});
