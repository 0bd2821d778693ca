/** Reading the cluster query language (ECS Developer Guide, cluster query language). */
import type { ClusterQuery, InvalidQuery, Subject } from './cluster-query.ts';
import { QueryError } from './query-error.ts';
import { readTest } from './read-test.ts';
import { readTokens } from './read-tokens.ts';
import { type TokenReader, takeOne } from './token-reader.ts';

/** ECS API reference, PlacementConstraint. */
const LONGEST = 2000;
/** Parentheses and negations inside one another; ECS names no limit. */
const DEEPEST = 100;

/** Never throws; its time grows with the length of the text. */
export function parseQuery(text: string): ClusterQuery | InvalidQuery {
  try {
    if (text.length > LONGEST) throw new QueryError(`it is longer than ${LONGEST} characters`);
    const reader: TokenReader = { tokens: readTokens(text), at: 0, depth: 0 };
    const query = readOr(reader);
    const left = reader.tokens[reader.at];
    if (left !== undefined) throw new QueryError(`unexpected ${left.text} after the expression`);
    return query;
  } catch (thrown) {
    if (thrown instanceof QueryError) return { kind: 'invalid', text: thrown.message };
    throw thrown;
  }
}

function readOr(reader: TokenReader): ClusterQuery {
  let query = readAnd(reader);
  while (takeOne(reader, ['||', 'or']) !== undefined) query = { kind: 'or', left: query, right: readAnd(reader) };
  return query;
}

function readAnd(reader: TokenReader): ClusterQuery {
  let query = readNot(reader);
  while (takeOne(reader, ['&&', 'and']) !== undefined) query = { kind: 'and', left: query, right: readNot(reader) };
  return query;
}

function readNot(reader: TokenReader): ClusterQuery {
  reader.depth += 1;
  if (reader.depth > DEEPEST) throw new QueryError(`it is nested deeper than ${DEEPEST} levels`);
  const query = readOne(reader);
  reader.depth -= 1;
  return query;
}

function readOne(reader: TokenReader): ClusterQuery {
  if (takeOne(reader, ['!', 'not']) !== undefined) return { kind: 'not', of: readNot(reader) };
  if (takeOne(reader, ['(']) !== undefined) {
    const query = readOr(reader);
    if (takeOne(reader, [')']) === undefined) throw new QueryError('a ( is not closed');
    return query;
  }
  const subject = readSubject(reader);
  return { kind: 'test', subject, test: readTest(reader, subject) };
}

const FIELDS = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
] as const;

function readSubject(reader: TokenReader): Subject {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw new QueryError('it ends where a subject is expected');
  reader.at += 1;
  const field = FIELDS.find((name) => name === token.text);
  if (field !== undefined) return { kind: field };
  const name = /^attribute:(.+)$/.exec(token.text)?.[1];
  if (token.kind === 'sign' || name === undefined) throw new QueryError(`${token.text} is not a subject`);
  return { kind: 'attribute', name };
}
