/** Keeps what Slipway asked of a local ECS in a test, to be checked against the policy when all tests have run. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { CallRecord, Emulator } from '@slipway/local-ecs/internal';

/** Prefixes of IAM actions where the log of calls has another word. */
const PREFIXES: Readonly<Partial<Record<CallRecord['service'], string>>> = { elbv2: 'elasticloadbalancing' };

/**
 * Writes a file of calls into the folder that SLIPWAY_TEST_CALLS names; without it nothing. Called before the log is
 * gone.
 */
export function recordCalls(local: Pick<Emulator, 'calls'>): void {
  const folder = process.env.SLIPWAY_TEST_CALLS;
  if (folder === undefined) return;
  const actions = listActions(local);
  const { currentTestName = 'outside of a test', testPath = '' } = expect.getState();
  const test = `${testPath.replace(/^.*__tests__\//, '')}: ${currentTestName}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(actions.map((action) => ({ action, test }))));
}

/** The IAM actions of what Slipway called, each once. */
export function listActions(local: Pick<Emulator, 'calls'>): readonly string[] {
  return [...new Set(local.calls().filter(isOfSlipway).map(iamAction))];
}

/** The same of a local ECS in another process, by its control address. */
export async function recordCallsAt(address: string): Promise<void> {
  const { calls } = (await (await fetch(`${address}/_slipway/calls`)).json()) as { readonly calls: CallRecord[] };
  recordCalls({ calls: () => calls });
}

/** The adapters put Slipway's name into the User-Agent of every client; tests call as another client. */
function isOfSlipway({ client = '', service }: CallRecord): boolean {
  return service !== 'unknown' && /(?:^| )slipway\//.test(client);
}

function iamAction({ service, operation }: CallRecord): string {
  return `${PREFIXES[service] ?? service}:${operation}`;
}
