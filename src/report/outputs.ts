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

type Output = (record: RunRecord, files: WrittenReports) => string | undefined;

const OUTPUTS: Readonly<Record<OutputName, Output>> = {
  verdict: ({ verdict }) => verdict,
  reason: (record) =>
    quoteOutsideText(leadWith(isSuccess(record.verdict) ? undefined : findWhy(record), record.reason), REASON_WIDTH),
  registry: ({ image }) => image?.registry,
  image: ({ image }) => image?.reference,
  'image-tag': ({ image }) => image?.tags[0],
  'image-digest': ({ image }) => image?.digest,
  'task-definition': ({ taskDefinition }) => taskDefinition?.path,
  'task-definition-arn': findRevision,
  'task-definition-revision': (record) => {
    const arn = findRevision(record);
    return arn === undefined ? undefined : revisionName(arn);
  },
  'previous-task-definition-arn': ({ taskDefinition, services: [first] }) =>
    taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
  'deployment-id': ({ services: [first] }) => first?.deploymentId,
  'service-deployment-arn': ({ services: [first] }) => first?.serviceDeploymentArn,
  'paused-at': (record) => findPaused(record)?.pausedAt,
  'hook-id': (record) => findPaused(record)?.hookId,
  'codedeploy-deployment-id': ({ services: [first] }) => first?.codeDeploymentId,
  url: ({ services }) => services.find((service) => service.url !== undefined)?.url,
  'console-url': (record) => {
    const [first] = record.services;
    return first === undefined ? undefined : linkToDeployments(record, first);
  },
  'run-task-arn': ({ task }) => listTaskArns(task),
  'has-changes': (record) => (record.isPlanned === true ? String(hasChanges(record)) : undefined),
  changes: (record) => (record.isPlanned === true ? formatList(listPlannedChanges(record)) : undefined),
  services: (record) => formatList(record.services.map((service) => describeService(service, record))),
  report: (_, files) => files.report,
  plan: (_, files) => files.plan,
};

const NAMES = Object.keys(OUTPUTS) as readonly OutputName[];

/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param files where the reports were written, if they were
 * @param names of the outputs that are wanted; default: all
 */
export function collectOutputs(
  record: RunRecord,
  files: WrittenReports = {},
  names: readonly OutputName[] = NAMES,
): Readonly<Partial<Record<OutputName, string>>> {
  const entries = names.flatMap((name) => {
    const value = OUTPUTS[name](record, files);
    return value === undefined ? [] : [[name, isJson(name) ? value : quoteOutsideText(value, LINE_WIDTH)]];
  });
  return Object.fromEntries(entries);
}

function findRevision({ taskDefinition, services: [first] }: RunRecord) {
  return taskDefinition?.revisionArn ?? first?.revisionArn;
}

function findPaused({ services }: RunRecord): ServiceOutcome | undefined {
  return services.find((service) => service.verdict === 'paused');
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
