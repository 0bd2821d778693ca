import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import { formatCount } from '@slipway/ecs-rules/text';
import type { ShownTargetGroup, ShownTraffic } from '../snapshot/snapshot.ts';
import { facts } from './elements.ts';

const MINUTE_WIDTH = 12;
const HEIGHT = 40;

/** Target health, and the requests at the load balancer. */
export function drawTargetGroup({ name, port, targets, traffic }: ShownTargetGroup): Drawing {
  const listener = port === 0 ? 'no listener' : `listener on 127.0.0.1:${port}`;
  const reasons = [...new Set(targets.flatMap(({ state, reason }) => (state === 'unhealthy' ? (reason ?? []) : [])))];
  return draw('div', { class: 'target-group' }, [
    draw('h3', {}, [`Target group ${name}`]),
    draw('p', {}, [`${describeHealth(targets)}; ${listener}.`]),
    reasons.length === 0 ? undefined : draw('p', { class: 'reason' }, [reasons.join(' · ')]),
    port === 0 && traffic.requests === 0 ? undefined : drawTraffic(traffic),
  ]);
}

function drawTraffic(traffic: ShownTraffic): Drawing {
  return draw('div', { class: 'traffic' }, [
    facts([
      ['requests, 15 min', String(traffic.requests)],
      ['5XX by targets', String(traffic.targetErrors)],
      ['5XX by the load balancer', String(traffic.loadBalancerErrors)],
    ]),
    traffic.requests + traffic.loadBalancerErrors === 0 ? undefined : drawMinutes(traffic),
  ]);
}

function describeHealth(targets: ShownTargetGroup['targets']): string {
  if (targets.length === 0) return 'No targets';
  const counts = ['healthy', 'initial', 'unhealthy', 'draining'].flatMap((state) => {
    const count = targets.filter((target) => target.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return `${formatCount(targets.length, 'target')}: ${counts.join(', ')}`;
}

/** A bar for each minute; errors in front. */
function drawMinutes({ minutes }: ShownTraffic): Drawing {
  const top = Math.max(1, ...minutes.map(({ requests, errors }) => Math.max(requests, errors)));
  const bar = (name: string, index: number, value: number): Drawing => {
    const height = value === 0 ? 0 : Math.max(2, Math.round((HEIGHT * value) / top));
    return draw('rect', { class: name, x: index * MINUTE_WIDTH, y: HEIGHT - height, width: MINUTE_WIDTH - 2, height });
  };
  const width = MINUTE_WIDTH * minutes.length;
  const label = 'Requests and errors in each of the last 15 minutes';
  return draw('svg', { class: 'minutes', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label }, [
    ...minutes.map(({ requests }, index) => bar('bar ours', index, requests)),
    ...minutes.map(({ errors }, index) => bar('errors', index, errors)),
  ]);
}
