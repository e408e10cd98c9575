import { didYouMean } from '../../diagnostics/suggest.js';
import { isExpression } from '../../sagemaker/expression.js';
import { isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { entityNames } from './declared-names.js';
import { definitionFile, definitionOf } from './example.js';
import { textOf, type DefinitionStep } from './steps.js';
import { argumentNoun, sentence, stepNoun } from './words.js';

const TYPES = ['Action', 'Artifact', 'Context'] as const;

const LISTS = ['Actions', 'Artifacts', 'Contexts', 'Associations'];

const example = (source: string) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'record',
        Type: 'Lineage',
        Arguments: {
          Actions: [{ ActionName: 'training', ActionType: 'Training', Source: { SourceUri: 's3://runs/1' } }],
          Artifacts: [
            { ArtifactName: 'model', ArtifactType: 'Model', Source: { SourceUri: 's3://models/1' } },
          ],
          Associations: [
            {
              Source: { Name: source, Type: 'Action' },
              Destination: { Name: 'model', Type: 'Artifact' },
              AssociationType: 'Produced',
            },
          ],
        },
      },
    ]),
  );

/**
 * SDK 2.257, workflow/lineage_step.py: `LineageStep.__init__` refuses a step that makes nothing,
 * `LineageEntityReference` an end with an ARN and a name, or with half a name, and `_validate_sibling_references` a
 * name that the step gives to no entity of that type: the service looks for it in the step alone.
 */
export const malformedLineage: DefinitionRule = {
  scope: 'definition',
  code: 'SMP541',
  name: 'malformed-lineage',
  severity: 'error',
  what: 'A Lineage step makes something, and both ends of its associations are entities that it makes itself or ARNs of others.',
  why: 'The step fails when it runs: the service knows the names of no other entities.',
  fix: 'Correct the name, or give the ARN of an entity that is made elsewhere.',
  invalid: example('trainning'),
  valid: example('training'),
  check({ steps }, report) {
    for (const step of steps) {
      const given = memberOf(step.value, 'Arguments');
      if (step.type !== 'Lineage' || !isJsonObject(given) || isExpression(given)) {
        continue;
      }
      if (LISTS.every((list) => isEmpty(memberOf(given, list)))) {
        report(pointerTo(step.pointer, 'Arguments'), {
          message: sentence(`${stepNoun(step)} makes no action, artifact, context or association.`),
          help: `Give one of ${listed(LISTS)}.`,
        });
      }
      for (const [index, association] of itemsOf(memberOf(given, 'Associations')).entries()) {
        for (const end of ['Source', 'Destination']) {
          const pointer = pointerTo(step.pointer, 'Arguments', 'Associations', index, end);
          checkEnd(step, memberOf(association, end), pointer, report);
        }
      }
    }
  },
};

/** Whether a list is absent or has no items; an expression may stand for some. */
function isEmpty(list: Json | undefined): boolean {
  return list === undefined || (Array.isArray(list) && list.length === 0);
}

function checkEnd(
  step: DefinitionStep,
  end: Json | undefined,
  pointer: string,
  report: DefinitionReport,
): void {
  if (!isJsonObject(end) || isExpression(end)) {
    return;
  }
  const [arn, name, type] = ['Arn', 'Name', 'Type'].map((member) => memberOf(end, member));
  const noun = argumentNoun(step, pointer);
  const named = [name, type].filter((member) => member !== undefined).length;
  if (arn === undefined ? named < 2 : named > 0) {
    report(pointer, {
      message: sentence(
        arn === undefined
          ? `${noun} has neither "Name" and "Type" nor "Arn".`
          : `${noun} has "Name" or "Type" beside "Arn".`,
      ),
      help: 'Give "Name" and "Type" of an entity that the step makes, or the "Arn" of another one.',
    });
    return;
  }
  const entity = TYPES.find((one) => one === type);
  const made = entity === undefined ? undefined : entityNames(step, entity);
  const wanted = textOf(name);
  if (made !== undefined && wanted !== undefined && !made.names.includes(wanted)) {
    report(pointerTo(pointer, 'Name'), {
      message: sentence(
        `${noun} names the ${made.noun} "${wanted}", which the step does not make.${didYouMean(wanted, made.names)}`,
      ),
      help: 'Correct the name, or give the "Arn" of an entity that is made elsewhere.',
    });
  }
}
