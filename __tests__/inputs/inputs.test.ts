import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ACTIONS } from '../../src/inputs/actions.ts';
import { INPUT_NAMES, type InputName } from '../../src/inputs/declarations.ts';
import { readRequest } from '../../src/inputs/inputs.ts';
import { anImageReference, someSettings } from '../support/builders/service-builders.ts';
import { errorsOf, given, requestOf } from './raw-inputs.ts';

const REVISION_ARN = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:42';

const NUMBER = 'task-definition-revision';
const SOURCES = {
  'task-definition': 'web.json',
  'task-definition-arn': REVISION_ARN,
  'task-definition-family': 'web',
  [NUMBER]: '7',
};

describe('the request', () => {
  test('has rules and schedules with their event bus or group', () => {
    const schedules = { 'scheduled-rules': 'nightly, aws.partner/shop/orders/hourly', schedules: 'reports/weekly' };

    expect(requestOf({ service: 'web', ...schedules }).schedules).toEqual([
      { kind: 'rule', name: 'nightly' },
      { kind: 'rule', name: 'hourly', parent: 'aws.partner/shop/orders' },
      { kind: 'schedule', name: 'weekly', parent: 'reports' },
    ]);
  });

  test('of no inputs registers what is running, and holds every default', () => {
    expect(requestOf({})).toEqual({
      image: { kind: 'keep' },
      shouldPinImages: true,
      registries: { type: 'private', accounts: [] },
      shouldMaskPasswords: true,
      shouldStayLoggedIn: false,
      taskDefinition: { kind: 'current' },
      containerNames: [],
      keptEmptyFields: [],
      containerSettings: someSettings(),
      services: [],
      cluster: 'default',
      schedules: [],
      shouldForceNewDeployment: false,
      circuitBreaker: 'keep',
      codeDeploy: { appSpecPath: 'appspec.yaml' },
      shouldFollow: true,
      followLimitMs: 1_800_000,
      onFailure: 'rollback',
      shouldFailFast: true,
      onCancel: 'leave',
      waitUntil: 'steady',
      deployment: {},
      isDryRun: false,
      isDriftCheck: false,
      shouldApplyDefinition: false,
      shouldAllowStale: false,
      shouldAllowUntrustedEvents: false,
      shouldDenyPrivilegeChanges: false,
      shouldWriteSummary: true,
    });
  });

  test('of a one-off task for a service waits for it, and leaves the rest to the service', () => {
    expect(requestOf({ service: 'web', 'run-task': 'true' }).oneOffTask).toEqual({
      shouldWait: true,
      startedBy: 'GitHub-Actions',
      containerOverrides: [],
      subnets: [],
      securityGroups: [],
      capacityProviderStrategy: [],
      tags: [],
    });
  });

  test('of all inputs of a one-off task holds them parsed', () => {
    const request = requestOf({
      'task-definition-family': 'web',
      'run-task': 'true',
      'run-task-container-overrides': '[{"name": "web", "command": ["migrate"]}]',
      'run-task-subnets': 'subnet-1, subnet-2',
      'run-task-security-groups': 'sg-1',
      'run-task-assign-public-IP': 'ENABLED',
      'run-task-launch-type': 'FARGATE',
      'run-task-capacity-provider-strategy': '[{"capacityProvider": "FARGATE_SPOT"}]',
      'run-task-started-by': 'ci/7',
      'run-task-tags': '[{"key": "team", "value": "web"}]',
      'run-task-managed-ebs-volume-name': 'data',
      'run-task-managed-ebs-volume': '{"roleArn": "arn:x", "sizeInGiB": 30}',
    });

    expect(request.oneOffTask).toEqual({
      shouldWait: false,
      startedBy: 'ci/7',
      containerOverrides: [{ name: 'web', command: ['migrate'] }],
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['sg-1'],
      assignPublicIp: 'ENABLED',
      launchType: 'FARGATE',
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
      tags: [{ key: 'team', value: 'web' }],
      managedVolume: { name: 'data', configuration: { roleArn: 'arn:x', sizeInGiB: 30 } },
    });
  });

  test('of tags and a volume of the service holds them parsed', () => {
    const request = requestOf({
      service: 'web',
      'enable-ecs-managed-tags': 'false',
      'propagate-tags': 'SERVICE',
      'service-managed-ebs-volume-name': 'data',
      'service-managed-ebs-volume': '{"roleArn": "arn:x", "snapshotId": "snap-1"}',
    });

    expect(request).toMatchObject({
      hasManagedTags: false,
      propagateTags: 'SERVICE',
      managedVolume: { name: 'data', configuration: { roleArn: 'arn:x', snapshotId: 'snap-1' } },
    });
  });

  test('has no one-off task when run-task is false, whatever its other inputs say', () => {
    const request = requestOf({ service: 'web', 'run-task': 'false', 'run-task-subnets': 'subnet-1' });

    expect(request.oneOffTask).toBeUndefined();
  });

  test('takes names in the letters in which the runner hands them over', () => {
    expect(readRequest(given({}), ['run-task-assign-public-ip'])).toHaveProperty('request');
  });

  test('of all build inputs holds them parsed', () => {
    const request = requestOf({
      repository: 'team/web',
      'create-repository': 'true',
      'image-tag': 'v1.4.2,latest',
      build: 'always',
      context: './app',
      dockerfile: 'app/Dockerfile',
      target: 'runtime',
      platforms: 'linux/amd64,linux/arm64',
      'build-args': 'VERSION=1.4.2',
      'build-secrets': 'id=npm,env=NPM_TOKEN',
      labels: 'org.opencontainers.image.title=web',
      'cache-from': 'type=gha,scope=web',
      'cache-to': 'type=gha,mode=max',
      'build-flags': '--pull\n--network=host',
    });

    expect(request.image).toEqual({
      kind: 'build',
      repository: 'team/web',
      shouldCreateRepository: true,
      tags: ['v1.4.2', 'latest'],
      mode: 'always',
      context: './app',
      dockerfile: 'app/Dockerfile',
      target: 'runtime',
      platforms: ['linux/amd64', 'linux/arm64'],
      buildArguments: [{ name: 'VERSION', value: '1.4.2' }],
      buildSecrets: ['id=npm,env=NPM_TOKEN'],
      labels: [{ name: 'org.opencontainers.image.title', value: 'web' }],
      cacheFrom: ['type=gha,scope=web'],
      cacheTo: ['type=gha,mode=max'],
      flags: ['--pull', '--network=host'],
    });
  });

  test('of all service inputs holds them parsed', () => {
    const request = requestOf({
      image: 'web=registry.example/web:1\nproxy=registry.example/proxy:2',
      'task-definition': 'deploy/web.yml',
      'container-name': 'web',
      'environment-variables': 'LOG_LEVEL=debug',
      secrets: 'TOKEN=arn:aws:ssm:eu-west-1:123456789012:parameter/web/token',
      'prune-environment': 'true',
      'env-files': 'arn:aws:s3:::config/web.env',
      'docker-labels': 'com.example.team=shop',
      'log-configuration-log-driver': 'awslogs',
      'log-configuration-options': 'awslogs-group=/web',
      command: `sh -c 'exec "$0"' ""`,
      'task-role-arn': 'arn:aws:iam::123456789012:role/app/web',
      'execution-role-arn': 'ecsTaskExecutionRole',
      'keep-null-value-keys': 'tag',
      service: 'web, worker',
      cluster: 'production',
      'desired-count': '0',
      'force-new-deployment': 'true',
      'minimum-healthy-percent': '50',
      'maximum-percent': '150',
      'circuit-breaker': 'on',
      'wait-for-service-stability': 'false',
      'wait-for-minutes': '360',
      'wait-max-delay-seconds': '10',
      'on-failure': 'leave',
      'fail-fast': 'false',
      'on-cancel': 'rollback',
      'dry-run': 'true',
      summary: 'false',
      'report-path': 'out/rollout.json',
    });

    expect(request).toEqual({
      image: {
        kind: 'given',
        images: [
          { container: 'web', reference: anImageReference('registry.example/web:1') },
          { container: 'proxy', reference: anImageReference('registry.example/proxy:2') },
        ],
      },
      shouldPinImages: true,
      registries: { type: 'private', accounts: [] },
      shouldMaskPasswords: true,
      shouldStayLoggedIn: false,
      taskDefinition: { kind: 'file', path: 'deploy/web.yml' },
      containerNames: ['web'],
      keptEmptyFields: ['tag'],
      containerSettings: {
        environment: [{ name: 'LOG_LEVEL', value: 'debug' }],
        secrets: [{ name: 'TOKEN', value: 'arn:aws:ssm:eu-west-1:123456789012:parameter/web/token' }],
        shouldPruneEnvironment: true,
        environmentFiles: ['arn:aws:s3:::config/web.env'],
        dockerLabels: [{ name: 'com.example.team', value: 'shop' }],
        logDriver: 'awslogs',
        logOptions: [{ name: 'awslogs-group', value: '/web' }],
        command: ['sh', '-c', 'exec "$0"', ''],
      },
      taskRole: 'arn:aws:iam::123456789012:role/app/web',
      executionRole: 'ecsTaskExecutionRole',
      services: ['web', 'worker'],
      schedules: [],
      cluster: 'production',
      desiredCount: 0,
      shouldForceNewDeployment: true,
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      circuitBreaker: 'on',
      codeDeploy: { appSpecPath: 'appspec.yaml' },
      shouldFollow: false,
      followLimitMs: 21_600_000,
      waitUntil: 'steady',
      longestPauseMs: 10_000,
      onFailure: 'leave',
      shouldFailFast: false,
      onCancel: 'rollback',
      deployment: {},
      isDryRun: true,
      isDriftCheck: false,
      shouldApplyDefinition: false,
      shouldAllowStale: false,
      shouldAllowUntrustedEvents: false,
      shouldDenyPrivilegeChanges: false,
      shouldWriteSummary: false,
      reportPath: 'out/rollout.json',
    });
  });

  test.each([
    ['a family', { 'task-definition-family': 'web' }, 'web'],
    ['a family with a revision', { 'task-definition-family': 'web', 'task-definition-revision': '7' }, 'web:7'],
    ['an ARN', { 'task-definition-arn': REVISION_ARN }, REVISION_ARN],
    ['family and number in the place of an ARN', { 'task-definition-arn': 'web:41' }, 'web:41'],
    ['a family in the place of an ARN', { 'task-definition-arn': 'web' }, 'web'],
    ['an ARN without a number', { 'task-definition-arn': REVISION_ARN.slice(0, -3) }, REVISION_ARN.slice(0, -3)],
  ])('takes the task definition from %s', (_, inputs, reference) => {
    expect(requestOf(inputs).taskDefinition).toEqual({ kind: 'registered', reference });
  });

  test.each(['steady', 'paused', 'POST_TEST_TRAFFIC_SHIFT'])('waits until %s', (waitUntil) => {
    expect(requestOf({ service: 'web', 'wait-until': waitUntil }).waitUntil).toBe(waitUntil);
  });

  describe('verifies', () => {
    test.each([
      ['a URL, for a minute', { 'verify-url': '/health' }, 60_000],
      ['alarms, for five minutes', { 'verify-url': '/health', 'verify-alarms': 'web-*' }, 300_000],
      ['for verify-minutes', { 'verify-alarms': 'web-*', 'verify-minutes': '0.5' }, 30_000],
    ])('%s', (_, inputs, forMs) => {
      expect(requestOf({ service: 'web', ...inputs }).verification?.forMs).toBe(forMs);
    });

    test('at a pause, which following ends at', () => {
      const stage = 'POST_TEST_TRAFFIC_SHIFT';
      const request = requestOf({ service: 'web', 'verify-url': '/health', 'verify-at': stage });

      expect([request.waitUntil, request.verification?.at]).toEqual([stage, stage]);
    });

    test('nothing where nothing is given', () => {
      expect(requestOf({ service: 'web' }).verification).toBeUndefined();
    });
  });

  test.each([
    ['last-good', { kind: 'last-good' }],
    ['previous', { kind: 'previous' }],
    ['41', { kind: 'number', number: 41 }],
    ['web:41', { kind: 'revision', family: 'web', number: 41 }],
    [REVISION_ARN, { kind: 'arn', arn: REVISION_ARN }],
    ['v1.4.2', { kind: 'release', release: 'v1.4.2' }],
    ['c0ffee1', { kind: 'commit', commit: 'c0ffee1' }],
  ])('rolls back to %s', (target, rollbackTo) => {
    expect(requestOf({ service: 'web', 'rollback-to': target }).rollbackTo).toEqual(rollbackTo);
  });

  test('is the same when a runner passes the defaults on as if they were given', () => {
    const defaults = {
      build: 'auto',
      context: '.',
      'create-repository': 'False',
      'force-new-deployment': 'FALSE',
      'circuit-breaker': 'keep',
    };

    expect(requestOf(defaults)).toEqual(requestOf({}));
  });
});

