/** What `slipway init` writes is deployed as it is, with the permissions that it wrote and no others. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { expectGolden } from '../support/harness/golden.ts';
import { GITHUB, type InitStage, openInitStage, PLACE } from '../support/harness/init-stage.ts';
import { playTemplate } from '../support/harness/play-template.ts';
import { readTemplate } from '../support/harness/read-template.ts';
import { describeInstances, describeService, untilSteady } from '../support/harness/scenario-stage.ts';

let stage: InitStage;

beforeEach(async () => {
  stage = await openInitStage();
});

afterEach(() => stage.close());

const SETUPS = [
  { what: 'Fargate behind a load balancer', flags: ['--port', '8080'], port: 8080 },
  { what: 'a worker on Fargate', flags: ['--port', 'none'] },
  { what: 'instances behind a load balancer', flags: ['--port', '8080', '--capacity', 'EC2'], port: 8080 },
  { what: 'a worker on instances', flags: ['--port', 'none', '--capacity', 'EC2'] },
];

describe('the files in an empty folder', () => {
  test.each(SETUPS)('are deployed with their own permissions: $what', async ({ flags, port }) => {
    const written = await stage.init('--cluster', 'production', '--service', 'web', ...flags, ...PLACE, ...GITHUB);
    expect([written.exitCode, written.errors]).toEqual([0, '']);
    await stage.createFromFiles('', port);
    await stage.pushTo('web', 'v1');
    stage.allowOnlyItsPermissions();

    const result = await stage.deploy('.github/workflows/deploy.yml', 'v1');

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'steady']);
    expect(result.log).not.toContain('differs from');
    expect(describeService(stage, 'web').taskDefinition).toMatch(/task-definition\/web:2$/);
  });

  test('are as in the golden file', async () => {
    await stage.init('--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB);

    const shown = stage.listFiles().filter((path) => path !== 'aws/template.yml');
    expectGolden('init-files.txt', shown.map((path) => `==> ${path}\n${stage.read(path)}`).join('\n'));
  });

  test('of two services are deployed by their own workflows', async () => {
    const flags = ['--port', 'web=8080', '--port', 'mail=none', ...PLACE, ...GITHUB];
    await stage.init('--cluster', 'production', '--service', 'web,mail', ...flags);
    for (const [name, port] of [
      ['web', 8080],
      ['mail', undefined],
    ] as const) {
      await stage.createFromFiles(`services/${name}/`, port);
      await stage.pushTo(name, 'v1');
    }
    stage.allowOnlyItsPermissions();

    const results = await Promise.all(
      ['web', 'mail'].map((name) => stage.deploy(`.github/workflows/deploy-${name}.yml`, 'v1')),
    );

    expect(results.map(({ outputs }) => outputs.verdict)).toEqual(['steady', 'steady']);
  });

  test.each(['gitlab', 'circleci', 'jenkins'])('are deployed by the command of their pipeline, %s', async (ci) => {
    const code = ci === 'gitlab' ? ['--code-repository', 'octo/shop'] : [];
    const flags = ['--port', 'none', '--ci', ci, ...PLACE, ...code];
    await stage.init('--cluster', 'production', '--service', 'web', ...flags);
    await stage.createFromFiles('');
    await stage.pushTo('web', 'v1');
    stage.allowOnlyItsPermissions();
    const pipeline = { gitlab: '.gitlab-ci.yml', circleci: '.circleci/config.yml' }[ci] ?? 'Jenkinsfile';
    const [, command = ''] = /npx --yes slipway@\S+ (.*?summary\.md)/.exec(stage.read(pipeline)) ?? [];

    const given = [...command.split(' '), '--build', 'never', '--image-tag', 'v1', '--wait-max-delay-seconds', '1'];
    const { exitCode, output } = await stage.slipway({ ...stage.environment, CI: 'true' }, ...given);

    expect([output.match(/.*denied.*/g), exitCode, output.includes('STEADY')]).toEqual([null, 0, true]);
  });

  test.each([
    ['Fargate', 'FARGATE', 0],
    ['instances', 'EC2', 2],
  ] as const)('fit the stack of their template, on %s', async (_what, capacity, count) => {
    const flags = ['--port', '8080', '--capacity', capacity, '--ci', 'github', ...PLACE, ...GITHUB];
    await stage.init('--cluster', 'production', '--service', 'web', ...flags);
    const stack = playTemplate(stage.local, readTemplate(stage.read('aws/template.yml')));
    await stack.deploy({
      VpcId: 'vpc-1',
      TaskSubnetIds: ['subnet-1', 'subnet-2'],
      LoadBalancerSubnetIds: ['subnet-1', 'subnet-2'],
    });
    const instances = describeInstances(2, { from: 1, count });
    stage.local.addInstances(
      'production',
      instances.map((one) => ({ ...one, capacityProvider: 'slipway-production' })),
    );
    await stage.callEcs('RegisterTaskDefinition', stage.readJson('task-definition.json'));
    await stack.deploy({ CreateServices: 'true' });
    await untilSteady(stage, 'web');
    await stage.pushTo('web', 'v1');
    stage.allowOnlyItsPermissions();

    const result = await stage.deploy('.github/workflows/deploy.yml', 'v1');

    expect([result.log.match(/.*(?:denied|differs from).*/g), result.outputs.verdict]).toEqual([null, 'steady']);
  });

  test('roll back by their own workflow', async () => {
    await stage.init('--cluster', 'production', '--service', 'web', '--port', 'none', ...PLACE, ...GITHUB);
    await stage.createFromFiles('');
    await stage.pushTo('web', 'v1');
    await stage.pushTo('web', 'v2');
    stage.allowOnlyItsPermissions();
    for (const tag of ['v1', 'v2']) await stage.deploy('.github/workflows/deploy.yml', tag);

    const result = await stage.job.run({
      action: 'rollback',
      inputs: {
        ...stage.readInputs('.github/workflows/rollback.yml'),
        'rollback-to': 'previous',
        'wait-max-delay-seconds': '1',
      },
      environment: stage.environment,
    });

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'steady']);
    expect(describeService(stage, 'web').taskDefinition).toMatch(/task-definition\/web:2$/);
  });

  test('have the permissions to explain a failure and to roll back', async () => {
    await stage.init('--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB);
    await stage.createFromFiles('', 8080);
    const image = await stage.pushTo('web', 'broken');
    stage.allowOnlyItsPermissions();
    stage.local.putImageBehaviour({ image, exits: { afterMs: 1_000, code: 3 } });

    const result = await stage.deploy('.github/workflows/deploy.yml', 'broken');

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'rolled-back']);
    expect(result.outputs.reason).toContain('exited with code 3');
  });
});
