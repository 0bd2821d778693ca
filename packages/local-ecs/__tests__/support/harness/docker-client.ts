import { rmSync } from 'node:fs';
import { type ProgramResult, runProgram } from './run-program.ts';
import { makeFolder } from './scratch.ts';

/** The real docker command with a configuration folder of its own, so that no login of a person is seen or changed. */
export interface DockerClient {
  run(args: readonly string[], input?: string): Promise<ProgramResult>;
  /** Runs and throws with docker's own words when it fails. @returns what docker printed, trimmed */
  must(args: readonly string[], input?: string): Promise<string>;
  close(): void;
}

export function createDockerClient(): DockerClient {
  const folder = makeFolder();
  const run = (args: readonly string[], input = ''): Promise<ProgramResult> =>
    runProgram('docker', args, { environment: { DOCKER_CONFIG: folder }, input });
  return {
    run,
    async must(args, input) {
      const result = await run(args, input);
      if (result.exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${result.stderr}`);
      return result.stdout.trim();
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