describe('the notices', () => {
  test.each([
    ['a file before an ARN and a family', ['task-definition', 'task-definition-arn', 'task-definition-family'], 'file'],
    ['a file before a family with its number', ['task-definition', 'task-definition-family', NUMBER], 'file'],
    ['a file before a number alone', ['task-definition', NUMBER], 'file'],
    ['an ARN before a family', ['task-definition-arn', 'task-definition-family'], 'registered'],
    ['an ARN before a number', ['task-definition-arn', NUMBER], 'registered'],
  ] as const)('name the sources that are ignored: %s', (_, names, kind) => {
    const read = readRequest(given(Object.fromEntries(names.map((name) => [name, SOURCES[name]]))));

    const [used, ...ignored] = names;
    expect(read).toMatchObject({ request: { taskDefinition: { kind } } });
    expect('notices' in read ? read.notices : []).toEqual(
      ignored.map((input) => ({
        input,
        problem: `ignored, because the task definition comes from ${used}`,
        advice: `Remove ${input}, or remove ${used}`,
      })),
    );
  });

  test.each(['environment-variables', 'secrets', 'docker-labels', 'log-configuration-options'] as const)(
    'name an entry of %s that is set more than once',
    (input) => {
      const read = readRequest(given({ [input]: 'A=canary-1\nB=x\nA=canary-2' }));

      expect(read).toMatchObject({
        notices: [{ input, problem: '"A" is set more than once; the last value is used', advice: 'Remove the others' }],
      });
    },
  );

  test('are none where nothing is ignored', () => {
    const inputs = { 'task-definition-family': 'web', 'task-definition-revision': '7', 'docker-labels': 'a=1\nb=1' };

    expect(readRequest(given(inputs))).toMatchObject({ notices: [] });
  });
});

