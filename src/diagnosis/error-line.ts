/** How programs begin to say what went wrong; the lines after it are often a stack. */
const ERROR = /(?:error|exception)\b|\b(?:fatal|panic|traceback|cannot|can't|failed|denied|refused|not found)\b/i;
const STACK_FRAME = /^\s+(?:at|File|in) /;

/** Whether a line of a container's log says what went wrong. */
export function isErrorLine(line: string): boolean {
  return ERROR.test(line) && !STACK_FRAME.test(line);
}
