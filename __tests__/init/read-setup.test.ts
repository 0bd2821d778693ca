import { describe, expect, test } from '@jest/globals';
import { formatInputError } from '@slipway/ecs-rules/text';
import type { Texts } from '../../src/init/answers.ts';
import { addDefaults, describeMissing, listQuestions } from '../../src/init/questions.ts';
import { findErrors, toSetup } from '../../src/init/read-setup.ts';

const GIVEN = {
  capacity: 'FARGATE',
  cluster: 'production',
  service: 'web,mail',
  port: 'web=8080\nmail=none',
  'code-repository': 'octo/shop',
  account: '123456789012',
  region: 'eu-west-1',
};

const textsOf = (overrides: Readonly<Record<string, string>> = {}): Texts =>
  new Map(Object.entries({ ...GIVEN, ...overrides }));
const errorsOf = (overrides: Readonly<Record<string, string>>) => findErrors(textsOf(overrides)).map(formatInputError);

test('flags and defaults make a setup', () => {
  expect(toSetup(addDefaults(textsOf({ cpu: 'mail=512' }), false))).toEqual({
    cluster: 'production',
    capacity: 'FARGATE',
    services: [
      { name: 'web', web: { port: 8080, healthCheckPath: '/' }, cpu: 256, memory: 512, desiredCount: 2 },
      { name: 'mail', cpu: 512, memory: 1024, desiredCount: 2 },
    ],
    ci: 'github',
    codeRepository: 'octo/shop',
    environment: 'production',
    accountId: '123456789012',
    region: 'eu-west-1',
  });
});

test('a value without a name is for all services that have none of their own', () => {
  const { services } = toSetup(addDefaults(textsOf({ 'desired-count': '3\nmail=1' }), false));

  expect(services.map(({ desiredCount }) => desiredCount)).toEqual([3, 1]);
});

describe('an error names the flag, the value and what is allowed', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a service name that a repository cannot have',
      { service: 'Web_1', port: '80' },
      '--service: "Web_1" is not a service name that its repository and target group can have too. Use 2 to 32 lower-case letters, digits and single hyphens, with a letter first.',
    ],
    [
      'a size that Fargate does not have',
      { cpu: '300' },
      '--cpu: Fargate has no task of 300 CPU units (service web). Use 256, 512, 1024, 2048, 4096, 8192, 16384.',
    ],
    [
      'a pair that Fargate does not have',
      { cpu: 'web=1024', memory: 'web=1024' },
      '--memory: Fargate has no task of 1024 CPU units with 1024 MiB (service web). With 1024 CPU units use 2048 to 8192, in steps of 1024 MiB.',
    ],
    ['a service that is not given', { port: 'wbe=80' }, '--port: no service "wbe" is given. Use web, mail.'],
    [
      'two services with nearly the same name',
      { service: 'a-b,ab', port: 'none' },
      '--service: "ab" is given twice, or differs from another service only in hyphens. Give each service a name of its own.',
    ],
    [
      'an environment that would end the subject of the trust policy',
      { environment: 'a:b' },
      '--environment: "a:b" is not an environment that the trust policy can name. Use letters, digits, "_", "." and "-".',
    ],
    ['a port out of range', { port: '70000' }, '--port must be a whole number from 1 to 65535 (got "70000").'],
    [
      'a URL of a repository',
      { 'code-repository': 'https://github.com/a/b' },
      '--code-repository: "https://github.com/a/b" is not a repository. Use owner/name, without the host and ".git".',
    ],
  ])('%s', (_what, overrides, message) => {
    expect(errorsOf(overrides)[0]).toBe(message);
  });

  test('any size is possible on instances', () => {
    expect(errorsOf({ capacity: 'EC2', cpu: '300', memory: '77' })).toEqual([]);
  });
});

describe('what is missing without a terminal', () => {
  test.each<[string, Texts, boolean, string | undefined]>([
    ['nothing', textsOf(), false, undefined],
    [
      'everything without a default',
      new Map(),
      false,
      'Missing flags --cluster, --service, --port, --code-repository, --account, --region. Without a terminal nothing is asked.',
    ],
    [
      'the port of one service',
      textsOf({ port: 'web=80' }),
      false,
      'Missing flag --port mail=PORT. Without a terminal nothing is asked.',
    ],
    [
      'of a running service only its cluster and the repository',
      new Map(),
      true,
      'Missing flags --cluster, --code-repository. Without a terminal nothing is asked.',
    ],
    [
      'no repository for CircleCI',
      new Map([
        ['cluster', 'a'],
        ['ci', 'circleci'],
      ]),
      true,
      undefined,
    ],
  ])('%s', (_what, texts, isRunning, message) => {
    expect(describeMissing(texts, isRunning)).toBe(message);
  });
});

describe('the questions', () => {
  test('have the default in brackets, and the service that they are about', () => {
    const texts = textsOf({ port: 'mail=none', cpu: 'web=1024' });

    expect(listQuestions(texts, false).map(({ text }) => text)).toEqual([
      'Service web: port behind the load balancer, or none for a worker [8080]: ',
      'Service web: path of the load balancer health check [/]: ',
      'Service web: memory of a task in MiB [2048]: ',
      'Service web: number of tasks [2]: ',
      'Service mail: CPU units of a task (1024 are one vCPU) [256]: ',
      'Service mail: memory of a task in MiB [512]: ',
      'Service mail: number of tasks [2]: ',
      'CI: github, gitlab, circleci or jenkins [github]: ',
      'Environment of the CI whose jobs may deploy (CircleCI: context) [production]: ',
    ]);
  });
});
