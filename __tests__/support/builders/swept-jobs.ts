/** Jobs of every kind, each to be killed at each of its calls. */
import {
  createRegistryClient,
  pushImage,
} from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { COMMIT } from '../harness/action-run.ts';
import { aCodeDeployService } from '../harness/code-deploy-stage.ts';
import { aTaskDefinition } from '../harness/scenario-stage.ts';
import type { SweptJob } from '../harness/swept-stage.ts';
import {
  aRepository,
  aScheduledService,
  aService,
  REST_MS,
  threeDeployed,
  twoServices,
  withImage,
} from './swept-services.ts';

const HELLO = { service: 'hello', image: 'hello:v2' };
const CRASHES = [{ image: 'hello:v2', pullMs: 40_000, exits: { afterMs: 1_000, code: 1 } }];
const COMMIT_TAG = `sha-${COMMIT.slice(0, 12)}`;

function rollsBackTo(target: string): SweptJob {
  return {
    name: `rolls back to ${target}`,
    verdict: 'steady',
    prepare: threeDeployed,
    inputs: () => ({ service: 'hello', 'rollback-to': target }),
  };
}

const TASK = {
  'container-name': 'hello',
  'run-task': 'true',
  'run-task-container-overrides': JSON.stringify([{ name: 'hello', command: ['migrate'] }]),
};

export const SWEPT_JOBS: readonly SweptJob[] = [
  { name: 'deploys an image', verdict: 'steady', prepare: (stage) => aService(stage), inputs: () => HELLO },
  {
    name: 'deploys a task definition file with environment variables',
    verdict: 'steady',
    prepare: async (stage) => {
      await aService(stage);
      stage.job.write('task.json', JSON.stringify(withImage('hello:v3')));
    },
    inputs: () => ({
      ...HELLO,
      'container-name': 'hello',
      'task-definition': 'task.json',
      'environment-variables': 'RELEASE=2',
      'minimum-healthy-percent': '50',
    }),
  },
  ...['last-good', 'previous', '1', 'hello:2', 'v1.4.2', 'c0ffee1'].map(rollsBackTo),
  {
    name: 'runs a one-off task, then deploys',
    verdict: 'steady',
    images: [{ image: 'hello:*', command: 'migrate', exits: { afterMs: 20_000, code: 0 } }],
    prepare: (stage) => aService(stage),
    inputs: () => ({ ...HELLO, ...TASK }),
  },
  {
    name: 'promotes the image of a commit to a release',
    verdict: 'steady',
    prepare: async (stage) => {
      await aRepository(stage);
      await pushImage(createRegistryClient(stage.local), 'hello', { tag: COMMIT_TAG, layer: 'a layer' });
    },
    inputs: () => ({ service: 'hello', repository: 'hello', build: 'never' }),
    variables: { GITHUB_REF: 'refs/tags/v1.4.2' },
  },
  {
    name: 'builds, pushes and deploys',
    hasDocker: true,
    verdict: 'steady',
    prepare: async (stage) => {
      await aRepository(stage);
      stage.job.write('Dockerfile', 'FROM scratch\n');
    },
    inputs: () => ({ service: 'hello', repository: 'hello' }),
  },
  {
    name: 'fails, and ECS rolls it back',
    verdict: 'rolled-back',
    images: CRASHES,
    prepare: (stage) => aService(stage),
    inputs: () => ({ ...HELLO, 'fail-fast': 'false' }),
  },
  {
    name: 'fails, and is rolled back by the run',
    verdict: 'rolled-back',
    images: CRASHES,
    prepare: (stage) =>
      aService(stage, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } }),
    inputs: () => HELLO,
  },
  {
    name: 'deploys by CodeDeploy',
    verdict: 'steady',
    instances: 10,
    prepare: async (stage) => {
      const ready = aCodeDeployService(stage);
      stage.local.advance(REST_MS);
      await ready;
    },
    inputs: () => HELLO,
  },
  {
    name: 'deploys two services',
    verdict: 'steady',
    prepare: twoServices,
    inputs: () => ({ service: 'hello,greeter', 'environment-variables': 'RELEASE=2' }),
  },
  {
    name: 'deploys, and brings a scheduled rule along',
    verdict: 'steady',
    prepare: aScheduledService,
    inputs: () => ({ ...HELLO, 'scheduled-rules': 'nightly' }),
  },
  {
    name: 'deploys, and verifies a URL',
    verdict: 'steady',
    prepare: (stage) => aService(stage),
    inputs: (_, address) => ({ ...HELLO, 'verify-url': `${address}/_slipway/health`, 'verify-minutes': '0.1' }),
  },
  {
    name: 'deploys by force what runs already',
    verdict: 'steady',
    prepare: (stage) => aService(stage),
    inputs: () => ({ service: 'hello', image: 'hello:v1', 'force-new-deployment': 'true' }),
  },
  {
    name: 'creates a service',
    verdict: 'steady',
    prepare: (stage) => {
      stage.job.write('task.json', JSON.stringify(aTaskDefinition()));
      stage.job.write('service.json', JSON.stringify({ desiredCount: 2, launchType: 'EC2' }));
      return Promise.resolve();
    },
    inputs: () => ({ service: 'hello', 'task-definition': 'task.json', 'service-definition': 'service.json' }),
  },
];
