import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { TaskOutcome } from '../drivers/one-off-task/task-outcome.ts';
import type { OutputName } from '../inputs/outputs.ts';
import { isSuccess } from '../ports/verdict.ts';
import { revisionName } from '../text/arn.ts';
import { countBytes } from '../text/byte-size.ts';
import { linkToDeployments } from '../text/console-link.ts';
import { leadWith } from '../text/sentence.ts';
import { hasChanges, listPlannedChanges } from './planned-changes.ts';
import { findCause, findWhy } from './run-end.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** Paths of what a run has written. */
export interface WrittenReports {
  /** `rollout.json` */
  readonly report?: string | undefined;
  /** The plan as Markdown. */
  readonly plan?: string | undefined;
}

/** Most bytes of one output. */
export const MOST_OUTPUT_BYTES = 64 * 1024;

const LINE_WIDTH = 4096;
const REASON_WIDTH = 1000;

/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param files where the reports were written, if they were
 */
export function collectOutputs(
  record: RunRecord,
  files: WrittenReports = {},
): Readonly<Partial<Record<OutputName, string>>> {
  const { image, taskDefinition, services } = record;
  const first = services[0];
  const paused = services.find((service) => service.verdict === 'paused');
  const revisionArn = taskDefinition?.revisionArn ?? first?.revisionArn;
  const known: Readonly<Record<OutputName, string | undefined>> = {
    verdict: record.verdict,
    reason: quoteOutsideText(
      leadWith(isSuccess(record.verdict) ? undefined : findWhy(record), record.reason),
      REASON_WIDTH,
    ),
    registry: image?.registry,
    image: image?.reference,
    'image-tag': image?.tags[0],
    'image-digest': image?.digest,
    'task-definition': taskDefinition?.path,
    'task-definition-arn': revisionArn,
    'task-definition-revision': revisionArn === undefined ? undefined : revisionName(revisionArn),
    'previous-task-definition-arn': taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
    'deployment-id': first?.deploymentId,
    'service-deployment-arn': first?.serviceDeploymentArn,
    'paused-at': paused?.pausedAt,
    'hook-id': paused?.hookId,
    'codedeploy-deployment-id': first?.codeDeploymentId,
    url: services.find((service) => service.url !== undefined)?.url,
    'console-url': first === undefined ? undefined : linkToDeployments(record, first),
    'run-task-arn': listTaskArns(record.task),
    'has-changes': record.isPlanned === true ? String(hasChanges(record)) : undefined,
    changes: record.isPlanned === true ? formatList(listPlannedChanges(record)) : undefined,
    services: formatList(services.map((service) => describeService(service, record))),
    report: files.report,
    plan: files.plan,
  };
  const entries = Object.entries(known).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, isJson(name) ? value : quoteOutsideText(value, LINE_WIDTH)]],
  );
  return Object.fromEntries(entries);
}

function isJson(name: string): boolean {
  return name === 'services' || name === 'changes' || name === 'run-task-arn';
}

/** The form of the official action: a JSON list. */
function listTaskArns(task: TaskOutcome | undefined): string | undefined {
  return task === undefined || task.taskArns.length === 0 ? undefined : JSON.stringify(task.taskArns);
}

/** JSON of one line. When there are too many items, the last one counts those that were left out. */
function formatList(items: readonly JsonObject[]): string {
  const records: string[] = [];
  let leftBytes = MOST_OUTPUT_BYTES - 64;
  for (const item of items) {
    const text = JSON.stringify(item);
    leftBytes -= countBytes(text) + 1;
    if (leftBytes < 0) break;
    records.push(text);
  }
  const leftOut = items.length - records.length;
  return `[${[...records, ...(leftOut === 0 ? [] : [JSON.stringify({ leftOut })])].join(',')}]`;
}

function describeService(service: ServiceOutcome, record: RunRecord): JsonObject {
  return {
    service: service.name,
    cluster: service.cluster,
    verdict: service.verdict,
    reason:
      service.reason === undefined
        ? undefined
        : quoteOutsideText(leadWith(findCause(service), service.reason), REASON_WIDTH),
    revisionArn: service.revisionArn,
    previousRevisionArn: service.previousRevisionArn,
    deploymentId: service.deploymentId,
    serviceDeploymentArn: service.serviceDeploymentArn,
    pausedAt: service.pausedAt,
    hookId: service.hookId,
    codeDeploymentId: service.codeDeploymentId,
    consoleUrl: linkToDeployments(record, service),
    desired: service.desired,
    running: service.running,
  };
}
