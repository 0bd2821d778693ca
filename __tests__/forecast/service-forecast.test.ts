import { describe, expect, test } from '@jest/globals';
import { describeForecast, findForecastFaults } from '../../src/forecast/service-forecast.ts';
import { aRequest, aService, aShiftingService } from '../support/service-builders.ts';

/** Percents that forbid every move of a rolling update. */
const NO_ROOM = { minimumHealthyPercent: 100, maximumPercent: 100 };

describe('percents that forbid every move', () => {
  test('refuse a rolling update', () => {
    expect(findForecastFaults(aService(NO_ROOM), aRequest())).toEqual([
      {
        text:
          'Service web cannot roll out. With 4 desired tasks, minimumHealthyPercent 100 keeps 4 in service and ' +
          'maximumPercent 100 allows 4: no task can be stopped and none can be started.',
        advice: 'Set maximum-percent to 125 or more, or minimum-healthy-percent to 75 or less.',
      },
    ]);
  });

  test('do not rule a deployment that shifts traffic', () => {
    const service = aShiftingService(NO_ROOM);

    expect(findForecastFaults(service, aRequest())).toEqual([]);
    expect(describeForecast({ service, history: [], shouldForce: false }, aRequest())).toEqual([
      'strategy BLUE_GREEN: all traffic at once; bake time 5 minutes',
      'All 4 new tasks start beside the 4 old ones before any traffic moves; it takes 5 minutes at least. ' +
        'Capacity, health and pauses are not forecast.',
    ]);
  });
});

describe('a limit that comes before the deployment can end', () => {
  const service = aShiftingService();
  const short = { followLimitMs: 5 * 60_000 };

  test('is refused, since a good deployment would be rolled back for it', () => {
    expect(findForecastFaults(service, aRequest(short))).toEqual([
      {
        input: 'wait-for-minutes',
        text:
          'Service web takes 5 minutes at least (strategy BLUE_GREEN: all traffic at once; bake time 5 minutes), and ' +
          'would be rolled back after 5 minutes.',
        advice: 'Make wait-for-minutes longer than that, or set on-failure to leave.',
      },
    ]);
  });

  test.each([
    { name: 'when the deployment is left to ECS at the limit', request: aRequest({ ...short, onFailure: 'leave' }) },
    { name: 'when nobody follows it', request: aRequest({ ...short, shouldFollow: false }) },
    { name: 'when it is a minute longer', request: aRequest({ followLimitMs: 6 * 60_000 }) },
  ])('is accepted $name', ({ request }) => {
    expect(findForecastFaults(service, request)).toEqual([]);
  });
});
