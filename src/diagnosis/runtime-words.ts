/**
 * A container runtime that cannot execute a program writes that into the container's log and exits with a plain code
 * (runc and containerd-shim, observed as `exec /app: exec format error` and, before 2022, as
 * `standard_init_linux.go:228: exec user process caused: exec format error`).
 */
const RUNTIME_WORDS =
  /^(?:standard_init_linux\.go:\d+: )?exec (?:\S{1,512}: |user process caused:? "?)(?:exec format error|no such file or directory|permission denied)"?$/;

/** The words of the runtime, if the last line is that; undefined for anything that a program wrote. */
export function readRuntimeWords(lines: readonly string[]): string | undefined {
  const last = lines.findLast((line) => line.trim() !== '')?.trim();
  return last !== undefined && RUNTIME_WORDS.test(last) ? last : undefined;
}
