import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { compareFields } from '../../src/diff/compare-fields.ts';
import { flattenService, flattenSettings } from '../../src/diff/service-fields.ts';
import type { UpdatePlan } from '../../src/rollout/update-plan.ts';
import { aService } from '../support/builders/service-builders.ts';

/** Each setting that a plan changes, by path. */
function listChanges(plan: Omit<UpdatePlan, 'history'>): JsonObject {
  const { before, after } = flattenSettings({ history: [], ...plan });
  return Object.fromEntries(compareFields(before, after).map(({ path, after: value }) => [path, value ?? null]));
}

/** Paths of fields that nobody here knows: their values would be hidden. */
function listUnknown(fields: JsonObject): readonly string[] {
  return [...flattenService(fields)].filter(([, { isKnown }]) => !isKnown).map(([path]) => path);
}

test('an update of the revision alone changes no setting', () => {
  expect(listChanges({ service: aService(), shouldForce: false } as never)).toEqual({});
});

test('an update changes what it sets, and nothing else', () => {
  const settings = { healthCheckGracePeriodSeconds: 30, availabilityZoneRebalancing: 'ENABLED' };
  const plan = { service: aService({ desired: 2 }), desiredCount: 3, settings } as never;

  expect(listChanges(plan)).toEqual({ desiredCount: 3, ...settings });
});

test('a service that is not rebalanced is not changed by that setting', () => {
  const settings = { availabilityZoneRebalancing: 'DISABLED' };

  expect(listChanges({ service: aService(), settings } as never)).toEqual({});
});

test('a service that is rebalanced already is not changed by it', () => {
  const service = { ...aService(), attachments: { isRebalanced: true } };

  expect(listChanges({ service, settings: { availabilityZoneRebalancing: 'ENABLED' } } as never)).toEqual({});
});

test('a circuit breaker that is off is the same as none', () => {
  const off = { deploymentCircuitBreaker: { enable: false, rollback: false } };
  const breaker = (deploymentConfiguration: JsonObject) => [...flattenService({ deploymentConfiguration })];

  expect(breaker(off)).toEqual(breaker({}));
  expect(breaker({ deploymentCircuitBreaker: { enable: true, rollback: false } })).not.toEqual(breaker({}));
});

test('a configuration that is no object stays as it is', () => {
  expect([...flattenService({ deploymentConfiguration: 'x' }).keys()]).toEqual(['deploymentConfiguration']);
  expect([...flattenService({ deploymentConfiguration: [] }).keys()]).toEqual([]);
});

test.each([
  'deploymentConfiguration.alarms.alarmNames',
  'networkConfiguration.awsvpcConfiguration.subnets',
  'networkConfiguration.awsvpcConfiguration.securityGroups',
])('the order of %s means nothing', (path) => {
  const list = (items: readonly string[]) => flattenService(nest(path.split('.'), items)).get(path)?.value;

  expect(list(['b', 'a'])).toEqual(list(['a', 'b']));
});

function nest([name = '', ...inner]: readonly string[], value: readonly string[]): JsonObject {
  return { [name]: inner.length === 0 ? value : nest(inner, value) };
}

test('volumes have their names in their paths', () => {
  const volumeConfigurations = [{ name: 'data', managedEBSVolume: { sizeInGiB: 10, roleArn: 'r' } }];

  expect([...flattenService({ volumeConfigurations }).keys()]).toEqual([
    'volumeConfigurations[data]',
    'volumeConfigurations[data].managedEBSVolume.sizeInGiB',
    'volumeConfigurations[data].managedEBSVolume.roleArn',
  ]);
});

test('a field that ECS does not document is not known', () => {
  const deploymentConfiguration = { maximumPercent: 200, alarms: { secret: 'x', enable: true } };

  expect(listUnknown({ desiredCount: 1, token: 'x', deploymentConfiguration })).toEqual([
    'token',
    'deploymentConfiguration.alarms.secret',
  ]);
});
