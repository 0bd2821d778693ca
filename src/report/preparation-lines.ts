import { unreachable } from '../errors.ts';
import type { RunEvent } from './event.ts';
import { type Line, quote, text } from './log-line.ts';
import { cleanOutsideText } from './outside-text.ts';

/** What happens before a service is touched. */
export type PreparationEvent = Extract<
  RunEvent,
  {
    type:
      | 'identified'
      | 'service-found'
      | 'planned'
      | 'notice'
      | 'warning'
      | 'logged-in'
      | 'logged-out'
      | 'command-output'
      | 'image-reused'
      | 'image-pushed'
      | 'revision-registered';
  }
>;

const OUTPUT_LINES = 200;
const OUTPUT_WIDTH = 400;

export function renderPreparation(event: PreparationEvent): readonly Line[] {
  switch (event.type) {
    case 'identified':
      return [text(describeIdentity(event))];
    case 'service-found':
      return [text(quote(describeService(event)))];
    case 'planned':
      return [text(`plan: ${quote(event.text)}`)];
    case 'notice':
    case 'warning':
      return [annotate(event)];
    case 'logged-in':
      return [text(`logged in to ${quote(event.registry)}`)];
    case 'logged-out':
      return [text(`logged out of ${quote(event.registry)}`)];
    case 'command-output':
      return cleanOutsideText(event.line, { lines: OUTPUT_LINES, width: OUTPUT_WIDTH }).map((line) =>
        text(line, 'quiet'),
      );
    case 'image-reused':
      return [text(`image ${quote(event.reference)} is there already: ${quote(event.why)}`)];
    case 'image-pushed':
      return [text(`image ${quote(event.reference)} pushed as ${quote(event.tags.join(', '))}`)];
    case 'revision-registered':
      return [text(`revision ${quote(event.revision)} ${event.isReused ? 'is there already' : 'registered'}`)];
    default:
      return unreachable(event);
  }
}

/** `Service web (cluster shop): web:1 running, web:2 in progress, 4/4 tasks` */
function describeService(event: Extract<RunEvent, { type: 'service-found' }>): string {
  const revisions = event.revisions.map(({ revision, state }) => `${revision} ${state}`);
  const tasks = `${event.running}/${event.desired} tasks`;
  return `Service ${event.service} (cluster ${event.cluster}): ${[...revisions, tasks].join(', ')}`;
}

function describeIdentity({
  account,
  region,
  endpoint,
  detours = [],
}: Extract<RunEvent, { type: 'identified' }>): string {
  const where = quote(`account ${account} in ${region}`);
  const way = endpoint === undefined ? '' : `, by way of ${quote(endpoint)}, which is not an endpoint of Amazon`;
  const also = detours.length === 0 ? '' : `; set by the environment: ${detours.map((one) => quote(one)).join(', ')}`;
  return `${where}${way}${also}`;
}

function annotate(event: Extract<RunEvent, { type: 'notice' | 'warning' }>): Line {
  const words = event.advice === undefined ? event.text : `${event.text} ${event.advice}`;
  return { kind: 'annotation', level: event.type, title: 'Slipway', text: quote(words), isVerdict: false };
}
