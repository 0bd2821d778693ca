import { createInterface } from 'node:readline/promises';

/** A person at a terminal. */
export interface Prompt {
  /** The answer without outer blanks; undefined when the input ended or the signal aborted. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** Undefined without a terminal for both questions and answers: then nobody would answer. */
export function openPrompt(signal: AbortSignal): Prompt | undefined {
  const { stdin: input, stdout: output } = process;
  if (input.isTTY !== true || output.isTTY !== true) return undefined;
  // The terminal itself edits the line and makes a signal of Ctrl-C.
  const lines = createInterface({ input, output, terminal: false });
  // Ctrl-D closes the interface and leaves a question without an answer.
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  return {
    ask: (question) => {
      const answer = lines.question(question, { signal }).then(
        (text) => text.trim(),
        () => undefined,
      );
      return Promise.race([answer, ended]);
    },
    close: () => lines.close(),
  };
}
