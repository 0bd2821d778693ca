import { describe, expect, test } from '@jest/globals';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import type { RequirementPorts } from '../../src/ports/requirement-ports.ts';
import { readRequirements } from '../../src/requirements/read-requirements.ts';
import type { Requirement } from '../../src/requirements/requirement.ts';

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
      ...ports,
    }),
  };
}

function fail(kind: DeployErrorKind): () => Promise<never> {
  return () => Promise.reject(new DeployError({ kind, message: 'It failed.', advice: 'Try again.' }));
}

async function readState(requirement: Requirement, ports: Partial<RequirementPorts>) {
  const [checked] = await readRequirements([requirement], aWorld(ports));
  return checked?.state;
}

test('nothing is connected when there is nothing to ask', async () => {
  const world = {
    requirements: () => {
      throw new Error('connected');
    },
  };

  expect(await readRequirements([], world)).toEqual([]);
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

  const checked = await readRequirements(parameters, aWorld({ describeParameters }));

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

  expect(await readRequirements(secrets, aWorld({ describeSecret }))).toHaveLength(25);
  expect(most).toBe(10);
});
