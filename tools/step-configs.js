/** The TypeScript types of the config keys of each step type in the library, for the API. */
import { compile } from 'json-schema-to-typescript';

const BANNER = `/* Generated from the library's specifications and config-keys.schema.json by tools/generate.js; do not edit. */
/* eslint-disable */
import type { Config } from '../project/types.generated.js';
import type { Expressible } from './expression.js';
`;

/** The text of a module with the types, unformatted. `builderKeys` are the properties of config-keys.schema.json. */
export async function stepConfigs(specs, builderKeys) {
  const parts = [];
  const sagemakerTypes = [...new Set(specs.map((spec) => spec.sagemaker_step_type))].sort();
  for (const type of sagemakerTypes) {
    const keys = Object.entries(builderKeys)
      .filter(([, key]) => key.step_types.includes(type) && key.tier !== 'derived')
      .map(([name]) => `'${name}'`);
    parts.push(
      `/** Config keys that every ${type} step takes. */\nexport type ${type}Keys = Pick<Config, ${keys.join(' | ')}>;`,
    );
  }
  for (const spec of specs) {
    parts.push(await ownKeys(spec));
  }
  const entries = specs.map(
    ({ step_type: type, sagemaker_step_type: of, description }) =>
      `/** ${description.trim().replace(/\s+/g, ' ')} */\n${type}: Expressible<${type}OwnKeys & ${of}Keys>;`,
  );
  const jobTypes = specs
    .filter((spec) => spec.job_types !== undefined)
    .map(
      ({ step_type: type, job_types: of }) =>
        `${type}: ${Object.keys(of)
          .map((name) => `'${name}'`)
          .join(' | ')};`,
    );
  return `${BANNER}
${parts.join('\n')}
/** The config keys of the library's step types, by step type. */
export interface StepConfigs {
${entries.join('\n')}
}
/** The job types of the library's step types that have some, by step type. */
export interface StepJobTypes {
${jobTypes.join('\n')}
}
`;
}

async function ownKeys({ step_type: type, config }) {
  const properties = {};
  for (const [name, property] of Object.entries(config?.properties ?? {})) {
    const {
      env,
      argument,
      hyperparameter,
      tier,
      variable,
      examples,
      default: fallback,
      ...schema
    } = property;
    void [env, argument, hyperparameter, tier, variable, examples, fallback];
    properties[name] = schema;
  }
  const title = `${type}OwnKeys`;
  if (Object.keys(properties).length === 0) {
    return `/** ${type} has no config keys of its own. */\nexport interface ${title} {}`;
  }
  const description = `Config keys of ${type} alone.`;
  const schema = { title, description, type: 'object', properties, additionalProperties: false };
  return compile(schema, title, { bannerComment: '', additionalProperties: false, format: false });
}
