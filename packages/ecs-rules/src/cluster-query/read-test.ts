import type { Order, Subject, Test } from './cluster-query.ts';
import { readDate } from './date.ts';
import { parsePattern } from './parse-pattern.ts';
import { QueryError } from './query-error.ts';
import { type TokenReader, takeOne } from './token-reader.ts';

type Operator = '==' | '!=' | 'exists' | '!exists' | 'in' | '!in' | '=~' | '!~' | Order;

const WORDS: Readonly<Record<string, Operator>> = {
  equals: '==',
  not_equals: '!=',
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
  not_exists: '!exists',
  not_in: '!in',
  matches: '=~',
  not_matches: '!~',
};
const OPERATORS: readonly Operator[] = ['==', '!=', 'exists', '!exists', 'in', '!in', '=~', '!~', '>', '>=', '<', '<='];

const TEXTUAL: readonly Operator[] = ['==', '!=', 'in', '!in', '=~', '!~'];
const ORDERED: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<='];
/** Operators that a subject allows; any other subject allows all (ECS Developer Guide, cluster query language). */
const TAKEN: Readonly<Record<string, readonly Operator[]>> = {
  agentConnected: TEXTUAL,
  agentVersion: ORDERED,
  ec2InstanceId: TEXTUAL,
  registeredAt: ORDERED,
  runningTasksCount: ORDERED,
};

/** Reads an operator and its argument, and checks both against the subject. */
export function readTest(reader: TokenReader, subject: Subject): Test {
  const operator = readOperator(reader);
  if (TAKEN[subject.kind]?.includes(operator) === false) {
    throw new QueryError(`${subject.kind} does not take the operator ${operator}`);
  }
  const isNegative = operator.startsWith('!');
  if (operator === 'exists' || operator === '!exists') return { kind: 'exists', isNegative };
  if (operator === 'in' || operator === '!in') return { kind: 'in', isNegative, values: readValues(reader) };
  const value = readValue(reader);
  checkValue(subject, value);
  if (operator === '=~' || operator === '!~') return { kind: 'matches', isNegative, pattern: parsePattern(value) };
  if (operator === '==' || operator === '!=') return { kind: 'in', isNegative, values: [value] };
  return { kind: 'order', order: operator, value };
}

function readOperator(reader: TokenReader): Operator {
  const text = takeOne(reader, [...OPERATORS, ...Object.keys(WORDS)]);
  const operator = OPERATORS.find((one) => one === text) ?? WORDS[text ?? ''];
  if (operator !== undefined) return operator;
  const found = reader.tokens[reader.at]?.text;
  throw new QueryError(found === undefined ? 'it ends where an operator is expected' : `${found} is not an operator`);
}

function readValue(reader: TokenReader): string {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'word') throw new QueryError('a value is missing');
  reader.at += 1;
  return token.text;
}

function readValues(reader: TokenReader): readonly string[] {
  if (takeOne(reader, ['[']) === undefined) throw new QueryError('a list in [ ] is missing');
  const values = [readValue(reader)];
  while (takeOne(reader, [',']) !== undefined) values.push(readValue(reader));
  if (takeOne(reader, [']']) === undefined) throw new QueryError('a [ is not closed');
  return values;
}

function checkValue(subject: Subject, value: string): void {
  if (subject.kind === 'registeredAt' && readDate(value) === undefined) throw new QueryError(`${value} is not a date`);
  if (subject.kind === 'runningTasksCount' && !/^\d{1,9}$/.test(value)) {
    throw new QueryError(`${value} is not a number of tasks`);
  }
}
