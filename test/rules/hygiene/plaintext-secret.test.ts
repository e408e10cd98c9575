import { plaintextSecret } from '../../../src/rules/hygiene/plaintext-secret.js';
import { project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(plaintextSecret);

/** In parts, so that no scanner takes this file for a leak. */
const SECRETS = {
  'an AWS access key': ['ASIA', 'QWERTYUIOPASDFGH'].join(''),
  'a GitHub token': ['ghp_', 'a1B2c3D4e5'.repeat(4)].join(''),
  'a Slack token': ['xoxb-', '1234567890-abcdefghij'].join(''),
  'a Hugging Face token': ['hf_', 'abcdefghijklmnopqrstuvwxyzABCDEFGH'].join(''),
  'a private key': ['-----BEGIN RSA ', 'PRIVATE KEY-----'].join(''),
};

const environment = (value: string) =>
  project({
    manifest: `
      parameters: { token: { type: String, default: none } }
      steps:
        prepare: { type: Prepare, config: { environment: { TOKEN: "${value}" } } }
    `,
  });

describe('plaintext-secret', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each(Object.entries(SECRETS))('reports %s at its key, and does not repeat it', (noun, secret) =>
    expectErrors(environment(`x ${secret} \${params.token}`)).toEqual([
      {
        message: `The value of "TOKEN" holds ${noun}.`,
        at: 'demo.pipeline.yaml:8:54',
        help: 'Revoke it, keep the new one in AWS Secrets Manager, and let the script fetch it by name.',
      },
    ]),
  );

  it('reports the default of a parameter', () =>
    expectErrors(
      project({
        manifest: `
          parameters: { token: { type: String, default: ${SECRETS['a GitHub token']} } }
          steps: { prepare: { type: Prepare } }
        `,
      }),
    ).toEqual([
      {
        message: 'The value of "default" holds a GitHub token.',
        at: 'demo.pipeline.yaml:6:38',
        help: 'Revoke it, keep the new one in AWS Secrets Manager, and let the script fetch it by name.',
      },
    ]));

  it.each(['AKIAIOSFODNN7EXAMPLE', 'AKIA', 'ghp_short', 'my-secret', '${params.token}'])(
    'accepts %s',
    (value) => expectValid(environment(value)),
  );
});
