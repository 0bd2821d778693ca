import type { Answer } from '../engine/contract.ts';
import { writeAnswer } from './aws-json.ts';
import type { Reply } from './reply.ts';

/** Errors of an API that has come from the query protocol to AWS JSON, as that of CloudWatch has. */

/** Codes of the query protocol by exception (Amazon CloudWatch API Reference; trait awsQueryError of the model). */
const CODES: Readonly<Record<string, string>> = {
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  ValidationException: 'ValidationError',
};

/** @param type the exception */
export function queryCodeOf(type: string): string {
  return CODES[type] ?? type;
}

/** Clients know an error by its earlier code, which is in a header (Smithy 2.0, AWS query compatible trait). */
export function writeQueryCompatibleAnswer(answer: Answer, requestId: string): Reply {
  const reply = writeAnswer(answer, requestId);
  const headers = { ...reply.headers, 'content-type': 'application/x-amz-json-1.0' };
  if (answer.ok) return { ...reply, headers };
  const side = answer.status === 500 ? 'Receiver' : 'Sender';
  return { ...reply, headers: { ...headers, 'x-amzn-query-error': `${queryCodeOf(answer.type)};${side}` } };
}
