import { describe, expect, test } from '@jest/globals';
import { openLedger, readOnce } from '../../src/ledger/open-ledger.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

const ARN = revisionArn('web:2');
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web';
const denied = new DeployError({ kind: 'access', message: 'ecs:TagResource is denied.', advice: 'Allow it.' });
const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });
const expired = new DeployError({ kind: 'access', message: 'Expired.', advice: 'Log in.', hasExpired: true });

describe('the ledger', () => {
  test('reads all tags of a resource and adds to them', async () => {
    const written: unknown[] = [];
    const ecs = anEcs({
      tagsOf: () => Promise.resolve({ team: 'shop' }),
      tag: async (arn, tags) => void written.push([arn, tags]),
    });
    const ledger = openLedger(aWorld({ ecs }));

    expect(await ledger.read(ARN)).toEqual({ team: 'shop' });
    expect(await ledger.write(ARN, { 'slipway:release': 'v1' })).toBe(true);
    expect(written).toEqual([[ARN, { 'slipway:release': 'v1' }]]);
  });

  test('says once that it may not write, and does not try again', async () => {
    let tries = 0;
    const ecs = anEcs({
      tag: () => {
        tries += 1;
        return Promise.reject(denied);
      },
    });
    const world = aWorld({ ecs });
    const ledger = openLedger(world);

    expect([await ledger.write(ARN, { a: 'b' }), await ledger.write(ARN, { c: 'd' })]).toEqual([false, false]);
    expect(tries).toBe(1);
    expect(world.reported).toEqual([
      {
        type: 'notice',
        text: 'This deployment is not recorded in tags: ecs:TagResource is denied.',
        advice: 'Allow ecs:TagResource for rollbacks by release or commit, the history, and the stale-run check.',
      },
    ]);
  });

  test('still marks services where only revisions may not be tagged', async () => {
    const marked: string[] = [];
    const ecs = anEcs({
      tag: (arn) => (arn === ARN ? Promise.reject(denied) : Promise.resolve(void marked.push(arn))),
    });
    const ledger = openLedger(aWorld({ ecs }));

    await ledger.write(ARN, { a: 'b' });

    expect(await ledger.write(SERVICE, { a: 'b' })).toBe(true);
    expect(marked).toEqual([SERVICE]);
  });

  test('says once that a read failed, and tries the next one', async () => {
    let tries = 0;
    const ecs = anEcs({
      tagsOf: () => {
        tries += 1;
        return tries < 3 ? Promise.reject(silent) : Promise.resolve({});
      },
    });
    const world = aWorld({ ecs });
    const ledger = openLedger(world);

    expect([await ledger.read(ARN), await ledger.read(ARN), await ledger.read(ARN)]).toEqual([
      undefined,
      undefined,
      {},
    ]);
    expect(world.reported).toHaveLength(1);
  });

  test('writes nothing when there is nothing to write', async () => {
    expect(await openLedger(aWorld()).write(ARN, {})).toBe(true);
  });
});

describe('tags that a run cannot go on without', () => {
  test.each([
    ['AWS does not answer', silent],
    ['the credentials have expired', expired],
  ])('are an error where %s, and nothing is reported besides', async (_, error) => {
    const world = aWorld({ ecs: anEcs({ tagsOf: () => Promise.reject(error) }) });

    await expect(openLedger(world).readNeeded(ARN)).rejects.toBe(error);
    expect(world.reported).toEqual([]);
  });

  test('are unknown where they may not be read, and those of no other revision are tried', async () => {
    let tries = 0;
    const tagsOf = () => {
      tries += 1;
      return Promise.reject(denied);
    };
    const ledger = openLedger(aWorld({ ecs: anEcs({ tagsOf }) }));

    expect([await ledger.readNeeded(ARN), await ledger.readNeeded(revisionArn('web:3'))]).toEqual([
      undefined,
      undefined,
    ]);
    expect(tries).toBe(1);
  });
});

describe('tags that are read once', () => {
  test('are read again where they are needed and had not been answered', async () => {
    let tries = 0;
    const tagsOf = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(silent) : Promise.resolve({ team: 'shop' });
    };
    const ledger = readOnce(openLedger(aWorld({ ecs: anEcs({ tagsOf }) })));

    expect([await ledger.read(ARN), await ledger.read(ARN), await ledger.readNeeded(ARN), tries]).toEqual([
      undefined,
      undefined,
      { team: 'shop' },
      2,
    ]);
    expect([await ledger.read(ARN), await ledger.readNeeded(ARN), tries]).toEqual([
      { team: 'shop' },
      { team: 'shop' },
      2,
    ]);
  });
});
