import type { ShownCall } from './snapshot.ts';

/** A call as the log has it. */
export interface LoggedCall {
  readonly service: string;
  readonly operation: string;
  readonly answer: string;
  readonly client?: string;
  readonly at: number;
}

export interface CallFilter {
  /** Words that the service or the operation contains, in any case. */
  readonly text: string;
  readonly isErrorsOnly: boolean;
}

const MOST_CALLS = 60;

/** The newest calls that the filter leaves, newest first. @param calls oldest first */
export function showCalls(calls: readonly LoggedCall[], { text, isErrorsOnly }: CallFilter): readonly ShownCall[] {
  const words = text
    .toLowerCase()
    .split(/[\s:]+/)
    .filter(Boolean);
  const isShown = ({ service, operation, answer }: LoggedCall): boolean => {
    const name = `${service} ${operation}`.toLowerCase();
    return (!isErrorsOnly || answer !== 'ok') && words.every((word) => name.includes(word));
  };
  return calls.filter(isShown).slice(-MOST_CALLS).reverse().map(showCall);
}

function showCall({ service, operation, answer, client, at }: LoggedCall): ShownCall {
  return { service, operation, answer, isError: answer !== 'ok', ...(client === undefined ? {} : { client }), at };
}
