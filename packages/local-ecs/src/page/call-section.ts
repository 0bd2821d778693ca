import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import type { ShownCall } from '../snapshot/snapshot.ts';
import { badge, code, formatTime, table } from './elements.ts';

/** The calls that the reader's filter leaves, newest first. */
export function drawCalls(calls: readonly ShownCall[]): Drawing {
  const rows = calls.map(({ at, service, operation, answer, isError, client }) => [
    formatTime(at),
    service,
    code(operation),
    badge(answer, isError ? 'bad' : 'good'),
    draw('span', { class: 'client' }, [client ?? '']),
  ]);
  const head = ['time', 'service', 'operation', 'answer', 'client'];
  return draw('div', { 'data-key': 'calls' }, [table({ name: 'Calls', head, rows }, 'No calls.')]);
}
