import { formatDuration, formatMoment, formatTimeOfDay } from '../../text/duration.ts';
import { linkToRun } from '../../text/run-link.ts';
import { shortenIds } from '../../text/short-ids.ts';
import { describeLifecycle, listAnswers } from '../lifecycle-lines.ts';
import { showCommit, showReleases, showRevision } from '../past-cells.ts';
import type { RunRecord, ServiceOutcome } from '../run-record.ts';
import { describeCauses, describeLogs } from './cause-section.ts';
import { facts, fold, link, list, showChanges, step, table, words } from './elements.ts';
import { type Html, html, join, NOTHING } from './html.ts';
import { describeRevisions } from './revisions.ts';
import { describeStoppedTasks } from './stopped-tasks.ts';
import { describeTimeline } from './timeline-section.ts';
import { verdictBadge } from './verdict-words.ts';

/** More than so many rows are folded until the reader opens them. */
const MOST_OPEN = 12;

/** One service: how it ended, why, its timeline, and the evidence. */
export function describeService(record: RunRecord, service: ServiceOutcome, index: number): Html {
  const { name, verdict, reason, diagnosis, stoppedTasks, events, past = [] } = service;
  const isOnly = record.services.length === 1;
  const said =
    reason === undefined || reason === record.reason ? NOTHING : html`<p class="reason">${words(reason)}</p>`;
  const title = isOnly ? html`<h2>Rollout</h2>` : html`<h2>${name} ${verdictBadge(verdict)}</h2>`;
  return html`<section id="service-${index + 1}" aria-label="Service ${name}">
${title}${said}
${isOnly ? NOTHING : describeOutcome(record, service)}
${describeTimeline(record, service)}
${describeLogs(record, diagnosis)}
${fold(`Stopped tasks (${stoppedTasks.length})`, describeStoppedTasks(record, stoppedTasks), stoppedTasks.length <= MOST_OPEN)}
${fold(record.verdict === 'planned' ? 'What would change' : 'What changed', showChanges(service.changes), service.changes.length <= MOST_OPEN)}
${fold('Plan', list(service.plan.map(words)))}
${fold('Verification', describeVerification(service), true)}
${fold('Stages', describeStages(service), service.course.length <= MOST_OPEN)}
${fold(`Events of the service (${events.length})`, listEvents(service), events.length <= MOST_OPEN)}
${fold(`Last deployments (${past.length})`, listPast(record, service))}
${fold('Identifiers', listIdentifiers(service))}
</section>`;
}

/** With one service, the head of the page says it. */
function describeOutcome(record: RunRecord, service: ServiceOutcome): Html {
  const { diagnosis } = service;
  const next =
    diagnosis === undefined ? NOTHING : html`<div class="next"><h3>Next step</h3>${step(diagnosis.nextStep)}</div>`;
  return html`${describeRevisions(record, service)}${describeCauses(diagnosis)}${next}`;
}

function describeVerification({ verification }: ServiceOutcome): Html {
  if (verification === undefined) return NOTHING;
  const rows = verification.results.map(({ check, result, why }) => [check, result, words(why)]);
  return table('Verification', ['check', 'result', 'what was seen'], rows);
}

function describeStages({ course }: ServiceOutcome): Html {
  const rows = course.map((change) => [formatDuration(change.atMs), words(describeLifecycle(change))]);
  return html`${table('Stages', ['since the update', 'what'], rows)}${join(listAnswers(course.at(-1)).map(step))}`;
}

function listEvents({ events }: ServiceOutcome): Html {
  const rows = events.map(({ at, text }) => [formatTimeOfDay(at), words(shortenIds(text))]);
  return table('Events of the service', ['UTC', 'event'], rows);
}

function listPast({ asked }: RunRecord, { past = [] }: ServiceOutcome): Html {
  const rows = past.map((one) => [
    formatMoment(one.at),
    showRevision(one) || '–',
    showReleases(one.entry) || '–',
    showCommit(one.entry) || '–',
    one.outcome,
    link(linkToRun(one.entry, asked.serverUrl), one.entry.runNumber ?? '–'),
  ]);
  return table('Last deployments', ['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}

function listIdentifiers(service: ServiceOutcome): Html {
  return facts([
    ['Deployment', service.deploymentId],
    ['Service deployment', service.serviceDeploymentArn],
    ['CodeDeploy deployment', service.codeDeploymentId],
    ['Revision', service.revisionArn],
  ]);
}
