/** What is said of a rollout before anything is written, and that it is so. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { openStage, type ScenarioStage } from '../support/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 100, tasks: 'simulated', instances: 4 });
});

afterEach(async () => {
  await stage.close();
});

/** Two services of four tasks each on the same four instances, with a fixed host port each. */
async function serveTwo(): Promise<void> {
  serve('location', 8081);
  serve('user', 9091);
  const end = performance.now() + 60_000;
  while (!describe().every(isAtRest)) {
    if (performance.now() > end) throw new Error('the services did not come to rest');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function serve(name: string, hostPort: number): void {
  const portMappings = [{ containerPort: hostPort, hostPort }];
  const container = { name, image: `${name}:10`, cpu: 512, memory: 1024, stopTimeout: 2, portMappings };
  const extraHosts = [{ hostname: 'googledns', ipAddress: '8.8.8.8' }];
  stage.call('RegisterTaskDefinition', { family: name, containerDefinitions: [{ ...container, extraHosts }] });
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: name,
    taskDefinition: name,
    desiredCount: 4,
    launchType: 'EC2',
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
  });
}

function describe(): readonly JsonObject[] {
  const input = { cluster: 'production', services: ['location', 'user'] };
  return stage.call('DescribeServices', input).services as readonly JsonObject[];
}

function isAtRest({ deployments }: JsonObject): boolean {
  return (deployments as readonly JsonObject[])[0]?.rolloutState === 'COMPLETED';
}

const INPUTS = {
  cluster: 'production',
  service: 'location',
  image: 'location:11',
  'wait-max-delay-seconds': '1',
};

test('a port that is held on every instance refuses the deploy, and the change that it names makes it go through', async () => {
  await serveTwo();
  const before = stage.writes();

  const refused = await stage.job.run({ inputs: INPUTS, environment: stage.environment });
  const written = stage.writes();
  const changed = { ...INPUTS, 'minimum-healthy-percent': '75' };
  const gone = await stage.job.run({ inputs: changed, environment: stage.environment });

  expect([refused.exitCode, refused.outputs.verdict]).toEqual([1, 'refused']);
  expect(refused.outputs.reason).toBe(
    'Nothing was written. Service location cannot roll out. Each new task needs host port 8081, held on all 4 container ' +
      'instances, and minimumHealthyPercent 100 keeps 4 of 4 tasks in service.',
  );
  expect(refused.log).toContain(
    'Set minimum-healthy-percent to 75 or less, or add one container instance, or let ECS choose the host port (hostPort 0).',
  );
  expect(written).toEqual(before);
  expect([gone.exitCode, gone.outputs.verdict]).toEqual([0, 'steady']);
}, 120_000);

test('both services of a cluster go through at 50/200, as the dry run said', async () => {
  await serveTwo();
  const inputs = { cluster: 'production', service: 'location, user', 'minimum-healthy-percent': '50' };
  const deploy = { ...inputs, 'force-new-deployment': 'true', 'wait-max-delay-seconds': '1' };

  const planned = await stage.job.run({ inputs: { ...deploy, 'dry-run': 'true' }, environment: stage.environment });
  const gone = await stage.job.run({ inputs: deploy, environment: stage.environment });

  const words =
    'The rollout on the 4 container instances takes 2 waves at least: never fewer than 2 tasks in service, never more ' +
    'than 4 tasks at a time. It takes';
  expect(planned.outputs.verdict).toBe('planned');
  expect(planned.log).toContain(`location: ${words}`);
  expect(planned.log).toContain(`user: ${words}`);
  expect(planned.summary).toContain('The rollout on the 4 container instances');
  expect([gone.exitCode, gone.outputs.verdict]).toEqual([0, 'steady']);
}, 120_000);

test('container instances that may not be read are named once, and the deploy goes on', async () => {
  await serveTwo();
  stage.local.setFaults([{ operation: 'ListContainerInstances', on: 'every', fault: { kind: 'denied' } }]);
  const inputs = { ...INPUTS, 'minimum-healthy-percent': '50' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.verdict).toBe('steady');
  expect(result.log).toContain('not decidable here: the container instances could not be read.');
  expect(result.log.split('ecs:ListContainerInstances on cluster')).toHaveLength(2);
}, 120_000);
