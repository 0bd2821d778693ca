import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerQuery } from '../../src/cluster-query/answer-query.ts';
import type { InstanceFacts } from '../../src/cluster-query/cluster-query.ts';
import { parseQuery } from '../../src/cluster-query/parse-query.ts';
import { someFacts } from '../support/builders/scheduler-builders.ts';

/** Whether an instance is selected; the sentence of the error for an expression that cannot be read. */
function ask(expression: string, change: Partial<InstanceFacts> = {}): boolean | string {
  const query = parseQuery(expression);
  return query.kind === 'invalid' ? query.text : answerQuery(query, someFacts(change));
}

const SMALL_B = {
  attributes: { 'ecs.instance-type': 't2.small', 'ecs.availability-zone': 'us-east-1b', stack: 'prod' },
};

describe('the cluster query language', () => {
  // The expressions are the examples of the ECS Developer Guide.
  test.each<{ expression: string; yes: Partial<InstanceFacts>; no: Partial<InstanceFacts> }>([
    { expression: 'attribute:ecs.instance-type == t2.small', yes: SMALL_B, no: {} },
    { expression: 'attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', yes: SMALL_B, no: {} },
    {
      expression: 'attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d',
      yes: { attributes: { 'ecs.instance-type': 'g2.2xlarge', 'ecs.availability-zone': 'us-east-1a' } },
      no: { attributes: { 'ecs.instance-type': 'g2.2xlarge', 'ecs.availability-zone': 'us-east-1d' } },
    },
    {
      expression: 'task:group == service:production',
      yes: { taskGroups: ['family:cron', 'service:production'] },
      no: { taskGroups: ['service:productions'] },
    },
    {
      expression: 'not(task:group == database)',
      yes: { taskGroups: ['web'] },
      no: { taskGroups: ['web', 'database'] },
    },
    { expression: 'runningTasksCount == 1', yes: { runningTasksCount: 1 }, no: { runningTasksCount: 10 } },
    { expression: 'agentVersion < 1.14.5', yes: { agentVersion: '1.9.0' }, no: { agentVersion: '1.14.5' } },
    {
      expression: 'registeredAt < 2018-02-13',
      yes: { registeredAt: Date.parse('2018-02-12T23:59:59Z') },
      no: { registeredAt: Date.parse('2018-02-13T00:00:00Z') },
    },
    {
      expression: "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
      yes: { ec2InstanceId: 'i-wxyx7890' },
      no: { ec2InstanceId: 'i-1' },
    },
    { expression: 'attribute:stack != prod', yes: { attributes: { stack: 'test' } }, no: {} },
    { expression: 'attribute:stack != prod', yes: { attributes: { stack: '' } }, no: SMALL_B },
  ])('$expression', ({ expression, yes, no }) => {
    expect([ask(expression, yes), ask(expression, no)]).toEqual([true, false]);
  });

  test.each([
    { name: 'words are the same as signs', one: 'attribute:stack equals prod', other: 'attribute:stack == prod' },
    { name: 'not_equals is !=', one: 'attribute:stack not_equals prod', other: 'attribute:stack != prod' },
    {
      name: 'greater_than_equal is >=',
      one: 'runningTasksCount greater_than_equal 2',
      other: 'runningTasksCount >= 2',
    },
    { name: 'not_exists is !exists', one: 'attribute:gpu not_exists', other: 'attribute:gpu !exists' },
    { name: 'not_in is !in', one: 'attribute:stack not_in [a,b]', other: 'attribute:stack !in [a, b]' },
    { name: 'not_matches is !~', one: 'attribute:stack not_matches p.*', other: 'attribute:stack !~ p.*' },
    {
      name: 'and binds closer than or',
      one: 'task:group == a or task:group == b and task:group == c',
      other: 'task:group == a || (task:group == b && task:group == c)',
    },
    {
      name: 'not binds closest',
      one: 'not task:group == a and task:group == b',
      other: '(!(task:group == a)) && task:group == b',
    },
    {
      name: 'spaces say nothing',
      one: 'attribute:stack==prod&&!(task:group==a)',
      other: ' attribute:stack == prod  and  not ( task:group == a ) ',
    },
    { name: 'quotes change nothing', one: `attribute:stack == "prod"`, other: 'attribute:stack == prod' },
  ])('$name', ({ one, other }) => {
    expect(parseQuery(one)).toEqual(parseQuery(other));
    expect(parseQuery(one).kind).not.toBe('invalid');
  });

  test.each([
    { name: 'nothing', expression: '', error: 'it ends where a subject is expected' },
    { name: 'another subject', expression: 'zone == a', error: 'zone is not a subject' },
    { name: 'another operator', expression: 'attribute:stack like prod', error: 'like is not an operator' },
    { name: 'no operator', expression: 'attribute:stack', error: 'it ends where an operator is expected' },
    { name: 'no value', expression: 'attribute:stack ==', error: 'a value is missing' },
    { name: 'no list', expression: 'attribute:stack in prod', error: 'a list in [ ] is missing' },
    { name: 'a list without an end', expression: 'attribute:stack in [a, b', error: 'a [ is not closed' },
    { name: 'a parenthesis without an end', expression: '(attribute:stack exists', error: 'a ( is not closed' },
    {
      name: 'a parenthesis too many',
      expression: 'attribute:stack exists)',
      error: 'unexpected ) after the expression',
    },
    {
      name: 'two expressions',
      expression: 'attribute:a exists attribute:b exists',
      error: 'unexpected attribute:b after the expression',
    },
    {
      name: 'an operator that the subject does not take',
      expression: 'runningTasksCount =~ 1',
      error: 'runningTasksCount does not take the operator =~',
    },
    { name: 'a date that is none', expression: 'registeredAt < yesterday', error: 'yesterday is not a date' },
    { name: 'a count that is none', expression: 'runningTasksCount < few', error: 'few is not a number of tasks' },
    { name: 'a quote without its end', expression: "attribute:stack == 'prod", error: "a ' is not closed" },
    {
      name: 'a character that nothing begins with',
      expression: 'attribute:stack = prod',
      error: 'unexpected =',
    },
    {
      name: 'too long',
      expression: `attribute:stack == ${'a'.repeat(2000)}`,
      error: 'it is longer than 2000 characters',
    },
    {
      name: 'too deep',
      expression: `${'('.repeat(150)}attribute:a exists${')'.repeat(150)}`,
      error: 'it is nested deeper than 100 levels',
    },
  ])('is refused: $name', ({ expression, error }) => {
    expect(ask(expression)).toBe(error);
  });

  const WORD = fc.constantFrom('a', 'b', 'prod', 'g2.2xlarge', 'service:web');
  const TEST = fc.oneof(
    fc
      .record({ name: WORD, op: fc.constantFrom('==', '!=', '>', '<='), value: WORD })
      .map(({ name, op, value }) => `attribute:${name} ${op} ${value}`),
    fc
      .record({ op: fc.constantFrom('in', '!in'), values: fc.array(WORD, { minLength: 1 }) })
      .map(({ op, values }) => `task:group ${op} [${values.join(', ')}]`),
    fc.constantFrom('attribute:a exists', 'attribute:b !exists', 'runningTasksCount > 1', 'attribute:a =~ (a|b)*'),
  );
  const { expression: EXPRESSION } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 5 },
      TEST,
      fc
        .tuple(tie('expression'), fc.constantFrom('and', 'or', '&&', '||'), tie('expression'))
        .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
      fc.tuple(fc.constantFrom('not', '!'), tie('expression')).map(([sign, of]) => `${sign}(${of})`),
    ),
  }));

  test('whatever is written by its rules is read, and not() of it selects the others', () => {
    fc.assert(
      fc.property(EXPRESSION, fc.array(WORD), fc.dictionary(WORD, WORD), (expression, taskGroups, attributes) => {
        const facts = { taskGroups, attributes };
        const answer = ask(expression, facts);

        expect(ask(`not(${expression})`, facts)).toBe(!answer);
        expect(ask(`(${expression}) and (${expression})`, facts)).toBe(answer);
      }),
    );
  });

  test('whatever else comes is answered with a sentence, never with an exception', () => {
    const signs = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      ',',
      '!',
      '=~',
      '==',
      'and',
      'not',
      "'",
      '\\',
      '*',
      '{9999}',
      'attribute:a',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.array(signs).map((parts) => parts.join('')),
        ),
        (text) => {
          const query = parseQuery(text);

          if (query.kind !== 'invalid') expect(typeof answerQuery(query, someFacts())).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });
});
