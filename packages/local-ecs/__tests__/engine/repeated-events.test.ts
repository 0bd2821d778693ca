import { describe, expect, test } from '@jest/globals';
import { nextWake } from '../../src/engine/step.ts';
import { aConfiguration, aService, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const HOUR = 3600;

/** Hours since the first event with such a text, of each, oldest first. */
function listHours(ecs: VirtualEcs, text: string): readonly number[] {
  const moments = ecs
    .service()
    .events.filter(({ message }) => message.includes(text))
    .map(({ createdAt }) => createdAt);
  const first = Math.min(...moments);
  return moments.map((moment) => Math.round((moment - first) / HOUR)).reverse();
}

function steady(change = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  ecs.call('CreateService', aService({ desiredCount: 1, ...change }));
  ecs.run();
  return ecs;
}

describe('an event about a cause that lasts', () => {
  test.each([
    { name: 'the steady state', text: 'has reached a steady state', change: {}, update: undefined },
    {
      name: 'a host port in use',
      text: 'is already using a port',
      change: aConfiguration(100, 200),
      update: { forceNewDeployment: true },
    },
    {
      name: 'percents that forbid every move',
      text: 'was unable to stop or start tasks',
      change: aConfiguration(50, 100),
      update: { forceNewDeployment: true },
    },
    { name: 'no place for the second task', text: 'is already using a port', change: {}, update: { desiredCount: 2 } },
  ])('comes again every six hours: $name', ({ text, change, update }) => {
    const ecs = steady(change);
    if (update !== undefined) ecs.call('UpdateService', { service: 'web', ...update });

    ecs.pass(19 * HOUR);

    expect(listHours(ecs, text)).toEqual([0, 6, 12, 18]);
  });

  test('is not repeated within six hours, however often the scheduler runs', () => {
    const ecs = steady(aConfiguration(100, 200));
    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });

    for (let minutes = 0; minutes < 300; minutes += 10) {
      ecs.call('UpdateService', { service: 'web', healthCheckGracePeriodSeconds: minutes });
      ecs.pass(600);
    }

    expect(listHours(ecs, 'is already using a port')).toEqual([0]);
  });

  test('comes at once when it was solved in between', () => {
    const ecs = steady();
    ecs.call('UpdateService', { service: 'web', desiredCount: 2 });
    ecs.pass(60);
    ecs.call('UpdateService', { service: 'web', desiredCount: 1 });
    ecs.pass(60);

    ecs.call('UpdateService', { service: 'web', desiredCount: 2 });
    ecs.pass(60);

    expect(listHours(ecs, 'is already using a port')).toEqual([0, 0]);
  });

  test('schedules nothing: a later read shows it with its own time', () => {
    const ecs = steady();
    const [early, late] = [new VirtualEcs(), new VirtualEcs()];
    for (const one of [early, late]) Object.assign(one, { state: ecs.state, now: ecs.now });

    const wake = nextWake(ecs.state, ecs.now);
    for (let hours = 0; hours < 13; hours += 1) early.pass(HOUR);
    late.now += 13 * HOUR * 1000;
    late.send({ kind: 'tick' });

    expect(wake).toBeUndefined();
    expect(late.service().events).toEqual(early.service().events);
  });

  test('fills the list to a hundred events, of which the oldest go', () => {
    const ecs = steady();

    ecs.pass(120 * 6 * HOUR);

    const { events } = ecs.service();
    expect(events.length).toBe(100);
    expect(new Set(events.map(({ message }) => message))).toEqual(
      new Set(['(service web) has reached a steady state.']),
    );
  });
});
