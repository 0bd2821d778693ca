import { describe, expect, test } from '@jest/globals';
import { diagnoseRollout } from '../../src/diagnosis/diagnose.ts';
import { findEndingCause, type KnownEnding } from '../../src/diagnosis/ending-cause.ts';
import { NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { aService, ourDeployment } from '../support/builders/service-builders.ts';
import { aServiceEvent, aStoppedTask } from '../support/builders/stopped-tasks.ts';

const HERE = { ...NO_EVIDENCE, cluster: 'prod', service: 'web' };
const NAMES = '--cluster prod --service web';

function anError(error: Partial<ConstructorParameters<typeof DeployError>[0]>): DeployError {
  return new DeployError({ kind: 'access', message: 'denied', advice: 'none', ...error });
}

describe('a run that ended otherwise than by its tasks names that, and not that no stopped task was found:', () => {
  test.each<Omit<KnownEnding, 'reason'> & { readonly title: string; readonly step: string }>([
    {
      verdict: 'superseded',
      service: aService(),
      title: 'someone else deployed to the service during this deployment',
      step: `Use one concurrency group in all workflows that deploy this service. See who deployed: slipway history ${NAMES}`,
    },
    {
      verdict: 'failed',
      service: aService({ status: 'DRAINING' }),
      title: 'service web was deleted during the deployment',
      step: 'Recreate the service. Check CloudTrail for who called DeleteService.',
    },
    {
      verdict: 'failed',
      service: undefined,
      title: 'service web was deleted during the deployment',
      step: 'Recreate the service. Check CloudTrail for who called DeleteService.',
    },
    {
      verdict: 'unknown',
      service: aService(),
      error: anError({ hasExpired: true }),
      title: 'the AWS credentials of this step expired before the deployment ended',
      step: `Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the deployment. Check how it ended: slipway status ${NAMES}`,
    },
    {
      verdict: 'unknown',
      service: aService(),
      error: anError({}),
      title: 'access denied while following the deployment',
      step: `Allow the denied action for the role. Check how it ended: slipway status ${NAMES}`,
    },
    {
      verdict: 'unknown',
      service: aService(),
      error: anError({ kind: 'unreachable' }),
      title: 'ECS could not be reached',
      step: `Check how it ended before running again: slipway status ${NAMES}`,
    },
    {
      verdict: 'timed-out',
      service: aService({ deployments: [ourDeployment({ pending: 1 })] }),
      title: 'new tasks were still PENDING',
      step: 'Check what they wait for (capacity, image pull): aws ecs list-tasks --cluster prod --service-name web',
    },
    {
      verdict: 'stuck',
      service: aService(),
      title: 'ECS can neither start nor stop a task',
      step: 'Add a container instance, raise maximum-percent, or lower minimum-healthy-percent.',
    },
  ])('$title', ({ title, step, ...known }) => {
    const ending = findEndingCause({ ...known, reason: 'So it ended.' });
    const { causes, nextStep } = diagnoseRollout({ ...HERE, ...(ending === undefined ? {} : { ending }) });

    expect([causes.map((cause) => cause.title), nextStep]).toEqual([[title], step]);
  });

  test('with advice that ECS accepts for a DAEMON service', () => {
    const ending = findEndingCause({ verdict: 'stuck', reason: 'It cannot move.', service: aService() });

    expect(diagnoseRollout({ ...HERE, isDaemon: true, ...(ending && { ending }) }).nextStep).toBe(
      'Lower minimum-healthy-percent, or stop other tasks on the container instances.',
    );
  });

  test('but a reason of ECS is the cause of a time-out with tasks that are PENDING', () => {
    const service = aService({ deployments: [ourDeployment({ pending: 1 })] });
    const ending = findEndingCause({ verdict: 'timed-out', reason: 'It took too long.', service });
    const { causes } = diagnoseRollout({ ...HERE, ...(ending && { ending }), stoppedTasks: [aStoppedTask()] });

    expect(ending?.count).toBe(0);
    expect(causes.map(({ title }) => title)).toEqual(['container app exited with code 1']);
  });

  test('but an event that says why nothing moves is the cause of that', () => {
    const ending = findEndingCause({ verdict: 'stuck', reason: 'It cannot move.', service: aService() });
    const text =
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.';

    const { causes } = diagnoseRollout({ ...HERE, ...(ending && { ending }), events: [aServiceEvent(text)] });

    expect(causes.map(({ title }) => title)).toEqual(['cluster prod has no container instances']);
  });
});

test.each<Omit<KnownEnding, 'reason'>>([
  { verdict: 'failed', service: aService() },
  { verdict: 'timed-out', service: aService() },
  { verdict: 'timed-out', service: undefined },
  { verdict: 'rolled-back', service: aService() },
])('$verdict is explained by tasks and events', (known) => {
  expect(findEndingCause({ ...known, reason: 'So it ended.' })).toBeUndefined();
});

test('a cluster without container instances is a cause of its own', () => {
  const reason = 'web:2 cannot move: Cluster prod has no container instances.';

  expect(findEndingCause({ verdict: 'stuck', reason, service: aService() })?.kind).toBe('no-instances');
});

test('a circuit breaker that is disabled is not said to open', () => {
  const circuitBreaker = { status: 'DISABLED', failureCount: 0, threshold: 3 };

  expect(diagnoseRollout({ ...HERE, circuitBreaker }).causes[0]?.details).toEqual([]);
});
