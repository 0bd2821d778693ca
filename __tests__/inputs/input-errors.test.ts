import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { formatInputError } from '@slipway/ecs-rules/text';
import { INPUT_NAMES, type InputName } from '../../src/inputs/declarations.ts';
import { errorsOf } from './raw-inputs.ts';

const GOLDEN = new URL('../golden/input-errors.txt', import.meta.url);
const ARN = 'arn:aws:ecs:eu-west-1:123456789012';

const TASK = { service: 'web', 'run-task': 'true' };
const EBS = '{"roleArn": "arn:x", "sizeInGiB": 30}';
const VOLUME = { 'run-task-managed-ebs-volume-name': 'data', 'run-task-managed-ebs-volume': EBS };

/** One row a rule; the text of each error is in the golden file. */
const CASES: readonly (readonly [name: string, inputs: Partial<Record<InputName, string>>])[] = [
  ['an image that is not a reference', { image: 'Web:latest' }],
  ['an image for a container that cannot be', { image: 'my web=web:1' }],
  ['an image given twice for a container', { image: 'web=web:1\nweb=web:2' }],
  ['two images without a container', { image: 'web:1,web:2' }],
  ['an image over the length of ECS', { image: `registry.example/${'a'.repeat(250)}` }],
  ['images of a list that are all empty', { image: ' , \n,' }],
  ['an empty image of a container', { image: 'web=\nproxy=' }],
  ['an image without its registry', { image: '/web:v1' }],
  ['an image without its repository', { image: 'registry.example/:v1' }],
  ['an image without its tag', { image: 'web=registry.example:5000/web:' }],
  ['an image without its digest', { image: 'registry.example/web@sha256:' }],
  ['an empty image for a chosen container', { service: 'web', 'container-name': 'web', image: ' ' }],
  [
    'a chosen container for which there is neither image nor setting',
    { service: 'web', 'container-name': 'web,proxy', image: 'proxy=proxy:1' },
  ],
  ['an image and a repository', { image: 'web:1', repository: 'web' }],
  ['a repository with a tag', { repository: 'web:latest' }],
  ['a repository in upper case', { repository: 'Web' }],
  ['a repository with a scheme', { repository: 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/web' }],
  ['a repository that begins with -', { repository: '--privileged' }],
  ['a choice to create the repository that is no boolean', { repository: 'web', 'create-repository': 'yes' }],
  ['a tag made of a branch', { repository: 'web', 'image-tag': 'feat/my thing' }],
  ['a tag that is too long', { repository: 'web', 'image-tag': 'x'.repeat(129) }],
  ['a tag that begins with -', { repository: 'web', 'image-tag': '-rf' }],
  ['a tag of which nothing is legal', { repository: 'web', 'image-tag': '..' }],
  ['a way to build that is unknown', { repository: 'web', build: 'sometimes' }],
  ['a context that would be an option', { repository: 'web', context: '-' }],
  ['a context with a password', { repository: 'web', context: 'https://x:canary@git.example/web.git' }],
  ['a Dockerfile with an escape sequence', { repository: 'web', dockerfile: 'Docker\u001b[2Jfile' }],
  ['a stage with a blank', { repository: 'web', target: 'run time' }],
  ['a platform without an architecture', { repository: 'web', platforms: 'linux' }],
  ['a build argument without =', { repository: 'web', 'build-args': 'A=1\nTOKEN' }],
  ['a build argument without a name', { repository: 'web', 'build-args': '=canary' }],
  ['a build argument there twice', { repository: 'web', 'build-args': 'A=canary\nA=canary2' }],
  ['a build secret that is the secret', { repository: 'web', 'build-secrets': 'TOKEN=canary' }],
  ['a build secret with an unknown attribute', { repository: 'web', 'build-secrets': 'id=npm,value=canary' }],
  ['a label with a control character', { repository: 'web', labels: 'note=canary\u0007' }],
  ['a cache with a blank', { repository: 'web', 'cache-from': 'type=gha scope=x' }],
  ['a cache with a credential', { repository: 'web', 'cache-to': 'type=s3,bucket=b,secret_access_key=canary' }],
  ['a cache that begins with -', { repository: 'web', 'cache-to': '--push' }],
  ['a build flag in the short form', { repository: 'web', 'build-flags': '-t x' }],
  ['a build flag that an input gives', { repository: 'web', 'build-flags': '--build-arg=TOKEN=canary' }],
  ['a build flag that Slipway needs itself', { repository: 'web', 'build-flags': '--push' }],
  ['build inputs without a repository', { 'image-tag': 'v1', build: 'always', 'build-args': 'A=canary' }],
  ['a registry of eleven digits', { registries: '123456789012\n12345678901' }],
  ['a type of registry that is unknown', { 'registry-type': 'ghcr' }],
  ['a mask that is no boolean', { 'mask-password': 'no' }],
  ['a logout that is no boolean', { 'skip-logout': '1' }],
  ['a proxy without a scheme', { 'http-proxy': 'canary:8080' }],
  ['a proxy of another kind', { 'http-proxy': 'socks5://me:canary@proxy.example:1080' }],
  ['a proxy with a path', { 'http-proxy': 'http://me:canary@proxy.example:3128/pac' }],
  ['a task definition that begins with -', { 'task-definition': '-web.json' }],
  ['a revision without a number', { 'task-definition-arn': 'web:latest' }],
  ['an ARN of a service', { 'task-definition-arn': `${ARN}:service/default/web` }],
  ['a family with a dot', { 'task-definition-family': 'web.api' }],
  ['a revision of zero', { 'task-definition-family': 'web', 'task-definition-revision': '0' }],
  ['a revision without a family', { 'task-definition-revision': '7' }],
  ['a container with a blank', { 'container-name': 'my web' }],
  ['a variable whose name has blanks', { 'environment-variables': 'MY NAME=canary' }],
  ['a secret that is the secret', { secrets: 'TOKEN=canary canary' }],
  ['a secret from another service', { secrets: 'TOKEN=arn:aws:s3:::canary/key' }],
  ['a secret that is a variable, too', { 'environment-variables': 'TOKEN=canary', secrets: 'TOKEN=web/token' }],
  ['a variable of several lines that does not end', { 'environment-variables': 'A=1\nKEY<<END\ncanary\nB=canary' }],
  ['a variable of several lines without its form', { 'environment-variables': 'A="canary\ncanary"' }],
  ['a choice to prune that is no boolean', { 'prune-environment': 'all' }],
  ['a file of variables by its URL', { 'env-files': 's3://config/web.env' }],
  ['a file of variables that is not called .env', { 'env-files': 'arn:aws:s3:::config/web.json' }],
  [
    'more files of variables than ECS takes',
    { 'env-files': Array.from({ length: 11 }, (_, at) => `arn:aws:s3:::config/${at}.env`).join('\n') },
  ],
  ['a docker label without =', { 'docker-labels': 'canary' }],
  ['a log driver that is unknown', { 'log-configuration-log-driver': 'awslog' }],
  ['an option of the log driver without =', { 'log-configuration-options': 'canary' }],
  ['a command whose quote is not closed', { command: 'sh -c "canary' }],
  ['a command that is JSON of another kind', { command: '["canary", 1]' }],
  ['a command with a control character', { command: 'canary\u001b[2J' }],
  ['a task role that is a user', { 'task-role-arn': 'arn:aws:iam::123456789012:user/web' }],
  ['an execution role with a blank', { 'execution-role-arn': 'my role' }],
  ['a field to keep with its place', { 'task-definition': 'web.json', 'keep-null-value-keys': 'tags[0]' }],
  ['a field to keep without a file', { 'keep-null-value-keys': 'tag' }],
  ['a service with a slash', { service: 'default/web' }],
  ['a service of another cluster', { service: `${ARN}:service/production/web`, cluster: 'staging' }],
  ['a cluster with an at sign', { cluster: 'prod@eu' }],
  ['a negative count', { service: 'web', 'desired-count': '-1' }],
  ['a forced deployment that is no boolean', { service: 'web', 'force-new-deployment': '1' }],
  ['a minimum over 100 percent', { service: 'web', 'minimum-healthy-percent': '150' }],
  ['a maximum under 100 percent', { service: 'web', 'maximum-percent': '50' }],
  ['bounds that forbid any move', { service: 'web', 'minimum-healthy-percent': '100', 'maximum-percent': '100' }],
  ['a circuit breaker that is a boolean', { service: 'web', 'circuit-breaker': 'true' }],
  [
    'service inputs without a service',
    { 'desired-count': '2', 'force-new-deployment': 'true', 'maximum-percent': '150', 'circuit-breaker': 'on' },
  ],
  ['managed tags that are no boolean', { service: 'web', 'enable-ecs-managed-tags': 'on' }],
  ['tags of nothing that ECS knows', { service: 'web', 'propagate-tags': 'service' }],
  ['tags of nothing that starts', { 'enable-ecs-managed-tags': 'true', 'propagate-tags': 'TASK_DEFINITION' }],
  [
    'tags of a service for a task without one',
    { 'task-definition-family': 'web', 'run-task': 'true', 'propagate-tags': 'SERVICE' },
  ],
  ['a volume of a service without its settings', { service: 'web', 'service-managed-ebs-volume-name': 'data' }],
  ['settings of a volume of a service without its name', { service: 'web', 'service-managed-ebs-volume': EBS }],
  ['a volume of no service', { 'service-managed-ebs-volume-name': 'data', 'service-managed-ebs-volume': EBS }],
  [
    'a volume of a service that is no JSON',
    { service: 'web', 'service-managed-ebs-volume-name': 'data', 'service-managed-ebs-volume': 'canary' },
  ],
  ['an image that no service takes', { service: 'web', image: 'web/main=web:v2\nmain=web:v1' }],
  ['a service definition to apply that is not given', { service: 'web', 'apply-service-definition': 'true' }],
  ['a service definition for several services', { service: 'web, api', 'service-definition': 'service.yml' }],
  ['secrets for a rehearsal that is not requested', { service: 'web', 'rehearse-secrets': 'DB_URL=canary' }],
  ['a secret of a rehearsal that has two values', { rehearse: 'true', 'rehearse-secrets': 'A=canary\nA=canary2' }],
  ['a rehearsal of a rollback', { service: 'web', 'rollback-to': 'last-good', rehearse: 'true' }],
  ['a rule with a blank', { service: 'web', 'scheduled-rules': 'nightly report' }],
  ['a schedule in two groups', { service: 'web', schedules: 'reports/daily/nightly' }],
  ['schedules that have no revision to follow', { 'scheduled-rules': 'nightly', schedules: 'nightly' }],
  ['a schedule of a deployment that is paused', { service: 'web', schedules: 'nightly', 'wait-until': 'paused' }],
  [
    'a schedule of a deployment that nobody waits for',
    { service: 'web', schedules: 'nightly', 'wait-for-service-stability': 'false' },
  ],
  ['a choice to run a task that is no boolean', { service: 'web', 'run-task': 'once' }],
  ['a task of nothing', { 'run-task': 'true' }],
  ['a task before a rollback', { service: 'web', 'run-task': 'true', 'rollback-to': 'previous' }],
  [
    'inputs of a task without a task',
    { 'run-task-subnets': 'subnet-1', 'run-task-started-by': 'ci', 'wait-for-task-stopped': 'true' },
  ],
  ['a wait for a task that is no boolean', { ...TASK, 'wait-for-task-stopped': 'yes' }],
  ['overrides that are no JSON', { ...TASK, 'run-task-container-overrides': '[{"name": "web", canary' }],
  ['overrides that are no list', { ...TASK, 'run-task-container-overrides': '{"name": "canary"}' }],
  ['overrides without a name', { ...TASK, 'run-task-container-overrides': '[{"command": ["canary"]}]' }],
  ['overrides of a container twice', { ...TASK, 'run-task-container-overrides': '[{"name": "a"}, {"name": "a"}]' }],
  [
    'overrides over the length of ECS',
    { ...TASK, 'run-task-container-overrides': JSON.stringify([{ name: 'a', command: ['canary'.repeat(1500)] }]) },
  ],
  ['a subnet that is a network', { ...TASK, 'run-task-subnets': 'vpc-1' }],
  ['a security group by its name', { ...TASK, 'run-task-security-groups': 'default' }],
  ['a choice of a public IP that is a boolean', { ...TASK, 'run-task-assign-public-IP': 'true' }],
  [
    'a network of a task without subnets and service',
    {
      'task-definition-family': 'web',
      'run-task': 'true',
      'run-task-security-groups': 'sg-1',
      'run-task-assign-public-IP': 'ENABLED',
    },
  ],
  ['a launch type in lower case', { ...TASK, 'run-task-launch-type': 'fargate' }],
  ['a strategy without a provider', { ...TASK, 'run-task-capacity-provider-strategy': '[{"weight": 1}]' }],
  ['a starter with a blank', { ...TASK, 'run-task-started-by': 'my pipeline' }],
  ['a tag without a key', { ...TASK, 'run-task-tags': '[{"value": "canary"}]' }],
  ['a volume without its settings', { ...TASK, 'run-task-managed-ebs-volume-name': 'data' }],
  ['settings of a volume without its name', { ...TASK, 'run-task-managed-ebs-volume': EBS }],
  ['a volume without a size', { ...TASK, ...VOLUME, 'run-task-managed-ebs-volume': '{"roleArn": "arn:x"}' }],
  ['a volume without a role', { ...TASK, ...VOLUME, 'run-task-managed-ebs-volume': '{"sizeInGiB": 30}' }],
  ['a volume that is a list', { ...TASK, ...VOLUME, 'run-task-managed-ebs-volume': '[]' }],
  ['a name of a volume with a blank', { ...TASK, ...VOLUME, 'run-task-managed-ebs-volume-name': 'my data' }],
  ['an AppSpec file without a service', { 'codedeploy-appspec': 'deploy/appspec.yml' }],
  ['an AppSpec file that begins with -', { service: 'web', 'codedeploy-appspec': '-' }],
  ['an application with a slash', { service: 'web', 'codedeploy-application': 'shop/web' }],
  ['a deployment group with a blank', { service: 'web', 'codedeploy-deployment-group': 'my group' }],
  ['a description without a service', { 'codedeploy-deployment-description': 'the second' }],
  [
    'a description with a control character',
    { service: 'web', 'codedeploy-deployment-description': 'the\u001b[2Jsecond' },
  ],
  ['a configuration that is an ARN', { service: 'web', 'codedeploy-deployment-config': 'arn:aws:codedeploy:x' }],
  ['a wait that is no boolean', { 'wait-for-service-stability': 'no' }],
  ['a wait over six hours', { 'wait-for-minutes': '361' }],
  ['a wait with a unit', { 'wait-for-minutes': '30m' }],
  ['a pause of nothing', { 'wait-max-delay-seconds': '0' }],
  ['a pause over the limit of the wait', { 'wait-for-minutes': '1', 'wait-max-delay-seconds': '90' }],
  ['a pause at a stage where ECS does not pause', { service: 'web', 'wait-until': 'TEST_TRAFFIC_SHIFT' }],
  ['a pause of no service', { 'wait-until': 'paused' }],
  [
    'a pause that nobody waits for',
    { service: 'web', 'wait-until': 'PRE_SCALE_UP', 'wait-for-service-stability': 'false' },
  ],
  ['a URL to verify that is none', { service: 'web', 'verify-url': 'https://user:canary@shop.test/\n/health 20' }],
  ['a command to verify that is cut off', { service: 'web', 'verify-command': 'sh -c "canary' }],
  ['an alarm to verify that is too long', { service: 'web', 'verify-alarms': 'x'.repeat(256) }],
  ['metrics to verify without a limit', { service: 'web', 'verify-metrics': 'target-5xx-rate\ntarget-5xx-rate < 1' }],
  ['a verification over an hour', { service: 'web', 'verify-url': '/', 'verify-minutes': '61' }],
  ['a verification at no stage', { service: 'web', 'verify-url': '/', 'verify-at': 'paused' }],
  ['a verification of nothing', { service: 'web', 'verify-minutes': '2', 'verify-at': 'PRE_SCALE_UP' }],
  ['a verification of no service', { 'verify-url': '/health' }],
  ['a verification of two services', { service: 'web,worker', 'verify-url': '/health' }],
  [
    'a verification that nobody waits for',
    { service: 'web', 'verify-alarms': 'web-*', 'wait-for-service-stability': 'false' },
  ],
  ['a verification after a pause', { service: 'web', 'verify-command': 'check', 'wait-until': 'paused' }],
  ['a verification of an answer', { service: 'web', 'verify-url': '/health', action: 'continue' }],
  ['an end that is unknown', { 'on-failure': 'retry' }],
  ['a haste that is no boolean', { 'fail-fast': 'quick' }],
  ['a cancel that is unknown', { 'on-cancel': 'undo' }],
  ['a rollback to no git tag', { service: 'web', 'rollback-to': 'v1..2' }],
  ['a rollback to no number', { service: 'web', 'rollback-to': '0' }],
  ['a rollback to a mistyped word', { service: 'web', 'rollback-to': 'Last_Good' }],
  ['a rollback without a service', { 'rollback-to': 'last-good' }],
  [
    'a rollback with a new revision',
    { service: 'web', 'rollback-to': 'previous', image: 'web:2', 'environment-variables': 'A=canary' },
  ],
  ['a dry run that is no boolean', { 'dry-run': 'on' }],
  [
    'settings of the deployment that are invalid',
    {
      service: 'web',
      'circuit-breaker-threshold': '0%',
      'reset-on-healthy-task': 'maybe',
      'early-success': '175%',
      'deployment-alarms': 'x'.repeat(256),
      'bake-time-minutes': '1441',
      'availability-zone-rebalancing': 'on',
      'health-check-grace-period': '-1',
      'platform-version': 'newest',
    },
  ],
  [
    'settings of the deployment that contradict each other',
    {
      service: 'web',
      'circuit-breaker': 'off',
      'circuit-breaker-threshold': '5',
      'deployment-alarms': 'off, web-errors',
      'early-success': '50%',
      'minimum-healthy-percent': '75',
    },
  ],
  ['a drift check without a service and a task definition', { drift: 'true' }],
  ['a drift check with an image', { drift: 'true', service: 'web', 'task-definition': 'td.json', image: 'web:v2' }],
  ['an image for a service that is not deployed', { service: 'web', image: 'api/app=shop/api:v2' }],
  ['an allow-stale that is no boolean', { 'allow-stale': 'on' }],
  ['more retries than anyone waits for', { 'max-retries': '51' }],
  ['an account of eleven digits', { 'expected-account': '12345678901' }],
  ['a pin-images that is no boolean', { 'pin-images': 'digest' }],
  ['an answer that is unknown', { service: 'web', action: 'abort' }],
  ['an answer to no service', { action: 'continue' }],
  ['an answer to two services', { service: 'web,worker', action: 'continue' }],
  ['an answer to no service deployment', { service: 'web', action: 'continue', 'service-deployment-arn': 'web' }],
  ['an answer to no hook', { service: 'web', action: 'continue', 'hook-id': 'a hook' }],
  ['a rollback that waits for a pause', { service: 'web', action: 'rollback', 'wait-until': 'paused' }],
  ['a deny-privilege-changes that is no boolean', { 'deny-privilege-changes': 'y' }],
  ['an allow-untrusted-events that is no boolean', { 'allow-untrusted-events': 'y' }],
  ['a summary that is no boolean', { summary: 'y' }],
  ['a report that begins with -', { 'report-path': '-' }],
  ['a page that begins with -', { 'report-html': '-' }],
];

function renderCase([name, inputs]: (typeof CASES)[number]): string {
  return [`# ${name}`, ...errorsOf(inputs).map(formatInputError), ''].join('\n');
}

describe('the text of an error', () => {
  test('is the golden one, for every rule', () => {
    const text = CASES.map(renderCase).join('\n');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, text);

    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test.each(CASES)('exists for %s', (_, inputs) => {
    expect(errorsOf(inputs)).not.toEqual([]);
  });

  test('exists for every input', () => {
    const invalid = new Set(CASES.flatMap(([, inputs]) => errorsOf(inputs)).map((error) => error.input));

    expect(INPUT_NAMES.filter((name) => !invalid.has(name))).toEqual([]);
  });

  test('names its input once, and appears once', () => {
    const lines = CASES.map(([, inputs]) => errorsOf(inputs));

    expect(lines.flat().filter(({ input, problem }) => problem.startsWith(input))).toEqual([]);
    expect(lines.filter((errors) => new Set(errors.map(formatInputError)).size < errors.length)).toEqual([]);
  });

  test('never holds a value of an input that may hold secrets', () => {
    expect(CASES.map(renderCase).join('\n')).not.toContain('canary');
  });
});
