import { DeployError } from '../errors.ts';
import { quoteOutsideText } from '../report/outside-text.ts';

/** What is wrong with a task definition document. Names members, never their content. */
export interface DocumentFault {
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
export function formatDocumentFault(fault: DocumentFault): string {
  const end = fault.advice.endsWith('?') ? '' : '.';
  return `${formatPlace(fault)}: ${fault.problem}. ${fault.advice}${end}`;
}

function formatPlace(fault: DocumentFault): string {
  const line = fault.line === undefined ? '' : `:${fault.line}`;
  const file = fault.file === undefined ? [] : [`${quoteOutsideText(fault.file, 200)}${line}`];
  const place = [...file, ...(fault.path === '' ? [] : [fault.path])].join(' ');
  return place === '' ? 'the document' : place;
}

/** All faults of a document as the one error that ends the run. @param title which document, in one sentence */
export function refuseDocument(
  faults: readonly DocumentFault[],
  title = 'The task definition cannot be used.',
): DeployError {
  return new DeployError({
    kind: 'input',
    message: [title, ...formatFaults(faults)].join('\n'),
    advice: 'Correct what is named there, and run again.',
  });
}

/** Advice that several faults have is given once, with the last of them: an annotation holds 1,000 characters. */
function formatFaults(faults: readonly DocumentFault[]): readonly string[] {
  const last = new Map(faults.map(({ advice }, at) => [advice, at]));
  return faults.map((fault, at) => {
    const text =
      last.get(fault.advice) === at ? formatDocumentFault(fault) : `${formatPlace(fault)}: ${fault.problem}.`;
    return number(at, faults.length) + text;
  });
}

/** Lines become one in an annotation. */
function number(at: number, count: number): string {
  return count === 1 ? '' : `(${at + 1}) `;
}

/** The path of a member or item below another. A name unlike any member's is not shown: in a mangled file
 * it may be content. */
export function extendPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  const name = /^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(step) ? step : '(a name)';
  return path === '' ? name : `${path}.${name}`;
}
