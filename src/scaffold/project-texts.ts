/** Where pre-commit finds pipectl's hooks, and at which revision. */
export interface HookRepository {
  readonly url: string;
  readonly revision: string;
}

/** The hooks for pre-commit: those of pipectl's repository, or where it is not known the command that is on the path. */
export function preCommitText(repository: HookRepository | undefined): string {
  if (repository !== undefined) {
    return `repos:
  - repo: ${repository.url}
    rev: ${repository.revision}
    hooks:
      - id: pipectl-validate
      - id: pipectl-align-check
`;
  }
  const hook = (command: string, name: string) => `      - id: pipectl-${command}
        name: ${name}
        entry: pipectl ${command}
        language: system
        files: '\\.(pipeline|config|spec|contract)\\.yaml$|(^|/)pipectl\\.yaml$|\\.py$'
        pass_filenames: false
        require_serial: true
`;
  return `# The hooks run the pipectl that is on the path.
repos:
  - repo: local
    hooks:
${hook('validate', 'Validate SageMaker pipelines')}${hook('align-check', 'Check that contracts, specifications and configs agree')}`;
}

/** What git leaves alone. */
export const GITIGNORE = `__pycache__/
*.pyc
.pytest_cache/
.venv/
node_modules/
build/
`;

/** What decides what README says. */
export interface ReadmeFacts {
  readonly name: string;
  readonly description: string;
  /** Further paragraphs about the pipeline. */
  readonly more: string;
  readonly hasInferenceCode: boolean;
}

/** README of a new project. */
export function readmeText({ name, description, more, hasInferenceCode }: ReadmeFacts): string {
  const manifest = `${name}.pipeline.yaml`;
  return `# ${name}

${description}

Before the first run, write your own values into \`configs/base.config.yaml\`: the role, the bucket and the region. Those of
production are in \`configs/prod.config.yaml\`.
${more}
## Commands

| command | does |
|---|---|
| \`pipectl validate\` | checks the pipeline and everything it uses, offline |
| \`pipectl align-check\` | checks that scripts, contracts and specifications agree |
| \`python3 -m unittest discover -s tests\` | tests the scripts |
| \`pipectl compile ${manifest} -o build/${name}.json\` | writes the pipeline definition |
| \`pipectl config show ${manifest} check_data\` | where each value of a step comes from |
| \`pipectl deploy ${manifest} --env prod --role ARN --dry-run\` | what a deployment would change |
| \`pipectl new step CleanData --kind processing\` | writes a further step type |
| \`pipectl schema -o schemas\` | renews the schemas that editors complete and check by |

## Files

| file | says |
|---|---|
| \`${manifest}\` | the pipeline: parameters, steps and what each needs |
| \`configs/\` | how each step is run |
| \`specs/\`, \`contracts/\` | the step types of this project: what they consume and produce, and what their scripts find in the container |
| \`scripts/\`, \`tests/\` | the scripts, and their tests |
${hasInferenceCode ? '| `inference/` | the code that serves the model |\n' : ''}| \`pipectl.yaml\` | settings of the project: environments, search folders, severities of rules |
| \`schemas/\` | JSON Schemas of these files, for editors |

## Continuous integration

\`pre-commit install\` runs the checks before every commit. As a job of GitHub Actions, with pipectl on the path:

\`\`\`yaml
on: [push, pull_request]
jobs:
  pipelines:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pipectl validate
      - run: pipectl validate --env prod
      - run: pipectl align-check
      - run: python3 -m unittest discover -s tests
\`\`\`
`;
}
