import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { DeployError } from '../ports/deploy-error.ts';

/** What is wrong with a task definition document. Names fields, never their content. */
export interface DocumentError {
  /** Absent where the document did not come from a file. */
  readonly file?: string;
  /** Where in the document, as `containerDefinitions[0].image`; empty for the document as a whole. */
  readonly path: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  /** The end of a sentence that begins with the place. */
  readonly problem: string;
  /** One sentence, without its full stop; a question with its mark. */
  readonly advice: string;
}

/** `web.yml:12 containerDefinitions[0].image: is not set. Set it …` */
export function formatDocumentError(error: DocumentError): string {
  const end = error.advice.endsWith('?') ? '' : '.';
  return `${formatPlace(error)}: ${error.problem}. ${error.advice}${end}`;
}

function formatPlace(error: DocumentError): string {
  const line = error.line === undefined ? '' : `:${error.line}`;
  const file = error.file === undefined ? [] : [`${quoteOutsideText(error.file, 200)}${line}`];
  const place = [...file, ...(error.path === '' ? [] : [error.path])].join(' ');
  return place === '' ? 'the document' : place;
}

/** All errors of a document as the one error that ends the run. @param title which document, in one sentence */
export function refuseDocument(
  errors: readonly DocumentError[],
  title = 'The task definition cannot be used.',
): DeployError {
  return new DeployError({
    kind: 'input',
    message: [title, ...formatErrors(errors)].join('\n'),
    advice: 'Correct each problem and run again.',
  });
}

/** Advice that several errors have is given once, with the last of them: an annotation holds 1,000 characters. */
function formatErrors(errors: readonly DocumentError[]): readonly string[] {
  const last = new Map(errors.map(({ advice }, at) => [advice, at]));
  return errors.map((error, at) => {
    const text =
      last.get(error.advice) === at ? formatDocumentError(error) : `${formatPlace(error)}: ${error.problem}.`;
    return number(at, errors.length) + text;
  });
}

/** Lines become one in an annotation. */
function number(at: number, count: number): string {
  return count === 1 ? '' : `(${at + 1}) `;
}

/** The path of a field or item below another. A name unlike any field's is not shown: in a mangled file
 * it may be content. */
export function extendPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  const name = /^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(step) ? step : '(a name)';
  return path === '' ? name : `${path}.${name}`;
}
