import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../../src/emulator/emulator.ts';
import { ANY_PORT, aService, aTaskDefinition } from '../../support/fakes/virtual-ecs.ts';
import {
  aGroup,
  anAppSpec,
  aShop,
  deploy,
  runToEvent,
  runToStatus,
} from '../../support/generators/code-deploy-stories.ts';
import { type AwsCli, createAwsCli } from '../../support/harness/aws-cli.ts';
import { control } from '../../support/harness/local-client.ts';
import { AWS_CLI, AWS_CLI_BY_VARIABLE, BOTO3, describeWith, testWith } from '../../support/harness/needs-program.ts';
import { runProgram } from '../../support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../support/harness/scratch.ts';

describeWith([AWS_CLI], 'the AWS CLI', () => {
  let local: Emulator;
  let aws: AwsCli;
  let folder: string;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'scaled', speed: 2_000 } });
    aws = createAwsCli(local);
    folder = makeFolder();
  });

  afterEach(async () => {
    removeFolder(folder);
    await local.close();
  });

  function keep(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** `web:1` behind the target group `blue`, with the names that `aws ecs deploy` assumes. */
  async function serve(): Promise<void> {
    const blue = await control(local, 'POST', { path: 'target-groups', body: { name: 'blue' } });
    await control(local, 'POST', { path: 'target-groups', body: { name: 'green' } });
    local.addInstances('default', 2);
    const { targetGroupArn } = blue.body as { readonly targetGroupArn: string };
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    const deploymentController = { type: 'CODE_DEPLOY' };
    for (const [operation, input] of [
      ['RegisterTaskDefinition', aTaskDefinition(ANY_PORT)],
      ['CreateService', aService({ taskDefinition: 'web:1', loadBalancers, deploymentController })],
    ] as const) {
      const answer = local.callAsOther({ operation, input });
      if (!answer.ok) throw new Error(answer.message);
    }
  }

  testWith(
    [AWS_CLI_BY_VARIABLE],
    'makes application and deployment group, deploys the service and waits for it to the end',
    async () => {
      await serve();
      const application = 'AppECS-default-web';
      await aws.read('deploy', 'create-application', '--application-name', application, '--compute-platform', 'ECS');
      const group = aGroup({ applicationName: application, deploymentGroupName: 'DgpECS-default-web' });
      await aws.read('deploy', 'create-deployment-group', '--cli-input-json', JSON.stringify(group));
      const definition = keep('task.json', JSON.stringify(aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' })));
      const appSpec = keep('appspec.json', anAppSpec({}, { TaskDefinition: '<replaced>' }));

      const files = ['--task-definition', definition, '--codedeploy-appspec', appSpec];
      const deployed = await aws.run('ecs', 'deploy', '--service', 'web', ...files);
      const id = /Successfully created deployment (d-\w+)/.exec(deployed.stdout)?.[1] ?? '';
      const waited = await aws.run('deploy', 'wait', 'deployment-successful', '--deployment-id', id);
      const { deploymentInfo } = await aws.read('deploy', 'get-deployment', '--deployment-id', id);
      const described = await aws.read('ecs', 'describe-services', '--services', 'web');

      expect(deployed.stderr).toBe('');
      expect(deployed.stdout).toMatch(/Successfully deployed arn:\S+:task-definition\/web:2 to service 'web'/);
      expect(waited).toMatchObject({ exitCode: 0, stderr: '' });
      expect(deploymentInfo).toMatchObject({ status: 'Succeeded', creator: 'user', computePlatform: 'ECS' });
      expect(described).toMatchObject({
        services: [
          {
            taskDefinition: expect.stringMatching(/web:2$/),
            deployments: [],
            taskSets: [{ status: 'PRIMARY', externalId: id, startedBy: 'CODE_DEPLOY' }],
          },
        ],
      });
    },
  );

  test('reports a missing application in CodeDeploy’s words', async () => {
    const { exitCode, stderr } = await aws.run('deploy', 'get-application', '--application-name', 'none');

    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(
      'An error occurred (ApplicationDoesNotExistException) when calling the GetApplication operation: No application found for name: none',
    );
  });
});

/** Validates calls, one per line, against the service model of boto3. Prints the differences. */
const CHECK = `
import json, sys, botocore.session
# Unknown to boto3 1.26, which Debian 12 has.
NEWER = {'terminationHookEnabled'}
model = botocore.session.get_session().get_service_model('codedeploy')
def look(shape, value, path):
    kind = shape.type_name
    if kind == 'structure':
        if not isinstance(value, dict): return print(path, 'is no structure')
        for name in shape.required_members:
            if value.get(name) is None: print(path, 'lacks', name)
        for name, member in value.items():
            if name not in shape.members:
                if name not in NEWER: print(path, 'has', name)
            elif member is not None: look(shape.members[name], member, path + '.' + name)
    elif kind == 'list':
        if not isinstance(value, list): return print(path, 'is no list')
        for item in value: look(shape.member, item, path + '[]')
    elif kind == 'string':
        if not isinstance(value, str): print(path, 'is no text')
        elif getattr(shape, 'enum', None) and value not in shape.enum: print(path, 'is', value)
    elif kind == 'boolean':
        if not isinstance(value, bool): print(path, 'is no boolean')
    elif kind in ('integer', 'long', 'double', 'timestamp'):
        if isinstance(value, bool) or not isinstance(value, (int, float)): print(path, 'is no number')
    else: print(path, 'is of the kind', kind)
for line in sys.stdin:
    call = json.loads(line)
    operation = model.operation_model(call['operation'])
    answer, path = call['answer'], call['operation']
    if answer['ok']:
        look(operation.input_shape, call['input'], path + ' input')
        if operation.output_shape is not None: look(operation.output_shape, answer['output'], path + ' output')
        elif answer['output']: print(path, 'has no output')
    elif answer['type'] not in [shape.name for shape in operation.error_shapes]: print(path, answer['type'])
`;

testWith([BOTO3], 'boto3’s model of CodeDeploy knows every answer of a deployment that is rolled back', async () => {
  const autoRollbackConfiguration = { enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST'] };
  const ecs = aShop({ autoRollbackConfiguration });
  const calls: string[] = [];
  const note = (operation: string, input: JsonObject = {}): void => {
    const answer = ecs.ask(`codedeploy:${operation}`, input);
    calls.push(JSON.stringify({ operation, input, answer }));
  };
  const readDeployment = (deploymentId: string): void => {
    const targetIds = ['default:web'];
    note('GetDeployment', { deploymentId });
    note('BatchGetDeployments', { deploymentIds: [deploymentId] });
    note('ListDeploymentTargets', { deploymentId });
    note('GetDeploymentTarget', { deploymentId, targetId: 'default:web' });
    note('BatchGetDeploymentTargets', { deploymentId, targetIds });
  };
  note('CreateApplication', { applicationName: 'other', computePlatform: 'ECS' });
  note('CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' });
  const id = deploy(ecs);
  readDeployment(id);
  runToEvent(ecs, id, 'AfterAllowTraffic Succeeded');
  readDeployment(id);
  note('CreateDeployment', { applicationName: 'shop', deploymentGroupName: 'web' });
  note('ContinueDeployment', { deploymentId: id, deploymentWaitType: 'READY_WAIT' });
  note('StopDeployment', { deploymentId: id });
  ecs.run();
  readDeployment(id);
  note('StopDeployment', { deploymentId: id });
  const second = deploy(ecs);
  runToStatus(ecs, second, 'Succeeded');
  note('GetDeployment', { deploymentId: second });
  note('ListDeployments');
  note('GetApplication', { applicationName: 'shop' });
  note('ListApplications');
  note('GetDeploymentGroup', { applicationName: 'shop', deploymentGroupName: 'web' });
  note('ListDeploymentGroups', { applicationName: 'shop' });
  note('ListDeploymentConfigs');
  note('GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes' });
  note('DeleteDeploymentGroup', { applicationName: 'shop', deploymentGroupName: 'web' });
  note('DeleteApplication', { applicationName: 'shop' });

  const checked = await runProgram('python3', ['-c', CHECK], { input: `${calls.join('\n')}\n` });

  expect(calls).toHaveLength(31);
  expect(checked).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});