describe('an empty image', () => {
  const RENDER = INPUT_NAMES.filter((name) => name in ACTIONS.render.inputs);
  const imageErrors = (inputs: Partial<Record<InputName, string>>, known?: readonly InputName[]) => {
    const read = readRequest(given(inputs), [], known);
    return 'errors' in read ? read.errors.map(({ problem }) => problem.split('. ')[0]) : [];
  };

  test.each<[string, Partial<Record<InputName, string>>]>([
    ['a file alone', { service: 'web', 'task-definition': 'web.json' }],
    ['a service alone', { service: 'web' }],
    [
      'a file and a forced deployment',
      { service: 'web', 'task-definition': 'web.json', 'force-new-deployment': 'true' },
    ],
    ['a setting of the container', { service: 'web', 'container-name': 'web', 'environment-variables': 'A=1' }],
    ['a choice to prune', { service: 'web', 'container-name': 'web', 'prune-environment': 'true' }],
    ['a repository', { service: 'web', 'container-name': 'web', repository: 'web' }],
    ['an image by container', { service: 'web', 'container-name': 'web', image: 'web=web:2' }],
    ['an image and no container', { service: 'web', image: 'web:2' }],
  ])('is accepted with %s', (_, inputs) => {
    expect(imageErrors(inputs)).toEqual([]);
  });

  test.each<[string, Partial<Record<InputName, string>>]>([
    ['a chosen container', {}],
    ['a file', { 'task-definition': 'web.json' }],
    ['a role of the task', { 'task-role-arn': 'web' }],
    ['a default that is written out', { 'prune-environment': 'false' }],
    ['a task before the update', { 'run-task': 'true' }],
    ['a forced deployment', { 'force-new-deployment': 'true' }],
  ])('is an error where a container is chosen, with %s', (_, inputs) => {
    expect(imageErrors({ service: 'web', 'container-name': 'web', image: '\n', ...inputs })).toEqual([
      'the image is empty and nothing else is set for container "web" in container-name',
    ]);
  });

  test.each<[string, Partial<Record<InputName, string>>, number]>([
    ['a file alone', {}, 1],
    ['a container', { 'container-name': 'web' }, 1],
    ['a container and a role', { 'container-name': 'web', 'task-role-arn': 'web' }, 1],
    ['a role', { 'execution-role-arn': 'web' }, 0],
    ['a container and a label', { 'container-name': 'web', 'docker-labels': 'a=b' }, 0],
    ['an image', { image: 'web:2' }, 0],
  ])('of a render with %s', (_, inputs, count) => {
    expect(imageErrors({ 'task-definition': 'web.json', ...inputs }, RENDER)).toHaveLength(count);
  });

  test('is no error of an action without images', () => {
    const login = INPUT_NAMES.filter((name) => name in ACTIONS.login.inputs);

    expect(imageErrors({}, login)).toEqual([]);
  });
});

