import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../../src/current-state/current-state.ts';
import type { DeployRequest } from '../../src/inputs/request.ts';
import type { TaskDefinitionDocument } from '../../src/ports/task-definition.ts';
import { checkRequirements } from '../../src/run/check-requirements.ts';
import { planRun } from '../../src/run/plan.ts';
import { aRequest, aService, revisionArn } from '../support/builders/service-builders.ts';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1B2c3';
const ABSENT = 'Secret "db-a1B2c3" (secrets[DB] of container web) not found in eu-west-1.';

function aDocument(secrets: readonly JsonObject[]): TaskDefinitionDocument {
  const containerDefinitions = [{ name: 'web', image: 'web:1', memory: 128, secrets }];
  return { family: 'web', executionRoleArn: 'arn:aws:iam::111122223333:role/web', containerDefinitions };
}

const WITHOUT = aDocument([]);
const WITH = aDocument([{ name: 'DB', valueFrom: SECRET }]);

function aFound(described: TaskDefinitionDocument, overrides: Partial<FoundService> = {}): Found {
  const arn = revisionArn('web:1');
  const service: FoundService = {
    service: aService(),
    current: { arn, family: 'web', number: 1, status: 'ACTIVE', described },
    completedArn: arn,
    history: [],
    running: {},
    surroundings: { unreadable: [] },
    ...overrides,
  };
  const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };
  return { readMs: 0, identity, services: [service], document: WITH, given: [] };
}

/** In a world without any secret: the errors that are added to the plan, and what was described. */
async function check(found: Found, overrides: Partial<DeployRequest> = {}) {
  const described: string[] = [];
  const request = aRequest(overrides);
  const plan = planRun(request, found);
  const world = {
    requirements: () => ({
      describeSecret: (id: string) => {
        described.push(id);
        return Promise.resolve(undefined);
      },
      describeParameters: () => Promise.resolve([]),
      describeLogGroups: () => Promise.resolve([]),
      getRole: (name: string) => {
        described.push(`role ${name}`);
        return Promise.resolve({ arn: `arn:aws:iam::111122223333:role/${name}` });
      },
      mayPassRole: (caller: string) => {
        described.push(`pass by ${caller}`);
        return Promise.resolve(false);
      },
    }),
  };
  const { errors } = await checkRequirements(plan, { request, found }, world);
  const before = new Set(plan.errors);
  return { errors: errors.filter((error) => !before.has(error)).map(({ text }) => text), described };
}

describe('a secret that does not exist', () => {
  test('is an error of the plan if the next task definition adds it', async () => {
    expect(await check(aFound(WITHOUT))).toEqual({ errors: [ABSENT], described: [SECRET] });
  });

  test('is not looked up if the running revision has it', async () => {
    expect(await check(aFound(WITH))).toEqual({ errors: [], described: [] });
  });

  test('is an error if the revision that has it was never deployed completely', async () => {
    const [{ completedArn, ...unproven }] = aFound(WITH).services as [FoundService];

    expect(completedArn).toBeDefined();
    expect((await check({ ...aFound(WITH), services: [unproven] })).errors).toEqual([ABSENT]);
  });

  test('is an error for a task definition without a service', async () => {
    expect((await check({ ...aFound(WITHOUT), services: [] })).errors).toEqual([ABSENT]);
  });

  test('does not matter for a drift check', async () => {
    expect(await check(aFound(WITHOUT), { isDriftCheck: true })).toEqual({ errors: [], described: [] });
  });

  test('does not matter for a rollback', async () => {
    const rollbackTo = { kind: 'previous' } as const;

    expect(await check(aFound(WITHOUT), { rollbackTo })).toEqual({ errors: [], described: [] });
  });
});

describe('a role that is new', () => {
  const described = { ...WITH, executionRoleArn: 'arn:aws:iam::111122223333:role/old' };
  const caller = 'arn:aws:iam::111122223333:user/ci';

  test('must exist, and the caller must be able to pass it', async () => {
    expect((await check(aFound(described))).described).toEqual(['role web', `pass by ${caller}`]);
  });

  test('is not simulated in a dry run, whose role is often another', async () => {
    expect((await check(aFound(described), { isDryRun: true })).described).toEqual(['role web']);
  });
});
