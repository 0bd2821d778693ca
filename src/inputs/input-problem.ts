import { type InputError, nameInputAdvice, nameInputProblem } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { Notice, Problem } from '../ports/finding.ts';

/** As a run reports it, with the advice in a field of its own. */
export function toInputProblem(error: InputError): Problem {
  return { input: error.input, text: nameInputProblem(error), ...defined({ advice: nameInputAdvice(error) }) };
}

/** The same of an input that is accepted, as a person should know. */
export function toInputNotice(notice: InputError): Notice {
  const { text, advice } = toInputProblem(notice);
  return { level: 'notice', text, ...defined({ advice }) };
}
