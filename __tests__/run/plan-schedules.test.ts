import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../../src/current-state/current-state.ts';
import type { DeployRequest } from '../../src/inputs/request.ts';
import type { ScheduleReference } from '../../src/ports/schedules.ts';
import type { TaskDefinitionDocument } from '../../src/ports/task-definition.ts';
import { planRun } from '../../src/run/plan.ts';
import { planSchedules } from '../../src/run/plan-schedules.ts';
import { aRequest, aService, revisionArn } from '../support/builders/service-builders.ts';
import { anEcs } from '../support/fakes/fake-world.ts';

const RULE: ScheduleReference = { kind: 'rule', name: 'nightly' };

function aDocument(memory: number): TaskDefinitionDocument {
  return { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory }] };
}

function aFoundService(name: string, number: number, memory: number): FoundService {
  const arn = revisionArn(`web:${number}`);
  return {
    service: aService({ name, revisionArn: arn }),
    current: { arn, family: 'web', number, status: 'ACTIVE', described: aDocument(memory) },
    completedArn: arn,
    history: [],
    running: {},
    surroundings: { unreadable: [] },
  };
}

/** A rule with one target on the revision. */
async function plan(services: readonly FoundService[], target: string, overrides: Partial<DeployRequest> = {}) {
  const { account = '', region = '' } = splitArn(revisionArn('web:1'));
  const identity = { account, region, arn: `arn:aws:iam::${account}:user/ci` };
  const found: Found = { readMs: 0, identity, services, given: [] };
  const request = aRequest({ schedules: [RULE], services: services.map(({ service }) => service.name), ...overrides });
  const targets: readonly JsonObject[] = [{ Id: '1', EcsParameters: { TaskDefinitionArn: revisionArn(target) } }];
  const read = (reference: ScheduleReference): Promise<readonly JsonObject[]> => {
    asked.push(reference.name);
    return Promise.resolve(targets);
  };
  const asked: string[] = [];
  const port = { read, write: () => Promise.reject(new Error('a plan writes nothing')) };
  const world = { schedules: () => port, ecs: anEcs({ listRevisions: () => Promise.resolve([]) }) };
  const { schedules, errors } = await planSchedules(planRun(request, found), { request, found }, world);
  return { schedules, errors: errors.map(({ text }) => text), asked };
}

function splitArn(arn: string) {
  const [, , , region, account] = arn.split(':');
  return { region, account };
}

describe('the plan of schedules', () => {
  test('names the revision that the service keeps', async () => {
    const { schedules, errors } = await plan([aFoundService('web', 2, 128)], 'web:1');

    expect(schedules?.map(({ changes }) => changes)).toEqual([[{ before: 'web:1', after: 'web:2' }]]);
    expect(errors).toEqual([]);
  });

  test('leaves open the number of a revision that is registered first', async () => {
    const { schedules } = await plan([aFoundService('web', 2, 128)], 'web:1', { taskRole: 'arn:aws:iam::1:role/x' });

    expect(schedules?.map(({ changes }) => changes)).toEqual([[{ before: 'web:1' }]]);
  });

  test('is refused if two services get different revisions of one family', async () => {
    const { errors } = await plan([aFoundService('web', 2, 128), aFoundService('api', 3, 256)], 'web:1');

    expect(errors).toEqual([
      'The services of this run get different revisions of family "web", so it is unclear which one schedules follow.',
    ]);
  });

  test('reads nothing if none is requested', async () => {
    const { schedules, asked } = await plan([aFoundService('web', 2, 128)], 'web:1', { schedules: [] });

    expect([schedules, asked]).toEqual([undefined, []]);
  });
});
