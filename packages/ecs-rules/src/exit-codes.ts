/** Linux signals by number, as a shell and the container runtimes report them: exit code 128 + number. */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT, interrupted',
  3: 'SIGQUIT',
  4: 'SIGILL, an instruction that this CPU does not support',
  5: 'SIGTRAP',
  6: 'SIGABRT, the program aborted',
  7: 'SIGBUS, invalid memory access',
  8: 'SIGFPE, arithmetic error',
  9: 'SIGKILL: out of memory, or it ignored SIGTERM until the stop timeout',
  11: 'SIGSEGV, invalid memory access',
  13: 'SIGPIPE',
  15: 'SIGTERM, stopped on request',
  31: 'SIGSYS, a forbidden system call',
};

/** Codes that shells and container runtimes agree on ("Exit Status", POSIX shell; docker run reference). */
const KNOWN: Readonly<Record<number, string>> = {
  0: 'the program ended without an error, but a service must keep running',
  1: 'application error',
  2: 'application error, or wrong use of a shell command',
  125: 'the container runtime failed',
  126: 'the command cannot be executed',
  127: 'the command was not found',
  255: 'application error, or the entry point failed',
};

/**
 * An exit code in words for a person.
 *
 * @param code as ECS reports it: 0 to 255
 * @param reason the container's own reason; `OutOfMemoryError` decides what 137 means
 */
export function explainExitCode(code: number, reason = ''): string {
  if (isOutOfMemory(reason)) return 'out of memory, killed at its limit';
  const known = KNOWN[code];
  if (known !== undefined) return known;
  const signal = SIGNALS[code - 128];
  if (signal !== undefined) return signal;
  return code > 128 && code < 193 ? `ended by signal ${code - 128}` : 'application error';
}

/** ECS agent: `OutOfMemoryError: Container killed due to memory usage`. */
export function isOutOfMemory(reason: string): boolean {
  return reason.includes('OutOfMemoryError');
}
