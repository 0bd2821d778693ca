import { expect, test } from '@jest/globals';
import { diagnoseRollout } from '../../src/diagnosis/diagnose.ts';
import { NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import type { HealthCheck } from '../../src/ports/service-records.ts';
import {
  aContainerLog,
  anUnhealthyGroup,
  aServiceEvent,
  aStoppedTask,
  TARGET_GROUP,
} from '../support/builders/stopped-tasks.ts';

const FAILED = aStoppedTask({
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
});

function advise(reason: string, healthCheck = anUnhealthyGroup().healthCheck, logs = [aContainerLog()].slice(1)) {
  const text = `(service web) (task 0123) (port 8081) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason ${reason}).`;
  const group = { arn: TARGET_GROUP, targets: [], ...(healthCheck === undefined ? {} : { healthCheck }) };
  const evidence = {
    ...NO_EVIDENCE,
    stoppedTasks: [FAILED],
    events: [aServiceEvent(text)],
    targetGroups: [group],
    logs,
  };
  return diagnoseRollout(evidence).nextStep;
}

test.each([
  [
    'Health checks failed with these codes: [404]',
    `The target group checks GET /health and expects 200-399; the new version answers 404. Fix the new version or the health check: aws elbv2 modify-target-group --target-group-arn ${TARGET_GROUP} --health-check-path /PATH`,
  ],
  [
    'Health checks failed with these codes: [301]',
    `The target group checks GET /health and expects 200-399; the new version answers 301. Fix the new version or the health check: aws elbv2 modify-target-group --target-group-arn ${TARGET_GROUP} --matcher HttpCode=200-399`,
  ],
  [
    'Request timed out',
    'The target group checks GET /health and expects 200-399, but the new version gave no valid answer. Check its port, its security group, and that it starts within the grace period.',
  ],
])('a target that is unhealthy because of "%s" has its own advice', (reason, nextStep) => {
  expect(advise(reason)).toBe(nextStep);
});

test('a server error leads to the log of the container behind the load balancer', () => {
  expect(advise('Health checks failed with these codes: [503]', undefined, [aContainerLog()])).toMatch(
    /^The target group checks GET \/health and expects 200-399; the new version answers 503\. Read its log: aws logs tail \/ecs\/web /,
  );
});

test('another answer leads to the health check, whether or not there is a log', () => {
  expect(advise('Health checks failed with these codes: [404]', undefined, [aContainerLog()])).toMatch(
    /; the new version answers 404\. Fix the new version or the health check: /,
  );
});

test.each<readonly [HealthCheck, string]>([
  [{ protocol: 'HTTPS', port: '8443', path: '/up', matcher: '200' }, 'GET /up and expects 200'],
  [{ protocol: 'HTTP', port: 'traffic-port' }, 'GET /'],
  [{ protocol: 'TCP', port: 'traffic-port' }, 'a TCP connection'],
])('the health check %j is described as "%s"', (healthCheck, words) => {
  expect(advise('Request timed out', healthCheck)).toBe(
    `The target group checks ${words}, but the new version gave no valid answer. Check its port, its security group, and that it starts within the grace period.`,
  );
});