describe('the errors', () => {
  test('of all inputs are reported together', () => {
    const errors = errorsOf({ 'image-tag': 'feat/x', 'dry-run': 'yes', service: 'web', cluster: '-x' });

    expect(errors.map((error) => error.input)).toEqual(['image-tag', 'cluster', 'dry-run', 'image-tag']);
  });

  test('of a name that is no input propose the nearest one', () => {
    const read = readRequest(given({ service: 'web' }), ['service', 'contaner-name', 'zebra']);

    expect(read).toEqual({
      errors: [
        {
          input: 'contaner-name',
          problem: 'unknown input',
          advice: 'Did you mean container-name? Otherwise remove it',
        },
        {
          input: 'zebra',
          problem: 'unknown input',
          advice: "Remove it. Slipway's docs/inputs.md lists all inputs",
        },
      ],
    });
  });

  test('are values, whatever the inputs hold: reading never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('--help', '$(id)', 'a\nb', '\u202e'),
    );
    const inputs = fc.dictionary(fc.constantFrom(...INPUT_NAMES), text);

    fc.assert(
      fc.property(inputs, (raw) => {
        const read = readRequest(given(raw));

        expect('request' in read || read.errors.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a hostile text', () => {
  const NAMES = [
    'image',
    'repository',
    'image-tag',
    'context',
    'dockerfile',
    'target',
    'platforms',
    'cache-from',
    'cache-to',
    'task-definition',
    'task-definition-arn',
    'task-definition-family',
    'container-name',
    'service',
    'cluster',
    'rollback-to',
    'report-path',
  ] as const;

  test.each(NAMES)('that begins with "-" never passes as %s', (name) => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(errorsOf({ [name]: `-${text}` }).map((error) => error.input)).toContain(name);
      }),
    );
  });

  test.each(NAMES)('with a control character inside never passes as %s', (name) => {
    fc.assert(
      fc.property(fc.constantFrom('\0', '\u001b', '\u0085', '\u007f', '\b'), (control) => {
        expect(errorsOf({ [name]: `a${control}b` }).map((error) => error.input)).toContain(name);
      }),
    );
  });

  test('is one printable line in the error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' }), (name, text) => {
        const reported = errorsOf({ [name]: `-${text}\u001b[31m` });

        for (const error of reported) expect(error.problem).not.toMatch(/(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
      }),
    );
  });
});
