import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import {
  APP_SPEC,
  aCodeDeployService,
  callCodeDeploy,
  describeDeployment,
  listCreated,
  USUAL_GROUP,
  waits,
} from '../support/harness/code-deploy-stage.ts';
import {
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
  type StageOptions,
} from '../support/harness/scenario-stage.ts';
import { onceSaid } from '../support/harness/shift-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
const CREATED = /deployment (d-[A-Z0-9]{9})/;
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

async function open(group: JsonObject = {}, options: Partial<StageOptions> = {}): Promise<void> {
  stage = await openStage({ speed: 25, tasks: 'simulated', instances: 10, ...options });
  await aCodeDeployService(stage, group);
}

function deploy(inputs: Readonly<Record<string, string>> = {}, onStart = onceSaid(/(?!)/, () => {})) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment, onStart });
}

describe('a service that CodeDeploy deploys', () => {
  test('runs the new revision when CodeDeploy has completed the deployment, and the old tasks are gone', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ termination: 1 }) });

    const result = await deploy({ 'codedeploy-deployment-description': 'the second' });

    const id = String(result.outputs['codedeploy-deployment-id']);
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(describeDeployment(stage, id)).toMatchObject({ status: 'Succeeded', description: 'the second' });
    expect(currentImage(stage)).toBe('hello:v2');
    const stages = ['BeforeInstall', 'Install', 'AllowTraffic', 'AfterAllowTraffic', 'TerminationWait'];
    expect(stages.filter((name) => !result.log.includes(`Service hello: stage ${name}`))).toEqual([]);
    expect(result.log).toContain('old and new tasks both run for 1 minute');
    expect(result.summary).toContain('<summary>Stages</summary>');
    expect(result.summary).toContain(id);
  });

  test('is deployed by an AppSpec file in JSON, with names and configuration that are given', async () => {
    const names = { applicationName: 'shop', deploymentGroupName: 'web' };
    await open(names);
    const properties = {
      taskDefinition: 'old:1',
      loadBalancerInfo: { containerName: 'hello', containerPort: 5000 },
      platformVersion: 'LATEST',
    };
    const file = { version: 0.0, resources: [{ it: { type: 'AWS::ECS::Service', properties } }] };
    stage.job.write('deploy/appspec.json', JSON.stringify(file));

    const result = await deploy({
      'codedeploy-appspec': 'deploy/appspec.json',
      'codedeploy-application': 'shop',
      'codedeploy-deployment-group': 'web',
      'codedeploy-deployment-config': 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(describeDeployment(stage, String(result.outputs['codedeploy-deployment-id']))).toMatchObject({
      ...names,
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    });
    expect(result.log).toContain('stage AllowTraffic, 10% of traffic on new tasks');
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('waits for approval where the group does, and says how to let the traffic move', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ reroute: 30 }) });

    const result = await deploy(
      {},
      onceSaid(/Continue: aws deploy continue-deployment --deployment-id (\S+)/, ([, deploymentId = '']) => {
        callCodeDeploy(stage, 'ContinueDeployment', { deploymentId, deploymentWaitType: 'READY_WAIT' });
      }),
    );

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('production traffic waits for approval; after 30 minutes CodeDeploy stops');
  });

  test('has nothing to change when the revision is running already', async () => {
    await open();

    const result = await deploy({ image: '', 'task-definition-arn': 'hello:1' });

    expect([result.exitCode, result.outputs.verdict, listCreated(stage)]).toEqual([0, 'unchanged', []]);
  });
});

