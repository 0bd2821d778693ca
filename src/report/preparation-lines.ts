import { cleanOutsideText } from '@slipway/ecs-rules/text';
import { unreachable } from '@slipway/ecs-rules/values';
import { formatCount } from '../text/count.ts';
import { listChanges } from './change-lines.ts';
import type { RunEvent } from './event.ts';
import { type Line, quote, quoteShort, type Tone, text } from './log-line.ts';

/** What happens before a service is touched. */
export type PreparationEvent = Extract<
  RunEvent,
  {
    type:
      | 'group-opened'
      | 'group-closed'
      | 'identified'
      | 'service-found'
      | 'planned'
      | 'changes-planned'
      | 'notice'
      | 'warning'
      | 'debug'
      | 'logged-in'
      | 'logged-out'
      | 'command-output'
      | 'image-reused'
      | 'image-pushed'
      | 'rehearsed'
      | 'revision-registered';
  }
>;

const MOST_CHANGES = 200;
const OUTPUT_LINES = 200;
const OUTPUT_WIDTH = 400;

export function renderPreparation(event: PreparationEvent): readonly Line[] {
  switch (event.type) {
    case 'group-opened':
      return [{ kind: 'group-opened', title: quote(event.title) }];
    case 'group-closed':
      return [{ kind: 'group-closed' }];
    case 'identified':
      return [text(describeIdentity(event))];
    case 'service-found':
      return [text(quote(describeService(event)))];
    case 'planned':
      return [text(`Plan: ${quoteShort(event.text)}`)];
    case 'changes-planned':
      return renderChanges(event);
    case 'notice':
    case 'warning':
      return [annotate(event)];
    case 'debug':
      return [{ kind: 'debug', text: quote(event.text) }];
    case 'logged-in':
      return [text(`Logged in to ${quote(event.registry)}`)];
    case 'logged-out':
      return [text(`Logged out of ${quote(event.registry)}`)];
    case 'command-output':
      return cleanOutsideText(event.line, { lines: OUTPUT_LINES, width: OUTPUT_WIDTH }).map((line) =>
        text(line, 'quiet'),
      );
    case 'image-reused':
      return [text(`Reusing image ${quoteShort(event.reference)}: ${quoteShort(event.why)}`)];
    case 'image-pushed':
      return [text(`Pushed image ${quoteShort(event.reference)} (tags ${quote(event.tags.join(', '))})`)];
    case 'rehearsed':
      return [text(quoteShort(event.text))];
    case 'revision-registered':
      return [text(describeRevision(event))];
    default:
      return unreachable(event);
  }
}

const TONES: Readonly<Record<string, Tone>> = { '+': 'good', '-': 'bad', '~': 'doubtful' };

/** A title, then a line for each field, coloured by what happens to it. */
function renderChanges({ service, changes }: Extract<RunEvent, { type: 'changes-planned' }>): readonly Line[] {
  const lines = listChanges(changes, MOST_CHANGES).map((line) => text(`    ${quote(line)}`, TONES[line.charAt(0)]));
  return [text(`Plan: ${quote(service)}: ${formatCount(changes.length, 'change')}`), ...lines];
}

/** `Service web (cluster shop): web:1 running, web:2 in progress, 4/4 tasks` */
function describeService(event: Extract<RunEvent, { type: 'service-found' }>): string {
  const revisions = event.revisions.map(({ revision, state }) => `${revision} ${state}`);
  const tasks = `${event.running}/${event.desired} tasks`;
  return `Service ${event.service} (cluster ${event.cluster}): ${[...revisions, tasks].join(', ')}`;
}

function describeRevision({ revision, isReused }: Extract<RunEvent, { type: 'revision-registered' }>): string {
  return isReused ? `Reusing ${quote(revision)} (identical)` : `Registered ${quote(revision)}`;
}

function describeIdentity({
  account,
  region,
  endpoint,
  detours = [],
}: Extract<RunEvent, { type: 'identified' }>): string {
  const where = quote(`AWS account ${account}, ${region}`);
  const way = endpoint === undefined ? '' : `, custom endpoint ${quote(endpoint)}`;
  const also = detours.length === 0 ? '' : `; environment overrides: ${detours.map((one) => quote(one)).join(', ')}`;
  return `${where}${way}${also}`;
}

function annotate(event: Extract<RunEvent, { type: 'notice' | 'warning' }>): Line {
  const words = event.advice === undefined ? event.text : `${event.text} ${event.advice}`;
  return { kind: 'annotation', level: event.type, title: 'Slipway', text: quoteShort(words), isVerdict: false };
}
