import { describe, expect, test } from '@jest/globals';
import { chooseTargetGroups, describeTargets, describeUnhealthyEvent } from '../../src/diagnosis/target-health.ts';
import type { HealthCheck, TargetHealth } from '../../src/ports/service-records.ts';
import { anUnhealthyGroup, aServiceEvent, aStoppedTask, TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

const HTTP: HealthCheck = { protocol: 'HTTP', port: 'traffic-port', path: '/health', matcher: '200-399' };
const MISMATCH = {
  state: 'unhealthy',
  reasonCode: 'Target.ResponseCodeMismatch',
  description: 'Health checks failed with these codes: [404]',
};
const TIMEOUT = { state: 'unhealthy', reasonCode: 'Target.Timeout', description: 'Request timed out' };

interface Row {
  readonly name: string;
  readonly target: Omit<TargetHealth, 'id' | 'port'>;
  readonly healthCheck?: HealthCheck;
  readonly lines: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'an answer with another code',
    target: MISMATCH,
    healthCheck: HTTP,
    lines: ['GET /health on port 8081 returned 404, expected 200-399'],
  },
  {
    name: 'an answer with another code, requested at a port of its own and by TLS',
    target: MISMATCH,
    healthCheck: { ...HTTP, protocol: 'HTTPS', port: '9443' },
    lines: ['GET /health over TLS on port 9443 returned 404, expected 200-399'],
  },
  {
    name: 'an answer with another code, where the health check may not be read',
    target: MISMATCH,
    lines: ['the health check on port 8081 returned 404'],
  },
  { name: 'no answer in time', target: TIMEOUT, healthCheck: HTTP, lines: ['GET /health on port 8081 timed out'] },
  {
    name: 'a connection that is not accepted in time',
    target: TIMEOUT,
    healthCheck: { protocol: 'TCP', port: 'traffic-port' },
    lines: ['a TCP connection on port 8081 timed out'],
  },
  {
    name: 'a connection that fails',
    target: { state: 'unhealthy', reasonCode: 'Target.FailedHealthChecks', description: 'Health checks failed' },
    healthCheck: HTTP,
    lines: ['GET /health on port 8081 got no connection or no valid answer'],
  },
  {
    name: 'a reason that is new to us, in its own words',
    target: { state: 'unhealthy', reasonCode: 'Elb.InternalError', description: 'Something new' },
    healthCheck: HTTP,
    lines: ['GET /health on port 8081 failed: Something new'],
  },
  ...['Request timed out', 'Health checks failed', 'Health checks failed with these codes: [404]'].map((known) => ({
    name: `a reason that only mentions "${known}", in its own words`,
    target: { state: 'unhealthy', description: `Proxy: ${known}` },
    healthCheck: HTTP,
    lines: [`GET /health on port 8081 failed: Proxy: ${known}`],
  })),
  {
    name: 'no reason, where the load balancer gives none',
    target: { state: 'unhealthy' },
    healthCheck: { protocol: 'HTTP', port: 'traffic-port' },
    lines: ['GET / on port 8081 failed: no reason given'],
  },
  {
    name: 'the path / where the health check names none, by TLS too',
    target: TIMEOUT,
    healthCheck: { protocol: 'HTTPS', port: 'traffic-port' },
    lines: ['GET / over TLS on port 8081 timed out'],
  },
  {
    name: 'a target that nobody has checked enough yet',
    target: {
      state: 'initial',
      reasonCode: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
    },
    healthCheck: HTTP,
    lines: ['port 8081 is not in service yet: Target registration is in progress'],
  },
  {
    name: 'a zone that the load balancer does not serve',
    target: {
      state: 'unused',
      reasonCode: 'Target.NotInUse',
      description: 'Target is in an Availability Zone that is not enabled for the load balancer',
    },
    healthCheck: HTTP,
    lines: ['port 8081 is unused: Target is in an Availability Zone that is not enabled for the load balancer'],
  },
  { name: 'nothing of a healthy target', target: { state: 'healthy' }, healthCheck: HTTP, lines: [] },
  {
    name: 'nothing of a target that is taken out as planned',
    target: {
      state: 'draining',
      reasonCode: 'Target.DeregistrationInProgress',
      description: 'Target deregistration is in progress',
    },
    healthCheck: HTTP,
    lines: [],
  },
];

describe('the health of a target in words', () => {
  test.each(ROWS)('reports $name', ({ target, healthCheck, lines }) => {
    const targets = [{ id: '10.0.1.7', port: 8081, ...target }];

    const said = describeTargets({ arn: TARGET_GROUP, targets, ...(healthCheck === undefined ? {} : { healthCheck }) });

    expect(said).toEqual(lines);
  });

  test('is one line for all targets of which the same is to be said', () => {
    expect(describeTargets(anUnhealthyGroup())).toEqual([
      'GET /health on port 8081 returned 404, expected 200-399 (2 targets)',
      'port 8081 is not in service yet: Initial health checks in progress',
    ]);
  });
});

describe('an event about a target', () => {
  test.each([
    {
      name: 'of Fargate',
      text: `(service web) (task 0123) (port 8081) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Health checks failed with these codes: [503]).`,
      said: 'GET /health on port 8081 returned 503, expected 200-399',
    },
    {
      name: 'of EC2, during a deployment',
      text: `(service web, taskSet ecs-svc/1) (instance i-0123) (port 32768) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Request timed out)`,
      said: 'GET /health on port 32768 timed out',
    },
    { name: 'of something else', text: '(service web) has started 1 tasks: (task 0123).', said: undefined },
  ])('$name is read back', ({ text, said }) => {
    expect(describeUnhealthyEvent(aServiceEvent(text), [anUnhealthyGroup()])).toBe(said);
  });
});

describe('target groups to read', () => {
  const loadBalancers = [{ targetGroupArn: TARGET_GROUP }, { loadBalancerName: 'classic' }];
  const unhealthy = aStoppedTask({ stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})` });

  test.each([
    { name: 'are those of the service when a task failed its checks', tasks: [unhealthy], arns: [TARGET_GROUP] },
    { name: 'are those of the service when no task says why', tasks: [], arns: [TARGET_GROUP] },
    { name: 'are none when the tasks failed otherwise', tasks: [aStoppedTask()], arns: [] },
  ])('$name', ({ tasks, arns }) => {
    expect(chooseTargetGroups({ tasks, events: [], loadBalancers })).toEqual(arns);
  });

  test('are five at most, since a service has no more', () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ targetGroupArn: `${TARGET_GROUP}${at}` }));

    expect(chooseTargetGroups({ tasks: [], events: [], loadBalancers: many })).toHaveLength(5);
  });

  test('are those of the service when an event reports an unhealthy target', () => {
    const event = aServiceEvent(
      `(service web) (task 0123) (port 8081) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Request timed out).`,
    );

    expect(chooseTargetGroups({ tasks: [aStoppedTask()], events: [event], loadBalancers })).toEqual([TARGET_GROUP]);
  });
});
