/** SIGTERM in the masks of `/proc/PID/status`: signal 15 is bit 14. */
const SIGTERM = 1n << 14n;

/**
 * Whether a program ignores SIGTERM, from the text of `/proc/PID/status` (proc(5)). The kernel drops each signal for
 * which the first process of a PID namespace has no handler (pid_namespaces(7)).
 *
 * @returns undefined: it may wait for the signal (sigwaitinfo(2)), or is not the first process of its namespace
 */
export function ignoresSigterm(status: string): boolean | undefined {
  const [caught, blocked] = ['SigCgt', 'SigBlk'].map((name) => readMask(status, name));
  if (caught === undefined || blocked === undefined || !/^NSpid:.*\t1$/m.test(status)) return undefined;
  if ((blocked & SIGTERM) !== 0n) return undefined;
  return (caught & SIGTERM) === 0n;
}

function readMask(status: string, name: string): bigint | undefined {
  const digits = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
  return digits === undefined ? undefined : BigInt(`0x${digits}`);
}
