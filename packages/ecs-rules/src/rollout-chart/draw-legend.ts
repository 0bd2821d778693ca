import { type Drawing, draw } from './drawing.ts';

/** What the parts of the picture mean; those that it does not have are left out by the caller. */
const KEYS = [
  ['others', 'old revision, RUNNING'],
  ['ours', 'new revision, RUNNING'],
  ['pending', 'PENDING'],
  ['draining', 'DRAINING or STOPPING'],
  ['failure', 'failed'],
  ['stop', 'stopped as planned'],
  ['desired', 'desired count'],
] as const;

interface LegendRequest {
  /** Fewest and most tasks in service; `upper` is absent where nobody knows it. */
  readonly lower: number;
  readonly upper?: number | undefined;
  /** Whether any task is shown while it drains. */
  readonly isDraining: boolean;
}

/** The legend of a rollout's picture, as a list. */
export function drawLegend({ lower, upper, isDraining }: LegendRequest): Drawing {
  const bounds = upper === undefined ? `lower bound ${lower}` : `bounds: ${lower} to ${upper} tasks`;
  const keys = [...KEYS.filter(([name]) => isDraining || name !== 'draining'), ['bound', bounds] as const];
  const items = keys.map(([name, text]) => draw('li', {}, [drawKey(name), ` ${text}`]));
  return draw('ul', { class: 'legend' }, items);
}

function drawKey(name: string): Drawing {
  return draw('svg', { class: 'swatch', viewBox: '0 0 18 12', 'aria-hidden': 'true' }, [drawSwatch(name)]);
}

function drawSwatch(name: string): Drawing {
  switch (name) {
    case 'failure':
      return draw('path', { class: 'failure', d: 'M5 2l8 8m0 -8l-8 8' });
    case 'stop':
      return draw('path', { class: 'stop', d: 'M9 0v12' });
    case 'desired':
    case 'bound':
      return draw('path', { class: name, d: 'M0 6h18' });
    default:
      return draw('rect', { class: `bar ${name}`, x: 1, y: 1, width: 16, height: 10, rx: 2 });
  }
}