describe('a deployment that does not come to its end', () => {
  test('is rolled back by CodeDeploy when an alarm goes off, which the reason names', async () => {
    await open({
      alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
      blueGreenDeploymentConfiguration: waits({ termination: 30 }),
    });

    const result = await deploy(
      {},
      onceSaid(/stage TerminationWait/, () => stage.local.host.putAlarm('errors', 'ALARM')),
    );

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('An alarm stopped deployment d-');
    expect(result.outputs.reason).toContain('CodeDeploy rolled back to hello:1.');
    expect(result.log).toContain('deployment alarms in state ALARM: errors');
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is rolled back when a Lambda function fails it, and the log names function and lifecycle event', async () => {
    await open({}, { hooks: [{ target: 'smoke-test', outcome: 'FAILED', afterMs: 30_000 }] });
    stage.job.write('appspec.yaml', `${APP_SPEC}Hooks:\n  - AfterInstall: smoke-test\n`);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('A lifecycle hook failed deployment d-');
    expect(result.log).toContain('lifecycle hook smoke-test at AfterInstall: FAILED');
    expect(result.log).toContain('A lifecycle hook failed');
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is stopped with rollback at once when its tasks cannot start, with the cause', async () => {
    await open({}, { images: [{ image: 'hello:v2', pullFails: 'CannotPullContainerError: hello:v2: not found' }] });

    const result = await deploy();

    const id = String(result.outputs['codedeploy-deployment-id']);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain("hello:2 can't start");
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(describeDeployment(stage, id).status).toBe('Stopped');
    expect(result.summary).toContain('not found in the registry');
  });

  test('that a person stops without rollback has failed, and nothing had moved', async () => {
    await open({}, { images: [{ image: 'hello:v2', pullMs: 3_600_000 }] });

    const result = await deploy(
      {},
      onceSaid(CREATED, ([, deploymentId = '']) => callCodeDeploy(stage, 'StopDeployment', { deploymentId })),
    );

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.outputs.reason).toContain('Someone stopped deployment d-');
    expect(result.outputs.reason).toContain('No traffic had shifted. hello:1 is running now.');
  });

  test('that takes longer than the limit is rolled back, and stays timed out', async () => {
    await open({}, { hooks: [{ target: 'smoke-test', outcome: 'IN_PROGRESS' }] });
    stage.job.write('appspec.yaml', `${APP_SPEC}Hooks:\n  - BeforeInstall: smoke-test\n`);

    const result = await deploy({ 'wait-for-minutes': '0.3' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'timed-out']);
    expect(result.outputs.reason).toContain('hello:2 was not deployed within 0.3 minutes; it was at BeforeInstall.');
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
  });

  test('is left to CodeDeploy when the run is cancelled, and the post step says what became of it', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ reroute: 30 }) });

    const result = await stage.job.run({
      inputs: INPUTS,
      environment: stage.environment,
      onStart: (child) => onceSaid(/production traffic waits/, () => child.kill('SIGINT'))(child),
    });

    const id = String(result.outputs['codedeploy-deployment-id']);
    expect([result.exitCode, result.outputs.verdict, describeDeployment(stage, id).status]).toEqual([
      1,
      'cancelled',
      'Ready',
    ]);
    expect(result.log).toContain(`aws deploy get-deployment --deployment-id ${id}`);
    expect(result.postLog).toContain(`CodeDeploy deployment ${id} of service hello is Ready`);
  });

  test('is rolled back when the run is cancelled and on-cancel says so', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ reroute: 30 }) });

    const result = await stage.job.run({
      inputs: { ...INPUTS, 'on-cancel': 'rollback' },
      environment: stage.environment,
      onStart: (child) => onceSaid(/production traffic waits/, () => child.kill('SIGINT'))(child),
    });

    const id = String(result.outputs['codedeploy-deployment-id']);
    expect([result.outputs.verdict, describeDeployment(stage, id).status]).toEqual(['cancelled', 'Stopped']);
    expect(result.outputs.reason).toMatch(/^The run was cancelled\. Rollback of deployment d-\w+ requested\./);
  });
});

describe('what cannot be deployed', () => {
  test('is refused before anything is written while another deployment is in progress, which is named', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ reroute: 30 }) });
    const content = APP_SPEC.replace('<TASK_DEFINITION>', 'hello:1');
    const revision = { revisionType: 'AppSpecContent', appSpecContent: { content } };
    const { deploymentId } = callCodeDeploy(stage, 'CreateDeployment', { ...USUAL_GROUP, revision });
    // Before that nothing shows which revision it brings.
    const sets = () => describeService(stage).taskSets as readonly JsonObject[];
    await untilTrue(() => sets().length === 2, 'the deployment has its replacement task set');
    const before = stage.writes().length;

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.outputs.reason).toContain(`Deployment ${deploymentId} of hello:1 is in progress in deployment group`);
    expect(stage.writes().slice(before)).toEqual([]);
  });

  test.each([
    [
      'a port that the container does not map',
      APP_SPEC.replace('5000', '8080'),
      /container hello does not map port 8080/,
    ],
    ['a container that is not there', APP_SPEC.replace('Name: hello', 'Name: api'), /has no container api.*hello/],
    ['a file that names no service', 'version: 0.0\n', /The AppSpec file cannot be used.*not a list of one resource/s],
  ])('is refused: %s', async (_, file, words) => {
    await open();
    stage.job.write('appspec.yaml', file);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toMatch(words);
    expect(stage.writes()).toEqual([]);
  });

  test('is refused with all inputs at once that CodeDeploy knows nothing of', async () => {
    await open();

    const result = await deploy({ 'desired-count': '2', 'circuit-breaker': 'on' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('desired-count: not supported for service hello');
    expect(result.log).toContain('circuit-breaker: not supported for service hello');
  });
});

describe('a rollback', () => {
  test('deploys the older revision, whether it is named or reported by the ledger', async () => {
    await open();
    const forward = [await deploy(), await deploy({ image: 'hello:v3' })].map(({ outputs }) => outputs.verdict);

    const step = await deploy({ image: '', 'rollback-to': 'last-good' });
    const stepped = currentImage(stage);
    const named = await deploy({ image: '', 'rollback-to': 'hello:1' });

    expect(forward).toEqual(['steady', 'steady']);
    expect([step.outputs.verdict, stepped]).toEqual(['steady', 'hello:v2']);
    expect([named.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v1']);
  });
});
