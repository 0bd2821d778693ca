import { describe, expect, test } from '@jest/globals';
import { forecastServices } from '../../src/forecast/service-forecast.ts';
import {
  aContainerInstance,
  aRequest,
  aService,
  aTask,
  revisionArn,
  taskArn,
} from '../support/builders/service-builders.ts';

interface Grown {
  readonly name: string;
  /** MiB of its one task, now and next. */
  readonly memory: readonly [before: number, after: number];
}

/** Forecasts of services of one task each, on one container instance with so much memory left. */
function forecast(
  services: readonly Grown[],
  remainingMemoryMiB: number,
  overrides: Parameters<typeof aService>[0] = {},
) {
  const instance = aContainerInstance('i0', { remainingMemoryMiB, remainingCpu: 4096, taskCount: services.length });
  const prospects = services.map(({ name, memory: [before, after] }) => {
    const define = (memory: number, version: number) => ({
      family: name,
      containerDefinitions: [{ name, image: `${name}:${version}`, memory }],
    });
    const arn = revisionArn(`${name}:1`);
    const task = { ...aTask(taskArn(name), 'i0'), revisionArn: arn };
    const [primary] = aService().deployments;
    const deployments = primary === undefined ? [] : [{ ...primary, revisionArn: arn, desired: 1, running: 1 }];
    const service = aService({ name, desired: 1, running: 1, deployments, ...overrides });
    const current = { arn, family: name, number: 1, status: 'ACTIVE', described: define(before, 1) };
    const surroundings = { hosts: { instances: [instance], tasks: [task] }, unreadable: [] };
    return { found: { service, current, history: [], running: {}, surroundings }, next: define(after, 2) };
  });
  return forecastServices(prospects, aRequest());
}

describe('services that share container instances', () => {
  test('are played together: their forecast names each other', () => {
    const [web, api] = forecast(
      [
        { name: 'web', memory: [128, 128] },
        { name: 'api', memory: [64, 128] },
      ],
      512,
    );

    expect(web?.lines[0]).toMatch(/^Forecast with api: 1 batch on 1 container instance, at least /);
    expect(api?.lines[0]).toMatch(/^Forecast with web: /);
  });

  test('are refused where one takes what the other needs, though each would work alone', () => {
    const growing: readonly Grown[] = [
      { name: 'web', memory: [128, 256] },
      { name: 'api', memory: [128, 256] },
    ];

    expect(growing.flatMap((one) => forecast([one], 256)[0]?.errors)).toEqual([]);
    expect(forecast(growing, 256).map((one) => one.errors)).toEqual([
      [
        {
          text:
            'Service web cannot roll out together with api: no capacity is left for it. Each new task needs 256 MiB of ' +
            'memory, not available on the one container instance (at most 128 MiB), and minimumHealthyPercent 100 keeps ' +
            '1 of 1 tasks in service.',
          advice: 'Add a container instance, or make the tasks smaller.',
        },
      ],
      [expect.objectContaining({ text: expect.stringMatching(/^Service api cannot roll out together with web: /) })],
    ]);
  });

  test('name the order that works, where it depends on what ECS schedules first', () => {
    const [, web] = forecast(
      [
        { name: 'api', memory: [128, 256] },
        { name: 'web', memory: [256, 256] },
      ],
      256,
    );

    expect(web?.errors).toEqual([]);
    expect(web?.notices).toEqual([
      {
        level: 'warning',
        text:
          'Service web may not be able to roll out together with api: it depends on which service ECS schedules first, ' +
          'or which tasks ECS stops first.',
        advice: 'Deploy web first, and api in a later step, or add a container instance.',
      },
    ]);
  });
});
