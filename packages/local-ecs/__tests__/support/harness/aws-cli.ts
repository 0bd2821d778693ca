import type { JsonObject } from '@slipway/ecs-rules/values';
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
    // Version 2.9, which Debian 12 has, does not read AWS_ENDPOINT_URL.
    runProgram('aws', ['--endpoint-url', local.address, '--output', 'json', ...args], { environment });
  return {
    run,
    async read(...args) {
      const { exitCode, stdout, stderr } = await run(...args);
      if (exitCode !== 0) throw new Error(`aws ${args.join(' ')}: ${stderr}`);
      return stdout.trim() === '' ? {} : JSON.parse(stdout);
    },
  };
}
