/** What the verdicts of a rollout say. */
import { describe, expect, test } from '@jest/globals';
import { describeLimitPast, judgeRollout } from '../../../src/drivers/ecs/judge-rollout.ts';
import { judgeStall } from '../../../src/drivers/ecs/judge-stall.ts';
import { NO_POLLS, type PollHistory } from '../../../src/drivers/ecs/poll-history.ts';
import type { Observation } from '../../../src/ports/service-records.ts';
import type { RolloutFacts } from '../../../src/rollout/followed-deployment.ts';
import {
  anObservation,
  anOldDeployment,
  aPause,
  aService,
  aServiceDeployment,
  OTHER_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../../support/builders/service-builders.ts';

const SEEN: PollHistory = { ...NO_POLLS, wasOursSeen: true };

interface Row {
  readonly name: string;
  readonly seen?: Partial<Observation>;
  readonly facts?: Partial<RolloutFacts>;
  readonly polls?: PollHistory;
  readonly reason: string;
}

const completed = ourDeployment({ rolloutState: 'COMPLETED', running: 4 });
const { rolloutState: _none, ...stateless } = ourDeployment({ running: 4 });
const classic = [{ loadBalancerName: 'front', containerName: 'web', containerPort: 80 }];
const successful = aServiceDeployment({ status: 'SUCCESSFUL' });
const atRest: PollHistory = { ...SEEN, atRest: { id: ourDeployment().id, sinceMs: 0 } };

const ROWS: readonly Row[] = [
  { name: 'tasks that start', reason: '0/4 new tasks running.' },
  {
    name: 'an update of settings alone',
    seen: { service: aService({ deployments: [completed] }) },
    facts: { isNewDeployment: false },
    reason: 'web:2 is running: 4/4 tasks.',
  },
  {
    name: 'an update of settings whose deployment is no longer PRIMARY',
    seen: { service: aService({ deployments: [{ ...completed, status: 'ACTIVE' }] }) },
    facts: { isNewDeployment: false },
    reason: '4/4 new tasks running.',
  },
  {
    name: 'a deployment that is COMPLETED and not PRIMARY',
    seen: { service: aService({ deployments: [{ ...completed, status: 'ACTIVE' }] }) },
    reason: '4/4 new tasks running.',
  },
  {
    name: 'no state behind a Classic Load Balancer, where the service deployment is SUCCESSFUL',
    seen: { serviceDeployment: successful, service: aService({ deployments: [stateless], loadBalancers: classic }) },
    reason: 'web:2 runs: 4/4 tasks; ECS reports no deployment state behind a Classic Load Balancer.',
  },
  {
    name: 'no state without a load balancer, where the service deployment is SUCCESSFUL',
    seen: { serviceDeployment: successful, service: aService({ deployments: [stateless] }) },
    reason: 'web:2 is running: ECS completed deployment ecs-svc/1000000000000000002.',
  },
  {
    name: 'a state behind a Classic Load Balancer',
    seen: { serviceDeployment: successful, service: aService({ deployments: [completed], loadBalancers: classic }) },
    reason: 'web:2 is running: ECS completed deployment ecs-svc/1000000000000000002.',
  },
  {
    name: 'no state at two polls',
    seen: { atMs: 30_000, service: aService({ deployments: [stateless] }) },
    polls: atRest,
    reason: 'web:2 runs: 4/4 tasks at two polls in a row; ECS reports no deployment state.',
  },
  {
    name: 'a rollback that failed, with the reason of ECS',
    seen: { serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED', statusReason: 'No capacity.' }) },
    reason: "The deployment failed, and ECS's rollback failed as well (No capacity).",
  },
  {
    name: 'a rollback that failed, with the reason of the rollback',
    seen: { serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED', rollbackReason: 'An alarm.' }) },
    reason: "The deployment failed, and ECS's rollback failed as well (An alarm).",
  },
  {
    name: 'a rollback that failed, without a reason',
    seen: { serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED', statusReason: '' }) },
    reason: "The deployment failed, and ECS's rollback failed as well.",
  },
  {
    name: 'a rollback that the service does not show',
    seen: { serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' }) },
    polls: { ...SEEN, unshownSinceMs: 0 },
    reason: 'ECS has rolled back; the service does not show it yet.',
  },
  {
    name: 'a rollback that begins',
    seen: { serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_REQUESTED' }) },
    reason: 'ECS is rolling back.',
  },
  {
    name: 'a rollback that ends with a deployment of its own',
    seen: {
      serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' }),
      service: aService({ deployments: [anOldDeployment({ id: OTHER_ID, status: 'PRIMARY' })] }),
    },
    reason: 'ECS failed the deployment of web:2 and rolled back to web:1.',
  },
  {
    name: 'a rollback that ends without any deployment',
    seen: {
      serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' }),
      service: aService({ deployments: [] }),
    },
    reason: 'ECS failed the deployment of web:2 and rolled back to the previous revision.',
  },
  {
    name: 'a deployment that ECS failed, without a reason',
    seen: { service: aService({ deployments: [ourDeployment({ rolloutState: 'FAILED' })] }) },
    facts: { hasRollbackTarget: false },
    reason: 'ECS failed the deployment of web:2.',
  },
  {
    name: 'a deployment of the same moment as ours',
    seen: {
      service: aService({
        deployments: [
          ourDeployment({ id: OTHER_ID, revisionArn: revisionArn('web:3'), createdAt: 2_000 }),
          ourDeployment({ status: 'ACTIVE' }),
        ],
      }),
    },
    reason:
      'Superseded: someone deployed web:3 (ecs-svc/1000000000000000003) while this deployment (ecs-svc/1000000000000000002) was in progress.',
  },
  {
    name: 'a deployment that is older than ours, and new to us',
    seen: {
      service: aService({
        deployments: [
          ourDeployment({ id: OTHER_ID, revisionArn: revisionArn('web:3'), createdAt: 1_999 }),
          ourDeployment({ status: 'ACTIVE' }),
        ],
      }),
    },
    reason: '0/4 new tasks running.',
  },
];

test.each(ROWS)('is explained: $name', ({ seen, facts, polls = SEEN, reason }) => {
  expect(judgeRollout(theFacts(facts), anObservation(seen), polls).reason).toBe(reason);
});

describe('where a rollout was at its limit, once it has been rolled back', () => {
  const lifecycleStage = 'BAKE_TIME';

  test.each([
    { name: 'at its stage', seen: { lifecycleStage }, where: '; it was at BAKE_TIME' },
    {
      name: 'at a pause that nobody approved',
      seen: { lifecycleStage, hooks: [aPause()] },
      where: '; it was paused at BAKE_TIME, and nobody approved it',
    },
    { name: 'nowhere without a stage', seen: {}, where: '' },
  ])('is $name', ({ seen, where }) => {
    const observation = anObservation({ serviceDeployment: aServiceDeployment(seen) });

    expect(describeLimitPast(theFacts(), observation)).toBe(`web:2 was not steady within 30 minutes${where}.`);
  });

  test('is unknown without a poll', () => {
    expect(describeLimitPast(theFacts(), undefined)).toBe('web:2 was not steady within 30 minutes.');
  });
});

describe('a rollout that ECS cannot continue', () => {
  const reading = { needs: { cpu: 0, memoryMiB: 0, tcpPorts: [], udpPorts: [] }, instances: [], endingTasks: 0 };
  const why = 'Cluster production has no container instances. Add one, or use a capacity provider or Fargate.';

  test('is stalled', () => {
    expect(judgeStall(theFacts(), anObservation(), reading)).toEqual({
      verdict: 'stuck',
      reason: `web:2 is stalled: ${why}`,
    });
  });

  test('is a stalled rollback once the previous revision is PRIMARY again', () => {
    const service = aService({
      deployments: [anOldDeployment({ status: 'PRIMARY' }), ourDeployment({ status: 'ACTIVE' })],
    });

    expect(judgeStall(theFacts(), { service }, reading)?.reason).toBe(`The rollback to web:1 is stalled: ${why}`);
  });

  test('is no verdict where the service is not visible', () => {
    expect(judgeStall(theFacts(), { service: undefined }, reading)).toBeUndefined();
  });
});
