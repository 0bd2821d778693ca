import { describe, expect, test } from '@jest/globals';
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ScheduleReference } from '../../src/ports/schedules.ts';
import { type PlannedRevisions, planSchedule } from '../../src/schedules/plan-schedule.ts';

const PREFIX = 'arn:aws:ecs:eu-west-1:123456789012:task-definition' as const;
const RULE: ScheduleReference = { kind: 'rule', name: 'nightly' };
const SCHEDULE: ScheduleReference = { kind: 'schedule', name: 'weekly', parent: 'reports' };

function next(...revisions: readonly (readonly [string, RevisionArn | undefined])[]): PlannedRevisions {
  return new Map(revisions.map(([family, arn]) => [`${PREFIX}/${family}`, arn]));
}

function aTarget(revision: string): JsonObject {
  return {
    Arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/x',
    EcsParameters: { TaskDefinitionArn: `${PREFIX}/${revision}` },
  };
}

function plan(documents: readonly JsonObject[] | undefined, planned: PlannedRevisions, reference = RULE) {
  return planSchedule({ reference, documents }, planned, 'eu-west-1');
}

describe('a rule', () => {
  test('of an older revision changes to the next one', () => {
    const { outcome, errors } = plan([aTarget('report:41')], next(['report', `${PREFIX}/report:42`]));

    expect(outcome).toEqual({
      kind: 'rule',
      name: 'nightly',
      state: 'planned',
      changes: [{ before: 'report:41', after: 'report:42' }],
    });
    expect(errors).toEqual([]);
  });

  test('changes to a revision that is not registered yet, each older one once', () => {
    const documents = [aTarget('report:41'), aTarget('report:41'), aTarget('report:40'), aTarget('web:3')];

    const { outcome } = plan(documents, next(['report', undefined]));

    expect(outcome?.changes).toEqual([{ before: 'report:41' }, { before: 'report:40' }]);
  });

  test('that names the revision already does not change', () => {
    const { outcome } = plan([aTarget('report:42')], next(['report', `${PREFIX}/report:42`]));

    expect(outcome).toMatchObject({ state: 'unchanged', changes: [] });
  });

  test('of a family alone does not change, with a notice', () => {
    const { outcome, notices } = plan([aTarget('report')], next(['report', undefined]));

    expect(outcome).toMatchObject({ state: 'unchanged', changes: [] });
    expect(notices.map(({ text }) => text)).toEqual([
      'Rule "nightly" names family "report" without a number, so it always starts the latest ACTIVE revision. It is not updated.',
    ]);
  });
});

describe('an error of the plan is', () => {
  function errorOf(documents: readonly JsonObject[] | undefined, reference = RULE) {
    const [error, ...others] = plan(documents, next(['report', undefined], ['web', undefined]), reference).errors;
    expect(others).toEqual([]);
    return [error?.text, error?.advice];
  }

  test('a rule that does not exist', () => {
    expect(errorOf(undefined)).toEqual([
      'Rule "nightly" not found on event bus "default" in eu-west-1.',
      'Correct scheduled-rules. List what exists: aws events list-rules --event-bus-name default',
    ]);
  });

  test('a schedule that does not exist', () => {
    expect(errorOf(undefined, SCHEDULE)).toEqual([
      'Schedule "weekly" not found in schedule group "reports" in eu-west-1.',
      'Correct schedules. List what exists: aws scheduler list-schedules --group-name reports',
    ]);
  });

  test('a rule without targets', () => {
    expect(errorOf([])[0]).toBe('Rule "nightly" has no target that runs an ECS task: it has no targets.');
  });

  test('a schedule of another service', () => {
    const Arn = 'arn:aws:sqs:eu-west-1:123456789012:jobs';

    expect(errorOf([{ Target: { Arn } }], SCHEDULE)[0]).toBe(
      `Schedule "weekly" has no target that runs an ECS task: it has ${Arn}.`,
    );
  });

  test('a rule of other families', () => {
    expect(errorOf([aTarget('jobs:3'), aTarget('jobs:3'), aTarget('mail:1')])[0]).toBe(
      'Rule "nightly" has no target of family "report" or "web": it runs jobs:3, mail:1.',
    );
  });
});
