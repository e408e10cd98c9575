import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, run } from '../support/run.js';
import { BROKEN, removeProjects, STOP, temporaryProject } from './support.js';

const FRAUD = 'manifests/fraud-xgboost/fraud-xgboost.pipeline.yaml';
const FORMATS = ['mermaid', 'dot', 'svg', 'html'];

afterAll(removeProjects);

describe('pipectl graph', () => {
  it('draws a pipeline in Mermaid', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': STOP });
    expect(await run(['graph', 'stop.pipeline.yaml'], folder)).toEqual({
      code: 0,
      stdout: 'flowchart TD\n  step_stop{{"stop<br/>Stopped"}}\n',
      stderr: '',
    });
  });

  it.each(FORMATS)('draws the fraud example as %s, with every step', async (format) => {
    const { code, stdout, stderr } = await run(['graph', FRAUD, '--format', format]);
    expect([code, stderr]).toEqual([0, '']);
    const names =
      'load_training load_calibration preprocess_training preprocess_calibration train evaluate quality_gate package payload register too_weak';
    expect(names.split(' ').filter((name) => !stdout.includes(name))).toEqual([]);
  });

  it.each(FORMATS)('gives the same bytes of %s from every folder', async (format) => {
    const here = await run(['graph', FRAUD, '--format', format]);
    const there = await run(['graph', join(REPOSITORY, FRAUD), '--format', format], '/');
    expect(there.stdout).toEqual(here.stdout);
    expect(here.stdout).not.toContain(REPOSITORY);
  });

  it('writes a file', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': STOP });
    const argv = ['graph', 'stop.pipeline.yaml', '--format', 'dot', '-o', 'build/stop.dot'];
    expect(await run(argv, folder)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote build/stop.dot (167 bytes).\n',
    });
    expect(readFileSync(join(folder, 'build/stop.dot'), 'utf8')).toMatch(/^digraph "stop" \{\n/);
  });

  it('says that a file cannot be written', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': STOP });
    mkdirSync(join(folder, 'here'));
    expect(await run(['graph', 'stop.pipeline.yaml', '-o', 'here'], folder)).toEqual({
      code: 3,
      stdout: '',
      stderr: 'pipectl: "here" cannot be written: it is a folder.\n',
    });
  });

  it('draws a pipeline with errors, which go to stderr, and exits with 1', async () => {
    const folder = temporaryProject({ 'broken.pipeline.yaml': BROKEN });
    const { code, stdout, stderr } = await run(['graph', 'broken.pipeline.yaml'], folder);
    expect(code).toEqual(1);
    expect(stderr).toMatch(/^error\[DAG201\]: Step "stop" needs "stpo"/);
    expect(stdout).toEqual(`flowchart TD
  step_stop{{"stop<br/>x"}}
  classDef error stroke:#cf222e,stroke-width:3px
  classDef warning stroke:#bf8700,stroke-width:3px
  class step_stop error
`);
  });

  it('draws nothing of a manifest that is no manifest', async () => {
    const folder = temporaryProject({ 'odd.pipeline.yaml': '- a\n', 'broken.pipeline.yaml': BROKEN });
    const { code, stdout, stderr } = await run(['graph', 'odd.pipeline.yaml', '-o', 'x.mmd'], folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error\[SCH/);
    expect(stderr).not.toContain('Wrote');
  });

  it('takes the config of an environment, and a region', async () => {
    const manifest = 'test/fixtures/ok/environments/pipelines/daily.pipeline.yaml';
    const page = async (...argv: string[]): Promise<string> =>
      (await run(['graph', manifest, '--format', 'html', ...argv])).stdout;
    expect(await page('--env', 'prod')).toContain('"ml.m5.12xlarge"');
    expect(await page('--env', 'dev')).toContain('"eu-west-1"');
    expect(await page('--region', 'eu-west-3')).toContain('"eu-west-3"');
    expect(await run(['graph', manifest, '--env', 'prd'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('takes no other format', async () => {
    const { code, stderr } = await run(['graph', FRAUD, '--format', 'png']);
    expect(code).toEqual(2);
    expect(stderr).toContain('Allowed choices are mermaid, dot, svg, html.');
  });
});
