import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createEventStreams } from '../../src/endpoint/event-streams.ts';
import { createPageSource } from '../../src/endpoint/page-source.ts';
import { createState } from '../../src/engine/step.ts';
import { openMetricStore } from '../../src/metrics/metric-store.ts';
import { type EventReader, openEvents, type PageUpdate } from '../support/harness/event-reader.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { callApi, control } from '../support/harness/local-client.ts';

/** Keys of the parts that an update brings, by region. */
function listChanged(update: PageUpdate): Readonly<Record<string, readonly string[]>> {
  const changed = Object.entries(update).map(([region, parts]) => [
    region,
    parts.flatMap(([key, drawing]) => (drawing === null ? [] : [key])),
  ]);
  return Object.fromEntries(changed);
}

describe('the stream of updates', () => {
  let local: Emulator;
  const readers: EventReader[] = [];

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await local.close();
  });

  async function open(query = ''): Promise<EventReader> {
    const reader = await openEvents(local.address, query);
    readers.push(reader);
    return reader;
  }

  test('begins with the whole page', async () => {
    const reader = await open();

    expect(reader.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(listChanged(await reader.next())).toEqual({
      settings: ['settings'],
      main: ['none'],
      side: ['clusters', 'images', 'instances', 'registry', 'alarms', 'faults'],
      calls: ['calls'],
    });
  });

  test('then brings only what has changed, from any source', async () => {
    const reader = await open();
    await reader.next();

    local.addInstances('default', 1);
    const instances = listChanged(await reader.next());
    local.advance(1000);
    const clock = listChanged(await reader.next());
    await callApi(local, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'shop/web' } });
    const registry = listChanged(await reader.next());
    await control(local, 'POST', { path: 'alarms', body: { name: 'slow', state: 'ALARM' } });
    const alarms = listChanged(await reader.next());

    expect({ instances, clock, registry, alarms }).toEqual({
      // The scheduler will check the new instance, so the next event is another one.
      instances: { settings: ['settings'], side: ['clusters', 'instances'] },
      clock: { settings: ['settings'] },
      registry: { side: ['registry'], calls: ['calls'] },
      alarms: { side: ['alarms'] },
    });
  });

  test('says nothing of a change that the page does not show', async () => {
    const reader = await open();
    await reader.next();

    local.setConsistency({ lagMs: 5 });
    local.addInstances('default', 1);

    expect(listChanged(await reader.next())).toMatchObject({ side: ['clusters', 'instances'] });
    expect(reader.unread()).toBe(0);
  });

  test('brings the calls that its filter leaves', async () => {
    await callApi(local, { service: 'ecs', operation: 'ListClusters' });
    await callApi(local, { service: 'ecs', operation: 'ListTasks', input: { cluster: 'nowhere' } });

    const all = JSON.stringify(await (await open()).next());
    const some = JSON.stringify(await (await open('?calls=list&errors=true')).next());

    expect([all.includes('"ListClusters"'), all.includes('"ListTasks"')]).toEqual([true, true]);
    expect([some.includes('"ListClusters"'), some.includes('"ListTasks"')]).toEqual([false, true]);
  });

  test('is refused to the seventeenth page, and not once a page is closed', async () => {
    const opened = await Promise.all(Array.from({ length: 16 }, () => open()));
    const refused = await open();

    opened[0]?.close();
    let again = await open();
    while (again.status === 503) again = await open();

    expect([refused.status, again.status]).toEqual([503, 200]);
  });

  test('ends with a reset, and a new one shows what is there then', async () => {
    local.putAlarm({ name: 'slow-orders', state: 'OK' });
    const reader = await open();
    await reader.next();

    await local.reset();
    await reader.ended;

    expect(JSON.stringify(await (await open()).next())).not.toContain('slow-orders');
  });

  test('ends when the local ECS is closed', async () => {
    const reader = await open();
    await reader.next();

    await local.close();
    await reader.ended;

    await expect(open()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('a page that cannot be drawn is reported on stderr, and the next change is sent', async () => {
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { snapshot, ...source } = createPageSource(anEmptyPage());
  let changes = 0;
  const streams = createEventStreams({
    ...source,
    mark: () => [changes],
    snapshot: () => {
      changes += 1;
      if (changes === 2) throw new Error('no such table');
      const shown = snapshot();
      return { ...shown, alarms: [{ name: `alarm-${changes}`, state: 'OK' }] };
    },
  });
  const outcome = streams.open(new URLSearchParams());
  if (outcome.kind !== 'stream') throw new Error('refused');
  const sent: string[] = [];

  const end = outcome.begin({ send: (text) => void sent.push(text), close: () => undefined });
  await untilTrue(() => sent.join('').includes('alarm-3'));
  end();
  const printed = written.mock.calls.map(([text]) => String(text)).join('');
  written.mockRestore();

  expect(printed).toMatch(/^The page cannot be updated: Error: no such table\n {4}at /);
});

function anEmptyPage(): Parameters<typeof createPageSource>[0] {
  const settings = {
    account: '123456789012',
    region: 'eu-west-1',
    tasks: 'simulated',
    schedulerIntervalMs: 1,
    seed: 1,
  } as const;
  return {
    address: 'http://127.0.0.1:4566',
    state: () => createState(settings, 0),
    metrics: openMetricStore(),
    controls: { calls: () => [], faults: () => [], clock: () => ({ clock: 'virtual', now: 0, nextEventAt: null }) },
    registry: { catalogue: () => new Map() },
  };
}
