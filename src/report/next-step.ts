/** What to do, and where. */

import { isSuccess } from '../ports/verdict.ts';
import { linkToComparison } from '../text/commit-link.ts';
import { linkToDeployments, linkToLog, linkToRevision, linkToTask } from '../text/console-link.ts';
import { quoteWord } from '../text/shell-word.ts';
import { findWritten } from './cause-section.ts';
import { findNextStep } from './find-next-step.ts';
import { code, step } from './markdown.ts';
import { findRevisionFacts } from './revision-facts.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** The next step of the run in one paragraph; empty when none is due. */
export function describeNextStep(record: RunRecord): string {
  const { services, errors, verdict } = record;
  const found = findNextStep(record) ?? (errors.length === 1 ? errors[0]?.advice : undefined);
  if (found !== undefined) return showStep(found);
  if (isSuccess(verdict)) return '';
  if (errors.length > 1) return showStep(`Correct these ${errors.length} problems and run again.`);
  const left = services.find(({ isUpdateSent }) => isUpdateSent === true);
  return left === undefined ? '' : showStep(`See how it ended: slipway status ${nameService(record, left)}`);
}

function nameService({ asked }: RunRecord, { name }: ServiceOutcome): string {
  return `--cluster ${quoteWord(asked.cluster)} --service ${quoteWord(name)}`;
}

export function showStep(text: string): string {
  return `**Next step:** ${step(text)}`;
}

/** Pages about the service: its deployment, the log of the container, the commits. */
export function listLinks(record: RunRecord, service: ServiceOutcome): string {
  const { revisionArn } = service;
  const log = findWritten(service.diagnosis?.logs ?? []) ?? service.diagnosis?.logs[0];
  return joinLinks([
    ['The service', service.url],
    ['Deployment in the AWS console', linkToDeployments(record, service)],
    [`Log of container ${code(log?.container ?? '')}`, log && linkToLog(record, log)],
    ['Task definition', revisionArn === undefined ? undefined : linkToRevision(record, revisionArn)],
    ['Compare the commits', compareCommits(record, service)],
  ]);
}

/** Pages about the one-off task. */
export function listTaskLinks(record: RunRecord): string {
  const { task } = record;
  const [log] = task?.diagnosis?.logs ?? [];
  const [arn] = task?.taskArns ?? [];
  return joinLinks([
    ['Task in the AWS console', arn === undefined ? undefined : linkToTask(record, arn)],
    [`Log of container ${code(log?.container ?? '')}`, log && linkToLog(record, log)],
  ]);
}

function joinLinks(links: readonly (readonly [string, string | undefined])[]): string {
  return links.flatMap(([name, link]) => (link === undefined ? [] : [`[${name}](${link})`])).join(' · ');
}

/** From the older to the newer one: a rollback shows what it takes out. */
function compareCommits(record: RunRecord, service: ServiceOutcome): string | undefined {
  const { revisionArn, previousRevisionArn } = service;
  if (revisionArn === undefined || previousRevisionArn === undefined) return undefined;
  const { rollbackTo, serverUrl } = record.asked;
  const arns = rollbackTo === undefined ? [previousRevisionArn, revisionArn] : [revisionArn, previousRevisionArn];
  const [from = {}, to = {}] = arns.map((arn) => findRevisionFacts(arn, service, record));
  return linkToComparison(from, to, serverUrl);
}
