import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

describe('a Lineage step', () => {
  // SDK 2.257, workflow/lineage_step.py; the entities are CreateAction, CreateArtifact and CreateContext requests
  it('records entities and the associations between them', async () => {
    const step = await builtStep(
      libraryProject(
        ['lineage'],
        `
  step:
    type: Lineage
    config:
      request:
        Actions: [{ ActionName: training, ActionType: ModelTraining, Source: { SourceUri: "\${execution.PipelineArn}" } }]
        Artifacts: [{ ArtifactName: model, ArtifactType: Model, Source: { SourceUri: s3://models/a } }]
        Contexts: [{ ContextName: churn, ContextType: Project, Source: { SourceUri: s3://churn } }]
        Associations:
          - { Source: { Name: training, Type: Action }, Destination: { Name: model, Type: Artifact }, AssociationType: Produced }
          - { Source: { Arn: arn }, Destination: { Name: churn, Type: Context } }
`,
        '{}',
      ),
      'step',
    );
    expect(step).toEqual({
      Name: 'step',
      Type: 'Lineage',
      Arguments: {
        Actions: [
          {
            ActionName: 'training',
            ActionType: 'ModelTraining',
            Source: { SourceUri: { Get: 'Execution.PipelineArn' } },
          },
        ],
        Artifacts: [{ ArtifactName: 'model', ArtifactType: 'Model', Source: { SourceUri: 's3://models/a' } }],
        Contexts: [{ ContextName: 'churn', ContextType: 'Project', Source: { SourceUri: 's3://churn' } }],
        Associations: [
          {
            Source: { Name: 'training', Type: 'Action' },
            Destination: { Name: 'model', Type: 'Artifact' },
            AssociationType: 'Produced',
          },
          { Source: { Arn: 'arn' }, Destination: { Name: 'churn', Type: 'Context' } },
        ],
      },
    });
  });
});
