import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import { formatCount } from '@slipway/ecs-rules/text';
import type { ShownCluster, ShownInstance, ShownSettings } from '../snapshot/snapshot.ts';
import { badge, button, code, facts, field, form, formatTime, section, select, table } from './elements.ts';

const CLOCK = { method: 'POST', path: '/_slipway/clock' } as const;

/** What runs here, and the clock. */
export function drawSettings({ account, region, tasks, clock, now, nextEventAt, address }: ShownSettings): Drawing {
  const isVirtual = clock === 'virtual';
  return draw('div', { 'data-key': 'settings', class: 'settings' }, [
    facts([
      ['address', code(address)],
      ['account', account],
      ['region', region],
      ['tasks', tasks === 'containers' ? 'containers' : 'simulated'],
      ['clock', isVirtual ? `virtual, ${formatTime(now)} UTC` : clock],
      ['next event', isVirtual ? describeNext(now, nextEventAt) : undefined],
    ]),
    isVirtual
      ? draw('div', { class: 'buttons', role: 'group', 'aria-label': 'Clock' }, [
          button({ label: 'Next event', action: { ...CLOCK, body: { advanceTo: 'next-event' } } }),
          button({ label: '+10 s', action: { ...CLOCK, body: { advanceMs: 10_000 } } }),
          button({ label: '+1 min', action: { ...CLOCK, body: { advanceMs: 60_000 } } }),
          button({ label: '+10 min', action: { ...CLOCK, body: { advanceMs: 600_000 } } }),
        ])
      : undefined,
  ]);
}

function describeNext(now: number, at: number | null): string {
  return at === null ? 'none' : `in ${Math.ceil((at - now) / 1000)} s`;
}

export function drawClusters(clusters: readonly ShownCluster[]): Drawing {
  const rows = clusters.map(({ name, services, running, pending, instances }) => [
    code(name),
    String(services),
    String(running),
    String(pending),
    String(instances),
  ]);
  const head = ['cluster', 'services', 'running', 'pending', 'instances'];
  return section('clusters', 'Clusters', [table({ name: 'Clusters', head, rows }, 'No clusters.')]);
}

const MOST_INSTANCES = 30;

/** Container instances with what is left on them. */
export function drawInstances(instances: readonly ShownInstance[], clusters: readonly ShownCluster[]): Drawing {
  const shown = instances.slice(0, MOST_INSTANCES);
  const more = instances.length - shown.length;
  const byInstances = [...clusters].sort((one, other) => other.instances - one.instances);
  const action = {
    method: 'POST',
    path: '/_slipway/instances',
    body: { cluster: '$cluster', count: '$count' },
  } as const;
  const count = draw('input', { name: 'count', type: 'number', min: 1, max: 100, value: 1, required: 'required' });
  return section('instances', 'Container instances', [
    instances.length === 0 ? draw('p', { class: 'none' }, ['No container instances.']) : undefined,
    draw('ul', { class: 'instances' }, shown.map(drawInstance)),
    more === 0 ? undefined : draw('p', { class: 'none' }, [`${formatCount(more, 'more instance')} not listed.`]),
    clusters.length === 0
      ? undefined
      : form(
          action,
          [
            field(
              'cluster',
              select(
                'cluster',
                byInstances.map(({ name }) => [name, name] as const),
              ),
            ),
            field('count', count),
          ],
          'Add instances',
        ),
  ]);
}

function drawInstance(instance: ShownInstance): Drawing {
  const { id, ec2InstanceId, cluster, address, zone, status, cpu, memoryMiB, ports, tasks } = instance;
  const body = { cluster, instances: [id] };
  const act = (label: string, path: string, tone?: 'danger') =>
    button({
      label,
      of: ec2InstanceId,
      action: { method: 'POST', path, body },
      ...(tone === undefined ? {} : { tone }),
    });
  return draw('li', { 'data-key': `instance ${id}` }, [
    draw('p', {}, [
      code(ec2InstanceId),
      ' ',
      badge(status, status === 'ACTIVE' ? 'good' : 'busy'),
      ` ${cluster}, ${zone}, ${address}`,
    ]),
    drawShare('cpu', cpu, ''),
    drawShare('memory', memoryMiB, ' MiB'),
    draw('p', { class: 'soft' }, [
      `${formatCount(tasks.length, 'task')}${
        tasks.length === 0
          ? ''
          : `: ${tasks
              .slice(0, 6)
              .map((task) => task.slice(0, 8))
              .join(' ')}${tasks.length > 6 ? ' …' : ''}`
      }`,
      ports.length === 0 ? undefined : ` · ports ${ports.slice(0, 8).join(' ')}${ports.length > 8 ? ' …' : ''}`,
    ]),
    draw('div', { class: 'buttons' }, [
      status === 'ACTIVE' ? act('Drain', '/_slipway/drain-instances') : act('Activate', '/_slipway/activate-instances'),
      act('Remove', '/_slipway/remove-instances', 'danger'),
    ]),
  ]);
}

interface Share {
  readonly total: number;
  readonly remaining: number;
}

function drawShare(name: string, { total, remaining }: Share, unit: string): Drawing {
  const words = `${remaining} of ${total}${unit} left`;
  return draw('p', { class: 'share' }, [
    draw('span', {}, [name]),
    draw('meter', { min: 0, max: total, value: total - remaining, 'aria-label': `${name} used` }),
    draw('span', {}, [words]),
  ]);
}
