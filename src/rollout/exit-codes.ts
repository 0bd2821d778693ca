/** Linux signals by number, as a shell and the container runtimes report them: exit code 128 + number. */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT, interrupted',
  3: 'SIGQUIT',
  4: 'SIGILL, an instruction that this CPU does not know',
  5: 'SIGTRAP',
  6: 'SIGABRT, the program gave up by itself',
  7: 'SIGBUS, a bad memory access',
  8: 'SIGFPE, a bad calculation',
  9: 'SIGKILL, killed: out of memory, or SIGTERM was not obeyed in time',
  11: 'SIGSEGV, a bad memory access',
  13: 'SIGPIPE',
  15: 'SIGTERM, it was told to stop and did',
  31: 'SIGSYS, a forbidden system call',
};

/** Codes that shells and container runtimes agree on ("Exit Status", POSIX shell; docker run reference). */
const KNOWN: Readonly<Record<number, string>> = {
  0: 'ended by itself without an error; a service needs it to go on running',
  1: 'an error of the program',
  2: 'an error of the program, or wrong use of a shell command',
  125: 'the container runtime failed',
  126: 'the command cannot be executed',
  127: 'the command was not found',
  255: 'an error of the program, out of the usual range',
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
  return code > 128 && code < 193 ? `ended by signal ${code - 128}` : 'an error of the program';
}

/** ECS agent: `OutOfMemoryError: Container killed due to memory usage`. */
export function isOutOfMemory(reason: string): boolean {
  return reason.includes('OutOfMemoryError');
}
