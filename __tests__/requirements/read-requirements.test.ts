import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import type { RequirementPorts, RoleRecord } from '../../src/ports/requirement-ports.ts';
import { readRequirements } from '../../src/requirements/read-requirements.ts';
import type { Requirement, RequirementState } from '../../src/requirements/requirement.ts';

const CALLER = 'arn:aws:iam::111122223333:user/ci';

function aRequirement(kind: Requirement['kind'], ...ids: readonly string[]): Requirement {
  return { kind, name: ids[0] ?? '', ids, users: ['secrets[DB] of container web'], field: 'valueFrom' };
}

function aWorld(ports: Partial<RequirementPorts>) {
  const nothing = () => Promise.resolve([]);
  return {
    requirements: () => ({
      describeSecret: () => Promise.resolve(undefined),
      describeParameters: nothing,
      describeLogGroups: nothing,
      getRole: () => Promise.resolve(undefined),
      mayPassRole: () => Promise.resolve(true),
      ...ports,
    }),
  };
}

function fail(kind: DeployErrorKind): () => Promise<never> {
  return () => Promise.reject(new DeployError({ kind, message: 'It failed.', advice: 'Try again.' }));
}

async function readState(requirement: Requirement, ports: Partial<RequirementPorts>) {
  const [checked] = await readRequirements([requirement], CALLER, aWorld(ports));
  return checked?.state;
}

test('nothing is connected when there is nothing to ask', async () => {
  const world = {
    requirements: () => {
      throw new Error('connected');
    },
  };

  expect(await readRequirements([], CALLER, world)).toEqual([]);
});

describe('the state of', () => {
  test.each([
    ['a secret that exists', {}, { kind: 'exists' }],
    ['a secret that is scheduled for deletion', { deletedAt: 86_400_000 }, { kind: 'deleted', at: 86_400_000 }],
    ['a secret that was not found', undefined, { kind: 'absent' }],
  ])('%s', async (_, secret, state) => {
    const describeSecret = () => Promise.resolve(secret);

    expect(await readState(aRequirement('secret', 'db'), { describeSecret })).toEqual(state);
  });

  test.each([
    ['a log group that exists', ['/ecs/web', '/ecs/web-2'], { kind: 'exists' }],
    ['a log group, where only another begins with its name', ['/ecs/web-2'], { kind: 'absent' }],
  ])('%s', async (_, names, state) => {
    const describeLogGroups = () => Promise.resolve(names);

    expect(await readState(aRequirement('log-group', '/ecs/web'), { describeLogGroups })).toEqual(state);
  });

  test('a parameter that exists under one of its two names', async () => {
    const describeParameters = () => Promise.resolve(['/db']);

    expect(await readState(aRequirement('parameter', 'db', '/db'), { describeParameters })).toEqual({ kind: 'exists' });
  });

  test.each<[DeployErrorKind, boolean]>([
    ['access', true],
    ['unreachable', false],
    ['rejected', false],
  ])('a call that fails (%s) is unread', async (kind, isDenied) => {
    const state = await readState(aRequirement('secret', 'db'), { describeSecret: fail(kind) });

    expect(state).toEqual({ kind: 'unread', isDenied, why: 'It failed.', advice: 'Try again.' });
  });

  test('a bug of ours is no missing answer', async () => {
    const broken = () => Promise.reject(new TypeError('no such field'));

    await expect(readState(aRequirement('secret', 'db'), { describeSecret: broken })).rejects.toThrow('no such field');
  });
});

test('parameters are asked in calls of at most 50 names', async () => {
  const asked: number[] = [];
  const parameters = Array.from({ length: 60 }, (_, at) => aRequirement('parameter', `p${at}`, `/p${at}`));
  const describeParameters = (names: readonly string[]) => {
    asked.push(names.length);
    return Promise.resolve(names);
  };

  const checked = await readRequirements(parameters, CALLER, aWorld({ describeParameters }));

  expect(asked).toEqual([50, 50, 20]);
  expect(checked.map(({ state }) => state.kind)).toEqual(Array.from({ length: 60 }, () => 'exists'));
});

