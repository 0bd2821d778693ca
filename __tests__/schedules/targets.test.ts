import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { nameRevision, readTarget, replaceRevisions } from '../../src/schedules/targets.ts';

const PREFIX = 'arn:aws:ecs:eu-west-1:123456789012:task-definition' as const;
const NEXT = new Map([[`${PREFIX}/report`, `${PREFIX}/report:42`]] as const);

function aTarget(TaskDefinitionArn: string, overrides: JsonObject = {}): JsonObject {
  return { Id: '1', EcsParameters: { TaskDefinitionArn, TaskCount: 2 }, ...overrides };
}

/** Any fields, but those that lead to the task definition. */
function anyFields(...own: readonly string[]): fc.Arbitrary<JsonObject> {
  const name = fc.string({ minLength: 1 }).filter((key) => !own.includes(key) && key !== '__proto__');
  return fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>;
}

describe('replacing revisions', () => {
  test('leaves every field but the ARN as it is', () => {
    const documents = fc.record({
      kind: fc.constantFrom('rule', 'schedule'),
      outer: anyFields('Target'),
      inner: anyFields('EcsParameters'),
      ecs: anyFields('TaskDefinitionArn'),
    });
    fc.assert(
      fc.property(documents, ({ kind, outer, inner, ecs }) => {
        const target = (arn: string): JsonObject => ({ ...inner, EcsParameters: { TaskDefinitionArn: arn, ...ecs } });
        const document = (arn: string): JsonObject =>
          kind === 'rule' ? target(arn) : { ...outer, Target: target(arn) };
        const before = JSON.stringify(document(`${PREFIX}/report:41`));

        const [replaced, ...others] = replaceRevisions(kind, [JSON.parse(before)], NEXT);

        expect(JSON.stringify(replaced?.document)).toBe(JSON.stringify(document(`${PREFIX}/report:42`)));
        expect(others).toEqual([]);
      }),
    );
  });

  const LEFT = [
    { name: 'the revision itself', document: aTarget(`${PREFIX}/report:42`) },
    { name: 'the family without a number', document: aTarget(`${PREFIX}/report`) },
    { name: 'another family', document: aTarget(`${PREFIX}/report-2:41`) },
    {
      name: 'the family in another account',
      document: aTarget(`${PREFIX.replace('123456789012', '999988887777')}/report:41`),
    },
    { name: 'no ECS task', document: { Id: '1', Arn: 'arn:aws:lambda:eu-west-1:123456789012:function:x' } },
  ];

  test.each(LEFT)('leaves out a target of $name', ({ document }) => {
    expect(replaceRevisions('rule', [document], NEXT)).toEqual([]);
  });

  test('takes several families at once', () => {
    const next = new Map([...NEXT, [`${PREFIX}/web`, `${PREFIX}/web:4`] as const]);
    const documents = [aTarget(`${PREFIX}/report:41`), aTarget(`${PREFIX}/web:3`)];

    const replaced = replaceRevisions('rule', documents, next);

    expect(replaced.map(({ document }) => document)).toEqual([
      aTarget(`${PREFIX}/report:42`),
      aTarget(`${PREFIX}/web:4`),
    ]);
  });
});

test('the target of a schedule is read from its Target', () => {
  const document = { Name: 'weekly', Target: aTarget(`${PREFIX}/report:41`) };

  expect(readTarget('schedule', document)).toEqual(nameRevision(`${PREFIX}/report:41`));
  expect(readTarget('rule', document)).toBeUndefined();
});
