import type { Drawing } from '@slipway/ecs-rules/rollout-chart';
import { patchRegion } from './patch.ts';
import { readFields, sendAction } from './send-action.ts';

/** What an update has for each region: its parts in order, those that are unchanged as null. */
type Update = Readonly<Record<string, readonly (readonly [string, Drawing | null])[]>>;

const FILTER_MS = 250;

function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no ${id}`);
  return element;
}

function say(text: string): void {
  find('status').textContent = text;
}

/** Opens the stream of updates for the filter of calls, and ends the one before. */
function openStream(before: EventSource | undefined): EventSource {
  before?.close();
  const form = find('filter') as HTMLFormElement;
  const query = new URLSearchParams();
  for (const [name, value] of readFields(form)) if (value !== '') query.set(name, String(value));
  const stream = new EventSource(`/_slipway/events?${query}`);
  const connection = find('connection');
  stream.addEventListener('open', () => {
    connection.textContent = 'live';
    connection.className = 'badge good';
  });
  stream.addEventListener('error', () => {
    connection.textContent = 'disconnected, trying again';
    connection.className = 'badge bad';
  });
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const update: Update = JSON.parse(data);
    for (const [region, parts] of Object.entries(update)) patchRegion(find(region), parts);
  });
  return stream;
}

/** One request at a time from each button. */
async function act(element: HTMLElement, fields: ReadonlyMap<string, unknown>, label: string): Promise<void> {
  const { action } = element.dataset;
  if (action === undefined || element.getAttribute('aria-busy') === 'true') return;
  element.setAttribute('aria-busy', 'true');
  say(await sendAction(action, fields, label));
  element.removeAttribute('aria-busy');
}

function start(): void {
  let stream = openStream(undefined);
  let timer = 0;
  const filter = find('filter');
  filter.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stream = openStream(stream);
    }, FILTER_MS);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-action]') : null;
    if (button instanceof HTMLElement) {
      void act(button, new Map(), button.getAttribute('aria-label') ?? button.textContent ?? '');
    }
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const { target } = event;
    if (!(target instanceof HTMLFormElement)) return;
    void act(target, readFields(target), event.submitter?.textContent ?? '');
  });
}

start();
