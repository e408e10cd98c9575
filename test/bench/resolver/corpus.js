import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** SageMaker types under names of that format's own. */
const SAGEMAKER_TYPES = { CreateModel: 'Model' };
const KNOWN_TYPES = ['Processing', 'Training', 'Tuning', 'Transform', 'Model'];

/**
 * Writes projects from a folder of step interfaces (`steps/*.step.yaml`) and DAGs (`dags/*.dag.json`, whose nodes are
 * `<StepType>` or `<StepType>_<job type>`) into a folder. Returns the manifests with the edges of their DAGs, which are their needs.
 */
export function writeCorpus(from, into) {
  const steps = filesIn(join(from, 'steps'), '.step.yaml').map((path) => parse(readFileSync(path, 'utf8')));
  return filesIn(join(from, 'dags'), '.dag.json').map((path) => {
    const { dag, metadata } = JSON.parse(readFileSync(path, 'utf8'));
    const name = (metadata?.name ?? path.split('/').pop())
      .replaceAll(/[^a-zA-Z0-9]+/g, '-')
      .replace(/-+$/, '');
    const folder = join(into, name);
    mkdirSync(join(folder, 'specs'), { recursive: true });
    const nodes = dag.nodes.map((node) => {
      const step = steps.find(({ step_type: type }) => node === type || node.startsWith(`${type}_`));
      return { node, type: step.step_type, jobType: node.slice(step.step_type.length + 1) };
    });
    for (const { step_type: type, registry, spec } of steps) {
      const jobTypes = [...new Set(nodes.filter((node) => node.type === type).map((node) => node.jobType))];
      writeFileSync(
        join(folder, 'specs', `${type}.spec.yaml`),
        stringify(
          specOf(
            type,
            registry,
            spec,
            jobTypes.filter((jobType) => jobType !== ''),
          ),
        ),
      );
    }
    const manifest = join(folder, `${name}.pipeline.yaml`);
    const manifestSteps = nodes.map(({ node, type, jobType }) => {
      const needs = dag.edges.flatMap(([producer, consumer]) => (consumer === node ? [producer] : []));
      return [
        node,
        { type, ...(jobType === '' ? {} : { job_type: jobType }), ...(needs.length === 0 ? {} : { needs }) },
      ];
    });
    writeFileSync(join(folder, 'pipectl.yaml'), '{}\n');
    writeFileSync(manifest, stringify({ name, steps: Object.fromEntries(manifestSteps) }));
    return { name, manifest, edges: dag.edges };
  });
}

function filesIn(folder, end) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => join(folder, name));
}

function specOf(type, registry, spec, jobTypes) {
  const sagemaker = SAGEMAKER_TYPES[registry.sagemaker_step_type] ?? registry.sagemaker_step_type;
  const dependencies = Object.entries(spec.dependencies).map(([name, { type: kind, ...rest }]) => [
    name,
    { dependency_type: kind, ...rest },
  ]);
  const outputs = Object.entries(spec.outputs).map(([name, { type: kind, ...rest }]) => [
    name,
    { output_type: kind, ...rest },
  ]);
  const source = dependencies.length === 0;
  return {
    step_type: type,
    sagemaker_step_type: KNOWN_TYPES.includes(sagemaker) ? sagemaker : 'Processing',
    node_type: outputs.length === 0 ? (source ? 'singular' : 'sink') : source ? 'source' : 'internal',
    ...(source ? {} : { dependencies: Object.fromEntries(dependencies) }),
    ...(outputs.length === 0 ? {} : { outputs: Object.fromEntries(outputs) }),
    ...(jobTypes.length === 0 ? {} : { job_types: Object.fromEntries(jobTypes.map((name) => [name, {}])) }),
  };
}
