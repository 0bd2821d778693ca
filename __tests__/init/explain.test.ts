import { describe, expect, test } from '@jest/globals';
import { describeSetup } from '../../src/init/describe-setup.ts';
import type { Deployment } from '../../src/init/documents.ts';
import { explainFiles } from '../../src/init/explain.ts';
import { listFiles } from '../../src/init/list-files.ts';
import type { Setup } from '../../src/init/setup.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';
import { expectGolden } from '../support/harness/golden.ts';

const CIS = ['github', 'gitlab', 'circleci', 'jenkins'] as const;

function explain(deployment: Deployment): readonly string[] {
  return explainFiles(listFiles(deployment, deployment.isRunning ? undefined : 'Resources: {}\n'), deployment);
}

const ofSetup = (overrides: Partial<Setup>) => describeSetup(aSetup(overrides), 'OWNER/slipway@COMMIT');
const running = (ci: Setup['ci']): Deployment => ({ ...ofSetup({ ci }), isRunning: true });

const STORIES: Readonly<Record<string, Deployment>> = {
  ...Object.fromEntries(CIS.map((ci) => [`one service, ${ci}`, ofSetup({ ci })])),
  'two services, github': ofSetup({ services: [aServiceSetup(), WORKER] }),
  ...Object.fromEntries(CIS.map((ci) => [`a running service, ${ci}`, running(ci)])),
};

describe('the explanation', () => {
  test('is as in the golden file', () => {
    const texts = Object.entries(STORIES).map(([story, deployment]) =>
      [`# ${story}`, ...explain(deployment)].join('\n'),
    );

    expectGolden('init-explanations.txt', `${texts.join('\n\n')}\n`);
  });

  test.each(Object.entries(STORIES))('has at most ten lines: %s', (_story, deployment) => {
    expect(explain(deployment).length).toBeLessThanOrEqual(10);
  });

  test('of a running service names variables that may have secrets, and never their values', () => {
    const [service] = running('github').services;
    const environment = [
      { name: 'DB_PASSWORD', value: 'hunter2' },
      { name: 'PORT', value: '8080' },
    ];
    const taskDefinition = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:v1', environment }] };
    const services = service === undefined ? [] : [{ ...service, taskDefinition }];

    const lines = explain({ ...running('github'), services });

    expect(lines.at(-1)).toBe(
      '4. DB_PASSWORD may have a secret as value. Move it to AWS Secrets Manager before you commit.',
    );
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  test('asks for no commit that is pinned already', () => {
    const pinned = describeSetup(aSetup(), `octo/slipway@${'a'.repeat(40)}`);

    expect(explain(pinned).join('\n')).not.toContain('COMMIT');
  });
});
