import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { compareDefinition } from '../../src/service-definition/compare-definition.ts';
import { planDefinitionChanges } from '../../src/service-definition/plan-changes.ts';

const DESCRIBED = {
  desiredCount: 2,
  launchType: 'FARGATE',
  enableExecuteCommand: false,
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' },
  },
  loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }],
  deployments: [{}],
};

function plan(definition: JsonObject, replaced: readonly string[] = []) {
  return planDefinitionChanges(compareDefinition(definition, DESCRIBED), new Set(replaced));
}

describe('an update sends', () => {
  test('nothing for a service that fits', () => {
    expect(plan({ desiredCount: 2 }).changes).toEqual({ settings: {}, before: {} });
  });

  test('a field that differs, with its value before', () => {
    expect(plan({ desiredCount: 3, enableExecuteCommand: true }).changes).toEqual({
      desiredCount: 3,
      settings: { enableExecuteCommand: true },
      before: { desiredCount: 2, enableExecuteCommand: false },
    });
  });

  test('the whole object, since UpdateService replaces it: what the file leaves out stays', () => {
    const network = { awsvpcConfiguration: { securityGroups: ['sg-2'] } };
    const { changes } = plan({ networkConfiguration: network, deploymentConfiguration: { maximumPercent: 150 } });

    expect(changes.settings).toEqual({
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-2'], assignPublicIp: 'ENABLED' },
      },
    });
    expect(changes.deploymentConfiguration).toEqual({ ...DESCRIBED.deploymentConfiguration, maximumPercent: 150 });
  });

  test('a list as the file has it', () => {
    expect(plan({ loadBalancers: [] }).changes.settings).toEqual({ loadBalancers: [] });
  });

  test('no field that an input sets', () => {
    expect(plan({ desiredCount: 3 }, ['desiredCount']).changes).toEqual({ settings: {}, before: {} });
  });

  test('no null: a service is not scaled to zero by a field that is left open', () => {
    expect(plan({ desiredCount: null }).changes).toEqual({ settings: {}, before: {} });
  });
});

test('what UpdateService does not take is left', () => {
  const { changes, left } = plan({ launchType: 'EC2', schedulingStrategy: 'DAEMON' });

  expect(changes.settings).toEqual({});
  expect(left.map(({ path }) => path)).toEqual(['launchType', 'schedulingStrategy']);
});

test('a service with the changes fits its definition, for any definition', () => {
  const text = fc.constantFrom('a', 'b', 'c');
  const network = fc.record(
    {
      subnets: fc.array(text, { maxLength: 2 }),
      securityGroups: fc.array(text, { maxLength: 2 }),
      assignPublicIp: text,
    },
    { requiredKeys: [] },
  );
  const definition = fc.record(
    {
      desiredCount: fc.option(fc.integer({ min: 0, max: 3 })),
      platformVersion: text,
      networkConfiguration: fc.option(fc.record({ awsvpcConfiguration: network })),
      deploymentConfiguration: fc.record({ maximumPercent: fc.constantFrom(100, 200) }, { requiredKeys: [] }),
      loadBalancers: fc.array(fc.record({ containerName: text, containerPort: fc.constantFrom(80, 81) }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: [] },
  );

  fc.assert(
    fc.property(definition, definition, (given, has) => {
      const { desiredCount, deploymentConfiguration, settings } = planDefinitionChanges(
        compareDefinition(given, has),
        new Set(),
      ).changes;
      const updated: JsonObject = {
        ...has,
        ...settings,
        ...(desiredCount === undefined ? {} : { desiredCount }),
        ...(deploymentConfiguration === undefined ? {} : { deploymentConfiguration }),
      };

      expect(compareDefinition(given, updated)).toEqual([]);
    }),
  );
});
