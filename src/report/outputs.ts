import type { OutputName } from '../inputs/outputs.ts';
import type { JsonObject } from '../json.ts';
import type { TaskOutcome } from '../one-off-task/task.ts';
import { nameRevision } from '../task-definition/document.ts';
import { countBytes } from './byte-size.ts';
import { quoteOutsideText } from './outside-text.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** Most bytes of one output. */
export const MOST_OUTPUT_BYTES = 64 * 1024;

const LINE_WIDTH = 4096;
const REASON_WIDTH = 1000;

/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param reportPath where `rollout.json` was written, if it was
 */
export function collectOutputs(record: RunRecord, reportPath?: string): Readonly<Partial<Record<OutputName, string>>> {
  const { image, taskDefinition, services } = record;
  const first = services[0];
  const revisionArn = taskDefinition?.revisionArn ?? first?.revisionArn;
  const known: Readonly<Record<OutputName, string | undefined>> = {
    verdict: record.verdict,
    reason: quoteOutsideText(record.reason, REASON_WIDTH),
    registry: image?.registry,
    image: image?.reference,
    'image-tag': image?.tags[0],
    'image-digest': image?.digest,
    'task-definition': taskDefinition?.path,
    'task-definition-arn': revisionArn,
    'task-definition-revision': revisionArn === undefined ? undefined : nameRevision(revisionArn),
    'previous-task-definition-arn': taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
    'deployment-id': first?.deploymentId,
    'service-deployment-arn': first?.serviceDeploymentArn,
    'codedeploy-deployment-id': first?.codeDeploymentId,
    'run-task-arn': listTaskArns(record.task),
    services: listServices(services),
    report: reportPath,
  };
  const entries = Object.entries(known).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, isJson(name) ? value : quoteOutsideText(value, LINE_WIDTH)]],
  );
  return Object.fromEntries(entries);
}

function isJson(name: string): boolean {
  return name === 'services' || name === 'run-task-arn';
}

/** The form of the official action: a JSON list. */
function listTaskArns(task: TaskOutcome | undefined): string | undefined {
  return task === undefined || task.taskArns.length === 0 ? undefined : JSON.stringify(task.taskArns);
}

/** JSON of one line. When there are too many services, the last record says how many had no room. */
function listServices(services: readonly ServiceOutcome[]): string {
  const records: string[] = [];
  let room = MOST_OUTPUT_BYTES - 64;
  for (const service of services) {
    const text = JSON.stringify(describeService(service));
    room -= countBytes(text) + 1;
    if (room < 0) break;
    records.push(text);
  }
  const leftOut = services.length - records.length;
  return `[${[...records, ...(leftOut === 0 ? [] : [JSON.stringify({ leftOut })])].join(',')}]`;
}

function describeService(service: ServiceOutcome): JsonObject {
  return {
    service: service.name,
    cluster: service.cluster,
    verdict: service.verdict,
    reason: service.reason === undefined ? undefined : quoteOutsideText(service.reason, REASON_WIDTH),
    revisionArn: service.revisionArn,
    previousRevisionArn: service.previousRevisionArn,
    deploymentId: service.deploymentId,
    serviceDeploymentArn: service.serviceDeploymentArn,
    codeDeploymentId: service.codeDeploymentId,
    desired: service.desired,
    running: service.running,
  };
}
