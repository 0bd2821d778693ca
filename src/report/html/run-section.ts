import { revisionName } from '../../text/arn.ts';
import { formatCount } from '../../text/count.ts';
import { formatDuration } from '../../text/duration.ts';
import { endSentence } from '../../text/sentence.ts';
import { findNextStep } from '../find-next-step.ts';
import type { ImageOutcome, RunRecord, ServiceOutcome } from '../run-record.ts';
import { describeCauses } from './cause-section.ts';
import { code, facts, fold, list, showChanges, step, table, words } from './elements.ts';
import { type Html, html, NOTHING } from './html.ts';
import { describeRevisions } from './revisions.ts';
import { toneOf, verdictBadge } from './verdict-words.ts';

/** The head of the page: verdict, cause, reason and next step, then the facts of the run. */
export function describeRun(record: RunRecord): Html {
  const { verdict, reason, services } = record;
  const only = services.length === 1 ? services[0] : undefined;
  return html`<header class="run ${toneOf(verdict)}">
<p>${verdictBadge(verdict)}</p>
<h1>${formatRun(record)}</h1>
${only === undefined ? NOTHING : describeCauses(only.diagnosis)}
<p class="reason">${words(reason)}</p>
${only === undefined ? NOTHING : describeRevisions(record, only)}
${describeNextStep(record)}
</header>
${services.length > 1 ? listServices(services) : NOTHING}
${listProblems(record)}
${describeDocument(record)}`;
}

/** After the services: what the run was, and what it reported. */
export function describeRunFacts(record: RunRecord): Html {
  const hasWarning = record.notices.some(({ level }) => level === 'warning');
  return html`${fold(`Notices (${record.notices.length})`, listNotices(record), hasWarning)}
${fold('Run', describeFacts(record), true)}`;
}

function formatRun({ asked, services, task }: RunRecord): string {
  const [only] = services;
  const where = `in cluster ${asked.cluster}`;
  if (only !== undefined && services.length === 1) return `Service ${only.name} ${where}`;
  if (services.length > 1) return `${services.length} services ${where}`;
  if (asked.services.length > 0) return `${asked.services.join(', ')} ${where}`;
  return task === undefined ? `Cluster ${asked.cluster}` : `One-off task ${where}`;
}

/** The same order as in the log. */
function describeNextStep(record: RunRecord): Html {
  const { errors } = record;
  const text = findNextStep(record) ?? (errors.length === 1 ? errors[0]?.advice : undefined);
  return text === undefined ? NOTHING : html`<div class="next"><h2>Next step</h2>${step(text)}</div>`;
}

function listServices(services: readonly ServiceOutcome[]): Html {
  const rows = services.map(({ name, verdict, serving, running, desired }, index) => [
    html`<a href="#service-${index + 1}">${name}</a>`,
    verdictBadge(verdict),
    serving.map(({ revisionArn }) => revisionName(revisionArn)).join(', ') || '–',
    running === undefined ? '–' : `${running}/${desired ?? '–'}`,
  ]);
  return html`<section><h2>Services</h2>${table('Services', ['service', 'verdict', 'running now', 'tasks'], rows)}</section>`;
}

function listProblems({ errors }: RunRecord): Html {
  if (errors.length < 2) return NOTHING;
  const items = errors.map(({ input, text, advice }) => {
    const where = input === undefined || text.startsWith(`${input}: `) ? NOTHING : html`${code(input)}: `;
    return html`${where}${words(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
  });
  return html`<section><h2>${formatCount(errors.length, 'problem')}</h2>${list(items)}</section>`;
}

function describeFacts({ asked, identity, image, tookMs }: RunRecord): Html {
  return facts([
    ['Cluster', asked.cluster],
    ['Account', identity && `${identity.account}, ${identity.region}`],
    ['Endpoint', identity?.endpoint],
    ['Commit', asked.commit && code(asked.commit.slice(0, 12))],
    ['Rollback to', asked.rollbackTo],
    ['Image', image && describeImage(image)],
    ['Digest', image?.digest && code(image.digest.slice(0, 19))],
    [asked.isDryRun ? 'Dry run took' : 'Run took', formatDuration(tookMs)],
  ]);
}

const ORIGINS: Readonly<Record<ImageOutcome['origin'], string>> = {
  built: 'built',
  reused: 'existed already',
  given: 'as given',
  planned: 'would be built',
};

function describeImage({ reference, origin }: ImageOutcome): Html {
  return html`${code(reference.replace(/@sha256:[0-9a-f]+$/, ''))} (${ORIGINS[origin]})`;
}

/** What changed in the document, where no service shows it. */
function describeDocument({ services, taskDefinition }: RunRecord): Html {
  if (services.length > 0 || taskDefinition === undefined) return NOTHING;
  const { revisionArn, changes } = taskDefinition;
  const revision = revisionArn === undefined ? [] : [`Revision ${revisionName(revisionArn)}`];
  return fold('What changed', html`${list(revision.map(words))}${showChanges(changes)}`, true);
}

function listNotices({ notices }: RunRecord): Html {
  return list(
    notices.map(({ level, text, advice }) => {
      return `${level}: ${words(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
    }),
  );
}
