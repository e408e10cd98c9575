import { malformedExpression } from '../../../src/rules/definition/malformed-expression.js';
import { definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('malformed-expression', () => {
  const saying = (...messages: readonly Json[]) =>
    definitionOf(
      [training(), ...messages.map((message, index) => fail(`stop-${index}`, message))],
      [{ Name: 'Bucket', Type: 'String' }],
    );
  const PropertyFile = { Get: 'Steps.train.PropertyFiles.report' };

  it('reports functions that there are not, and what is no function at all', () => {
    expect(
      findIn(
        malformedExpression,
        saying({ 'Std:Jion': { On: '', Values: ['a'] } }, { 'Std:Join': ['a', 'b'] }),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Jion (key)',
        message: 'SageMaker has no function "Std:Jion". Did you mean "Std:Join" or "Std:JsonGet"?',
        help: 'The functions are "Std:Join" and "Std:JsonGet".',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:Join',
        message: '"Std:Join" in step "stop-1" has no members: it is a list.',
        help: 'Write {"On": "/", "Values": [...]}.',
      },
    ]);
  });

  it('reports joins without a text or a list', () => {
    expect(
      findIn(
        malformedExpression,
        saying(
          { 'Std:Join': { On: 1, Values: 'a' } },
          { 'Std:Join': { On: '/' } },
          { 'Std:Join': { On: '/', Vales: ['a'] } },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/On',
        message: '"On" of "Std:Join" in step "stop-0" is a number, not a text.',
        help: 'Write the text that stands between the values.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values',
        message: '"Values" of "Std:Join" in step "stop-0" is a text, not a list.',
        help: 'Write a list of texts, numbers and expressions.',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:Join',
        message: '"Std:Join" in step "stop-1" has no "Values".',
        help: 'Add the list of what is joined.',
      },
      {
        at: '/Steps/3/Arguments/ErrorMessage/Std:Join/Vales (key)',
        message: '"Std:Join" in step "stop-2" takes no member "Vales". Did you mean "Values"?',
        help: 'Its members are "On" and "Values".',
      },
    ]);
  });

  it('reports what cannot be joined, also in a join within a join', () => {
    expect(
      findIn(
        malformedExpression,
        saying({
          'Std:Join': {
            On: '/',
            Values: [
              ['a'],
              { Get: 'Steps.train.ModelArtifacts' },
              { 'Std:Join': { On: '', Values: [{ Get: 'Steps.train.HyperParameters' }] } },
            ],
          },
        }),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values/0',
        message: '"Std:Join" in step "stop-0" joins single values, but one of them is a list.',
        help: 'Name the member, key or item that is meant.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values/1',
        message:
          '"Std:Join" in step "stop-0" joins single values, but "Steps.train.ModelArtifacts" gives a structure.',
        help: 'Name the member, key or item that is meant.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values/2/Std:Join/Values/0',
        message:
          '"Std:Join" in step "stop-0" joins single values, but "Steps.train.HyperParameters" gives a map.',
        help: 'Name the member, key or item that is meant.',
      },
    ]);
  });

  it('reports a value out of no file, or of two', () => {
    expect(
      findIn(
        malformedExpression,
        saying(
          { 'Std:JsonGet': { Path: 'auc' } },
          {
            'Std:JsonGet': {
              Path: 'auc',
              PropertyFile,
              S3Uri: { 'Std:Join': { On: '/', Values: ['s3://b', 'f.json'] } },
            },
          },
          { 'Std:JsonGet': { Path: 'auc', PropertyFile: { Get: 'Parameters.Bucket' } } },
          { 'Std:JsonGet': { Path: 'auc', ProprtyFile: PropertyFile } },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:JsonGet',
        message: '"Std:JsonGet" in step "stop-0" has neither "PropertyFile" nor "S3Uri".',
        help: 'Say which file it reads, with one of the two.',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:JsonGet',
        message: '"Std:JsonGet" in step "stop-1" has both "PropertyFile" and "S3Uri".',
        help: 'Remove one of the two.',
      },
      {
        at: '/Steps/3/Arguments/ErrorMessage/Std:JsonGet/PropertyFile',
        message:
          '"PropertyFile" of "Std:JsonGet" in step "stop-2" is "Parameters.Bucket", which is no property file.',
        help: 'Write {"Get": "Steps.<step>.PropertyFiles.<name>"}.',
      },
      {
        at: '/Steps/4/Arguments/ErrorMessage/Std:JsonGet/ProprtyFile (key)',
        message: '"Std:JsonGet" in step "stop-3" takes no member "ProprtyFile". Did you mean "PropertyFile"?',
        help: 'Its members are "Path", "PropertyFile" and "S3Uri".',
      },
    ]);
  });

  it('reports a location that is no join of single values', () => {
    expect(
      findIn(
        malformedExpression,
        saying(
          { 'Std:JsonGet': { Path: 'auc', S3Uri: 's3://b/f.json' } },
          {
            'Std:JsonGet': {
              Path: 'auc',
              S3Uri: {
                'Std:Join': { On: '/', Values: [{ 'Std:Join': { On: '', Values: ['s3://b'] } }, 'f.json'] },
              },
            },
          },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:JsonGet/S3Uri',
        message:
          '"S3Uri" of "Std:JsonGet" in step "stop-0" is a text; SageMaker takes only a "Std:Join" there.',
        help: 'Write {"Std:Join": {"On": "/", "Values": [...]}}, also around a single value.',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:JsonGet/S3Uri/Std:Join/Values/0',
        message:
          '"S3Uri" of "Std:JsonGet" in step "stop-1" joins "Std:Join", which SageMaker does not take there.',
        help: 'Join texts, parameters, execution variables and properties only.',
      },
    ]);
  });

  it('reports paths that lead nowhere', () => {
    expect(
      findIn(
        malformedExpression,
        saying(
          { 'Std:JsonGet': { PropertyFile } },
          { 'Std:JsonGet': { PropertyFile, Path: ' ' } },
          { 'Std:JsonGet': { PropertyFile, Path: 'metrics[0' } },
          { 'Std:JsonGet': { PropertyFile, Path: { Get: 'Parameters.Bucket' } } },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:JsonGet',
        message: '"Std:JsonGet" in step "stop-0" has no "Path".',
        help: 'Add the JSON path of the value, such as "metrics.auc".',
      },
      {
        at: '/Steps/2/Arguments/ErrorMessage/Std:JsonGet/Path',
        message: '"Path" of "Std:JsonGet" in step "stop-1" is empty.',
        help: 'Write the members on the way to the value, such as "metrics.auc" or "scores[0].value".',
      },
      {
        at: '/Steps/3/Arguments/ErrorMessage/Std:JsonGet/Path',
        message: '"Path" of "Std:JsonGet" in step "stop-2" is "metrics[0", which is no JSON path.',
        help: 'Write the members on the way to the value, such as "metrics.auc" or "scores[0].value".',
      },
      {
        at: '/Steps/4/Arguments/ErrorMessage/Std:JsonGet/Path',
        message: '"Path" of "Std:JsonGet" in step "stop-3" is "Parameters.Bucket", not a text.',
        help: 'Write the members on the way to the value, such as "metrics.auc" or "scores[0].value".',
      },
    ]);
  });

  it('accepts numbers, truth values and properties in a join, joins without a separator, and JSON paths of every form', () => {
    expect(
      findIn(
        malformedExpression,
        saying(
          {
            'Std:Join': {
              Values: ['a', 1, true, { Get: 'Steps.train.TrainingJobName' }, { Get: 'Parameters.Bucket' }],
            },
          },
          {
            'Std:JsonGet': {
              S3Uri: {
                'Std:Join': {
                  On: '/',
                  Values: [
                    's3:/',
                    { Get: 'Parameters.Bucket' },
                    { Get: 'Execution.PipelineExecutionId' },
                    'f.json',
                  ],
                },
              },
              Path: "$.metrics['a.b'][0]..value",
            },
          },
          { 'Std:JsonGet': { PropertyFile, Path: 'regression_metrics.mse.value' } },
        ),
      ),
    ).toEqual([]);
  });
});
