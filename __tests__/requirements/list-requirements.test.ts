import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { listNewRequirements } from '../../src/requirements/list-requirements.ts';

const PLACE = { account: '111122223333', region: 'eu-west-1' };
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1B2c3';

function aDocument(...containers: readonly JsonObject[]): JsonObject {
  return { containerDefinitions: containers };
}

function aContainer(overrides: JsonObject): JsonObject {
  return { name: 'web', ...overrides };
}

function withSecret(name: string, valueFrom: string): JsonObject {
  return aContainer({ secrets: [{ name, valueFrom }] });
}

function withLog(options: JsonObject, logDriver = 'awslogs'): JsonObject {
  return aContainer({ logConfiguration: { logDriver, options } });
}

function listUsers(next: JsonObject, ...running: readonly JsonObject[]): readonly string[] {
  return listNewRequirements([{ next, running }], PLACE).flatMap(({ users }) => users);
}

test('every kind of reference is listed with the field that has it', () => {
  const next = aDocument(
    aContainer({
      secrets: [{ name: 'DB', valueFrom: SECRET }],
      repositoryCredentials: { credentialsParameter: 'docker-hub' },
      logConfiguration: {
        logDriver: 'splunk',
        secretOptions: [{ name: 'splunk-token', valueFrom: '/prod/splunk' }],
      },
    }),
    { ...withLog({ 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1' }), name: 'agent' },
  );

  expect(listNewRequirements([{ next, running: [] }], PLACE)).toEqual([
    { kind: 'secret', name: 'db-a1B2c3', ids: [SECRET], users: ['secrets[DB] of container web'], field: 'valueFrom' },
    {
      kind: 'parameter',
      name: '/prod/splunk',
      ids: ['/prod/splunk'],
      users: ['logConfiguration.secretOptions[splunk-token] of container web'],
      field: 'valueFrom',
    },
    {
      kind: 'secret',
      name: 'docker-hub',
      ids: ['docker-hub'],
      users: ['repositoryCredentials of container web'],
      field: 'credentialsParameter',
    },
    {
      kind: 'log-group',
      name: '/ecs/web',
      ids: ['/ecs/web'],
      users: ['awslogs-group of container agent'],
      field: 'awslogs-group',
    },
  ]);
});

test('a secret that several fields and documents need is listed once', () => {
  const steps = ['web', 'worker'].map((name) => ({
    next: aDocument({ ...withSecret('DB', `${SECRET}:password::`), name }, { ...withSecret('DB', SECRET), name }),
    running: [],
  }));

  const listed = listNewRequirements(steps, PLACE);

  expect(listed.map(({ users }) => users)).toEqual([
    ['secrets[DB] of container web', 'secrets[DB] of container worker'],
  ]);
});

test('what a running revision needs as well is left out, whatever its field and JSON key', () => {
  const running = aDocument({ name: 'old', secrets: [{ name: 'X', valueFrom: `${SECRET}:user::` }] });

  expect(listUsers(aDocument(withSecret('DB', `${SECRET}:password::`)), running)).toEqual([]);
  expect(listUsers(aDocument(withSecret('DB', '/prod/db')), running)).toEqual(['secrets[DB] of container web']);
});

test('a revision of one service proves nothing for the document of another', () => {
  const document = aDocument(withSecret('DB', SECRET));
  const steps = [
    { next: document, running: [document] },
    { next: document, running: [] },
  ];

  expect(listNewRequirements(steps, PLACE)).toHaveLength(1);
});

const LOGS: Readonly<Record<string, JsonObject>> = {
  'a group that the driver creates': withLog({
    'awslogs-group': 'g',
    'awslogs-region': 'eu-west-1',
    'awslogs-create-group': 'true',
  }),
  'a group of another region': withLog({ 'awslogs-group': 'g', 'awslogs-region': 'us-east-1' }),
  'a group without a region': withLog({ 'awslogs-group': 'g' }),
  'a region without a group': withLog({ 'awslogs-region': 'eu-west-1' }),
  'a name that no group can have': withLog({ 'awslogs-group': 'my group', 'awslogs-region': 'eu-west-1' }),
  'another driver': withLog({ 'awslogs-group': 'g', 'awslogs-region': 'eu-west-1' }, 'awsfirelens'),
};

test.each(Object.entries(LOGS))('is not checked: %s', (_, container) => {
  expect(listUsers(aDocument(container))).toEqual([]);
});

test('a document without containers, or with broken ones, needs nothing', () => {
  expect(listUsers({})).toEqual([]);
  expect(listUsers(aDocument({ secrets: [{}], logConfiguration: {}, repositoryCredentials: {} }))).toEqual([]);
});