test('at most ten calls are made at the same time', async () => {
  let open = 0;
  let most = 0;
  const describeSecret = async () => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return {};
  };
  const secrets = Array.from({ length: 25 }, (_, at) => aRequirement('secret', `s${at}`));

  expect(await readRequirements(secrets, CALLER, aWorld({ describeSecret }))).toHaveLength(25);
  expect(most).toBe(10);
});

describe('a role', () => {
  const arn = 'arn:aws:iam::111122223333:role/web';
  const aTrust = (principal: JsonObject | string, effect = 'Allow'): JsonObject => ({
    Statement: [{ Effect: effect, Principal: principal, Action: 'sts:AssumeRole' }],
  });
  const readRole = (role: RoleRecord | undefined) =>
    readState({ ...aRequirement('role', arn), name: 'web' }, { getRole: () => Promise.resolve(role) });

  test.each<[string, RoleRecord | undefined, RequirementState['kind']]>([
    ['that does not exist', undefined, 'absent'],
    ['of that name with another path', { arn: 'arn:aws:iam::111122223333:role/teams/web' }, 'absent'],
    ['whose trust policy cannot be read', { arn }, 'exists'],
    ['without an ARN, as a stand-in for IAM answers it', {}, 'exists'],
    ['that tasks may assume', { arn, trustPolicy: aTrust({ Service: 'ecs-tasks.amazonaws.com' }) }, 'exists'],
    [
      'among others',
      { arn, trustPolicy: aTrust({ Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] }) },
      'exists',
    ],
    ['that everyone may assume', { arn, trustPolicy: aTrust('*') }, 'exists'],
    [
      'with one statement that is no list',
      { arn, trustPolicy: { Statement: { Effect: 'Allow', Principal: '*' } } },
      'exists',
    ],
    ['for all but some', { arn, trustPolicy: { Statement: [{ Effect: 'Allow', NotPrincipal: {} }] } }, 'exists'],
    ['of container instances', { arn, trustPolicy: aTrust({ Service: 'ec2.amazonaws.com' }) }, 'untrusting'],
    ['that denies tasks', { arn, trustPolicy: aTrust({ Service: 'ecs-tasks.amazonaws.com' }, 'Deny') }, 'untrusting'],
    ['of people', { arn, trustPolicy: aTrust({ AWS: 'arn:aws:iam::111122223333:root' }) }, 'untrusting'],
  ])('%s', async (_, role, kind) => {
    expect((await readRole(role))?.kind).toBe(kind);
  });

  /** Who was simulated, and what comes of it. */
  async function readPassOf(caller: string, mayPass: boolean | undefined, role?: RoleRecord) {
    const simulated: string[] = [];
    const ports = aWorld({
      getRole: () => Promise.resolve(role),
      mayPassRole: (principal) => {
        simulated.push(principal);
        return Promise.resolve(mayPass);
      },
    });
    const [checked] = await readRequirements([aRequirement('pass', arn)], caller, ports);
    return { simulated, state: checked?.state };
  }

  test('that a user may pass', async () => {
    expect(await readPassOf(CALLER, true)).toEqual({ simulated: [CALLER], state: { kind: 'exists' } });
  });

  test('that a session may not pass, by the policies of its role', async () => {
    const own = { arn: 'arn:aws:iam::111122223333:role/ci/deploy' };
    const caller = 'arn:aws:sts::111122223333:assumed-role/deploy/run-1';

    expect(await readPassOf(caller, false, own)).toEqual({
      simulated: [own.arn],
      state: { kind: 'unpassable', caller: own.arn },
    });
  });

  test.each([
    ['where the simulation knows too little', CALLER, undefined],
    ['of the root user, who is not simulated', 'arn:aws:iam::111122223333:root', false],
  ])('%s', async (_, caller, mayPass) => {
    expect((await readPassOf(caller, mayPass)).state).toEqual({ kind: 'exists' });
  });
});
