import { PROJECT_SCHEMAS, SCHEMA_KINDS, type SchemaKind } from '../project/schema-files.js';
import { checkDataDesign } from './check-data.js';
import type { SageMakerFacts } from './facts.js';
import { schemaLine, type ScaffoldFile } from './files.js';
import { layoutOf } from './layout.js';
import { problemOfPipelineName } from './names.js';
import { isProblem, type Parsed } from './parsed.js';
import { PROJECT_TEMPLATES, type ProjectTemplate } from './project-pipelines.js';
import { GITIGNORE, preCommitText, readmeText, type HookRepository } from './project-texts.js';
import { stepFiles } from './step-files.js';

/** What `pipectl new project` is asked for, and what it needs from the package. */
export interface ProjectRequest {
  /** Of the pipeline. */
  readonly name: string;
  readonly template: string;
  readonly repository?: HookRepository | undefined;
  /** Texts of the schemas. */
  readonly schemas: Readonly<Record<SchemaKind, string>>;
  /** Text of the library's script that serves XGBoost models. */
  readonly inferenceScript: string;
}

/** The files of a new project, by paths below its folder, or why there are none. */
export function projectFiles(
  request: ProjectRequest,
  facts: SageMakerFacts,
): Parsed<readonly ScaffoldFile[]> {
  const { name, schemas, repository } = request;
  const nameProblem = problemOfPipelineName(name);
  if (nameProblem !== undefined) {
    return { problem: `${nameProblem} Pass another one with --name.` };
  }
  const templates = new Map<string, ProjectTemplate>(Object.entries(PROJECT_TEMPLATES));
  const template = templates.get(request.template);
  if (template === undefined) {
    return { problem: `There is no template "${request.template}": ${[...templates.keys()].join(', ')}.` };
  }
  const checkData = checkDataDesign(facts);
  if (isProblem(checkData)) {
    return checkData;
  }
  const layout = layoutOf({ base: '', manifests: '', tests: 'tests', schemas: 'project' });
  const yaml = (kind: SchemaKind, path: string, text: string, what: string): ScaffoldFile => ({
    path,
    text: `${schemaLine(layout, kind, path)}${text}`,
    what,
  });
  const { description, servesXGBoost } = template;
  const head = `name: ${name}\ndescription: ${description}\n`;
  const configs = { ...baseConfigs(name), ...template.configs({ name }) };
  return [
    yaml('pipeline', `${name}.pipeline.yaml`, `${head}${template.manifest({ name })}`, 'the pipeline'),
    ...Object.entries(configs).map(([config, text]) =>
      yaml('config', `configs/${config}.config.yaml`, text, CONFIG_NOUNS[config] ?? `how ${config} is run`),
    ),
    ...stepFiles(checkData, layout),
    ...(servesXGBoost
      ? [
          {
            path: 'inference/xgboost_inference.py',
            text: request.inferenceScript,
            what: 'the code that serves the model',
          },
        ]
      : []),
    yaml('project', 'pipectl.yaml', SETTINGS, 'settings of the project'),
    {
      isOptional: true,
      path: 'README.md',
      text: readmeText({
        name,
        description,
        more: template.readme({ name }),
        hasInferenceCode: servesXGBoost,
      }),
      what: 'what there is, and the commands',
    },
    {
      isOptional: true,
      path: '.pre-commit-config.yaml',
      text: preCommitText(repository),
      what: 'checks before every commit',
    },
    { isOptional: true, path: '.gitignore', text: GITIGNORE, what: 'what git leaves alone' },
    ...SCHEMA_KINDS.map((kind) => ({
      path: PROJECT_SCHEMAS[kind],
      text: schemas[kind],
      what: 'for editors',
    })),
  ];
}

const CONFIG_NOUNS: Readonly<Record<string, string | undefined>> = {
  base: 'what all steps share',
  prod: 'what is otherwise in production',
};

function baseConfigs(name: string): Readonly<Record<string, string>> {
  return {
    base: `# Every step inherits these. A step takes the keys that its SageMaker step type knows.
role: arn:aws:iam::123456789012:role/MyPipelineRole
s3_root: s3://my-ml-bucket/pipelines
region: us-east-1
instance_type: ml.m5.xlarge
tags: { project: ${name} }
`,
    prod: `# What is otherwise with --env prod; it wins over every other config.
role: arn:aws:iam::123456789012:role/MyProductionPipelineRole
s3_root: s3://my-production-ml-bucket/pipelines
`,
  };
}

const SETTINGS = `environments:
  prod: { config: configs/prod.config.yaml } # pipectl validate --env prod
`;
