import { expect, test } from '@jest/globals';
import { planRehearsal } from '../../src/rehearsal/rehearsal-plan.ts';
import { aDocument } from '../support/builders/rehearsal-builders.ts';

const SERVICE = { mayEnd: false, gracePeriodSeconds: 0 };

test.each([
  ['has the defaults of ECS', { command: ['CMD', 'true'] }, 90_000],
  ['adds its start period', { command: ['CMD', 'true'], interval: 5, retries: 2, startPeriod: 20 }, 30_000],
  ['may be turned off', { command: ['NONE'] }, undefined],
])('a health check %s', (_, healthCheck, limitMs) => {
  const [container] = planRehearsal(aDocument({ healthCheck }), SERVICE).containers;

  expect(container?.healthLimitMs).toBe(limitMs);
});

test('TCP ports are checked, those of UDP and of ranges are not', () => {
  const portMappings = [
    { containerPort: 80 },
    { containerPort: 53, protocol: 'udp' },
    { containerPortRange: '9000-9010' },
    { containerPort: 443, protocol: 'tcp' },
  ];

  expect(planRehearsal(aDocument({ portMappings }), SERVICE).containers[0]?.ports).toEqual([80, 443]);
});

test('a grace period of the service gives the ports more time', () => {
  const { portLimitMs, silentLimitMs } = planRehearsal(aDocument(), { ...SERVICE, gracePeriodSeconds: 90 });

  expect([portLimitMs, silentLimitMs]).toEqual([90_000, 90_000]);
});

test('a container has 30 s to stop unless it says otherwise', () => {
  const timeouts = [aDocument(), aDocument({ stopTimeout: 5 })].map(
    (document) => planRehearsal(document, SERVICE).containers[0]?.stopTimeoutSeconds,
  );

  expect(timeouts).toEqual([30, 5]);
});
