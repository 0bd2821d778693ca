import { formatInputError } from '@slipway/ecs-rules/text';
import type { Texts } from '../init/answers.ts';
import { addAnswer, listQuestions, type Question } from '../init/questions.ts';
import { findErrors } from '../init/read-setup.ts';

/** Where questions and errors go, and where answers come from. */
export interface Asker {
  /** Undefined when the person has ended the input. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly write: (line: string) => void;
}

/**
 * Asks everything that is open, one question at a time; an answer with an error is asked again.
 * @returns all answers; undefined when the input ended
 */
export async function askQuestions(texts: Texts, isRunning: boolean, asker: Asker): Promise<Texts | undefined> {
  let answered = texts;
  for (
    let [next] = listQuestions(answered, isRunning);
    next !== undefined;
    [next] = listQuestions(answered, isRunning)
  ) {
    const further = await askOnce(next, answered, asker);
    if (further === undefined) return undefined;
    answered = further;
  }
  return answered;
}

async function askOnce(question: Question, texts: Texts, { ask, write }: Asker): Promise<Texts | undefined> {
  const answer = await ask(question.text);
  if (answer === undefined) return undefined;
  const text = answer === '' ? question.default : answer;
  if (text === undefined) return texts;
  const answered = addAnswer(texts, question, text);
  const errors = findErrors(answered);
  for (const error of errors) write(formatInputError(error));
  return errors.length > 0 ? texts : answered;
}
