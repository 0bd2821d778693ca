import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { anEcs, aWorld } from '../support/fake-world.ts';
import { revisionArn } from '../support/service-builders.ts';

const ARN = revisionArn('web:2');
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web';
const denied = new DeployError({ kind: 'access', message: 'ecs:TagResource is denied.', advice: 'Allow it.' });
const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

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
    expect(world.told).toEqual([
      {
        type: 'notice',
        text: 'This deploy is not written down: ecs:TagResource is denied.',
        advice:
          'Allow ecs:TagResource for rollbacks by release or commit, the history, and the guard against old runs.',
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
    expect(world.told).toHaveLength(1);
  });

  test('writes nothing when there is nothing to write', async () => {
    expect(await openLedger(aWorld()).write(ARN, {})).toBe(true);
  });
});
