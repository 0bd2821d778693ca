import { expect, test } from '@jest/globals';
import { noticeTogether } from '../../src/forecast/together.ts';
import type { FoundService } from '../../src/found.ts';
import { aService, revisionArn } from '../support/service-builders.ts';

const FORECAST = { lines: ['The rollout takes 1 wave at least.'], faults: [], notices: [] };
const NONE = { lines: [], faults: [], notices: [] };

function aFound(name: string, hasRoom = true): FoundService {
  const serving = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: {} };
  const room = hasRoom ? { room: { instances: [], tasks: [] } } : {};
  return { service: aService({ name }), serving, history: [], running: {}, surroundings: { ...room, unreadable: [] } };
}

test('two rollouts on the same container instances are said to be forecast one by one', () => {
  expect(noticeTogether([aFound('web'), aFound('api')], [FORECAST, FORECAST])).toEqual([
    {
      level: 'notice',
      text: 'The rollouts of web, api were forecast one by one: that they share container instances is not counted.',
    },
  ]);
});

test.each([
  { name: 'one rollout', services: [aFound('web')], forecasts: [FORECAST] },
  {
    name: 'a second service that does not roll out',
    services: [aFound('web'), aFound('api')],
    forecasts: [FORECAST, NONE],
  },
  {
    name: 'a second service on AWS Fargate',
    services: [aFound('web'), aFound('api', false)],
    forecasts: [FORECAST, FORECAST],
  },
])('nothing is said of $name', ({ services, forecasts }) => {
  expect(noticeTogether(services, forecasts)).toEqual([]);
});
