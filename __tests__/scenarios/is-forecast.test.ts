import { afterEach, beforeEach, describe as describeTests, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { openStage, type ScenarioStage, untilSteady } from '../support/harness/scenario-stage.ts';

/** What is said of a rollout before anything is written, and that it is so. */

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
  await untilTrue(() => describe().every(isAtRest));
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
    'No changes were made. Service location cannot roll out. Each new task needs host port 8081, in use on all 4 container ' +
      'instances, and minimumHealthyPercent 100 keeps 4 of 4 tasks in service.',
  );
  expect(refused.log).toContain(
    'Set minimum-healthy-percent to 75 or less, or add one container instance, or let ECS choose the host port (hostPort 0).',
  );
  expect(written).toEqual(before);
  expect([gone.exitCode, gone.outputs.verdict]).toEqual([0, 'steady']);
});

test('both services of a cluster go through at 50/200, as the dry run said', async () => {
  await serveTwo();
  const inputs = { cluster: 'production', service: 'location, user', 'minimum-healthy-percent': '50' };
  const deploy = { ...inputs, 'force-new-deployment': 'true', 'wait-max-delay-seconds': '1' };

  const planned = await stage.job.run({ inputs: { ...deploy, 'dry-run': 'true' }, environment: stage.environment });
  const gone = await stage.job.run({ inputs: deploy, environment: stage.environment });

  const words = '2 batches on 4 container instances, at least ';
  expect(planned.outputs.verdict).toBe('planned');
  // They share the instances, so they are played together.
  expect(planned.log).toContain(`location: Forecast with user: ${words}`);
  expect(planned.log).toContain(`user: Forecast with location: ${words}`);
  expect(planned.summary).toContain('2 batches on 4 container instances');
  expect([gone.exitCode, gone.outputs.verdict]).toEqual([0, 'steady']);
});

test('container instances that may not be read are named once, and the deploy continues', async () => {
  await serveTwo();
  stage.local.setFaults([{ operation: 'ListContainerInstances', on: 'every', fault: { kind: 'denied' } }]);
  const inputs = { ...INPUTS, 'minimum-healthy-percent': '50' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.verdict).toBe('steady');
  expect(result.log).toContain('No forecast: no permission to read the container instances, or the read failed.');
  expect(result.log.split('ecs:ListContainerInstances on cluster')).toHaveLength(2);
});

describeTests('what may go wrong on the container instances is said in the plan', () => {
  /** One task of 3000 of the 4096 MiB of an instance. */
  async function serveStore(settings: JsonObject, document: JsonObject = {}): Promise<void> {
    const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
    const container = { name: 'store', image: 'store:1', memory: 3000, stopTimeout: 2, mountPoints };
    const volumes = [{ name: 'data', host: { sourcePath: '/var/data' } }];
    stage.call('RegisterTaskDefinition', { family: 'store', containerDefinitions: [container], volumes, ...document });
    const service = { cluster: 'production', serviceName: 'store', taskDefinition: 'store', launchType: 'EC2' };
    const rebalancing = { availabilityZoneRebalancing: 'DISABLED' };
    stage.call('CreateService', { ...service, ...rebalancing, desiredCount: 1, ...settings });
    await untilSteady(stage, 'store');
  }

  function plan(inputs: Readonly<Record<string, string>> = {}) {
    const deploy = { cluster: 'production', service: 'store', image: 'store:2', 'dry-run': 'true' };
    return stage.job.run({ inputs: { ...deploy, ...inputs }, environment: stage.environment });
  }

  /** Leaves the cluster so many container instances, all of them without a task. */
  function keepInstances(count: number): void {
    const { containerInstanceArns } = stage.call('ListContainerInstances', { cluster: 'production' });
    for (const containerInstance of (containerInstanceArns as readonly string[]).slice(count)) {
      stage.call('DeregisterContainerInstance', { cluster: 'production', containerInstance, force: true });
    }
  }

  test('the data of a volume stays on the instance of the old task', async () => {
    keepInstances(2);
    await serveStore({});

    const planned = await plan();

    expect(planned.outputs.verdict).toBe('planned');
    expect(planned.log).toContain(
      '::warning title=Slipway::Service store: the data of volume "data" stays on the container instance of the old task; ' +
        'the new task may start on another one. Pin the task to its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 and maximum-percent 100 on a single instance.',
    );
  });

  test('on the only instance nothing is said of the volume, and another service may take the capacity at 0/100', async () => {
    keepInstances(1);
    await serveStore({ deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } });

    const planned = await plan();

    expect(planned.outputs.verdict).toBe('planned');
    expect(planned.log).not.toContain('volume');
    expect(planned.log).toContain(
      'Another service waiting for capacity may take it first; then no task of store runs.',
    );
  });

  test('changes that are proposed for tasks at random work on the capacity that exists', async () => {
    keepInstances(1);
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 150 };
    await serveStore({ deploymentConfiguration, placementStrategy: [{ type: 'random' }] });

    const refused = await plan();
    const changed = await plan({ 'minimum-healthy-percent': '0' });

    expect(refused.outputs.verdict).toBe('refused');
    expect(refused.log).toContain('Set minimum-healthy-percent to 0 (at times no task is running)');
    expect(refused.log).not.toContain('maximum-percent to');
    expect(changed.outputs.verdict).toBe('planned');
  });
});
