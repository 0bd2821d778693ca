import type { JsonObject } from '../../src/json.ts';
import { type Addressed, environmentOf } from './local-client.ts';
import { type ProgramResult, runProgram } from './run-program.ts';

/** The real AWS CLI against a local ECS. */
export interface AwsCli {
  run(...args: readonly string[]): Promise<ProgramResult>;
  /** What it prints, as JSON; empty when it prints nothing. @throws Error with its words when it fails */
  read(...args: readonly string[]): Promise<JsonObject>;
}

export function createAwsCli(local: Addressed): AwsCli {
  const environment = environmentOf(local);
  const run = (...args: readonly string[]): Promise<ProgramResult> =>
    runProgram('aws', [...args, '--output', 'json'], { environment });
  return {
    run,
    async read(...args) {
      const { exitCode, stdout, stderr } = await run(...args);
      if (exitCode !== 0) throw new Error(`aws ${args.join(' ')}: ${stderr}`);
      return stdout.trim() === '' ? {} : JSON.parse(stdout);
    },
  };
}
