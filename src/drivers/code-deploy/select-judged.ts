import type { JsonObject } from '@slipway/ecs-rules/values';
import { asJson, selectService } from '../../follow/select-judged.ts';
import type { CodeDeployObservation } from './observation.ts';

/** What the judge reads of a poll; what a Lambda function said of its failure stays out. */
export function selectJudgedCodeDeploy({
  service,
  deployment,
  target,
  rollback,
  stoppedTasks,
}: CodeDeployObservation): JsonObject {
  const { id, status, errorCode, errorMessage, rollbackId, createdAt } = deployment;
  return asJson({
    service: service === undefined ? undefined : selectService(service),
    deployment: { id, status, errorCode, errorMessage, rollbackId, createdAt },
    target: target && { ...target, events: target.events.map((event) => ({ name: event.name, status: event.status })) },
    rollback: rollback && { id: rollback.id, status: rollback.status, errorMessage: rollback.errorMessage },
    stoppedTasks,
  });
}
