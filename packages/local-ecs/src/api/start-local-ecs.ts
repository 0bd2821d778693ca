import { formatInputError } from '@slipway/ecs-rules/text';
import { OPTIONS_FORM } from '../command/read-config.ts';
import { openLocalEcs } from '../command/serve-local-ecs.ts';
import { type LocalOptions, settleOptions } from '../command/settle-options.ts';
import { filterCalls } from '../control/filter-calls.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { SettingError } from '../errors/setting-error.ts';
import { FAULT_RULES } from '../forms/fault-form.ts';
import { MILLISECONDS } from '../forms/form.ts';
import { SCENARIO } from '../forms/scenario-form.ts';
import type { CallRecord } from '../http/call-log.ts';
import { advanceUntil, isSettled } from './advance-until.ts';
import { describeState } from './describe-state.ts';
import type { CallFilter, ClientSettings, LocalEcs } from './local-ecs.ts';
import type { LocalEcsOptions } from './local-ecs-options.ts';
import type { LocalState } from './local-state.ts';
import { readGiven } from './read-given.ts';

const HOUR_MS = 3_600_000;

/**
 * Starts a local ECS and ECR in this process.
 * @throws Error with everything that is wrong with the options, in the words of the command; or why it cannot start
 */
export async function startLocalEcs(options: LocalEcsOptions = {}): Promise<LocalEcs> {
  const settled = readOptions(options);
  const emulator = await openLocalEcs(settled, warn).catch(explain);
  return createFacade(emulator);
}

/** Reads them as the command reads its file. A program needs no known port. */
function readOptions(options: LocalEcsOptions): LocalOptions {
  const settled = settleOptions({ port: 0, ...readGiven(OPTIONS_FORM, options) });
  if ('refused' in settled) throw new Error(settled.refused.map(formatInputError).join('\n'));
  return settled;
}

function warn(line: string): void {
  process.emitWarning(line, 'LocalEcsWarning');
}

function explain(thrown: unknown): never {
  throw thrown instanceof SettingError ? new Error(`${thrown.message} ${thrown.advice}`, { cause: thrown }) : thrown;
}

function createFacade(emulator: Emulator): LocalEcs {
  const readState = (): LocalState => describeState(emulator.host.state(), emulator.clock().now);
  const { address, registryHost } = emulator;
  const client = describeClient(emulator);
  return {
    url: address,
    env: describeEnvironment(client),
    client,
    registry: registryHost,
    token: emulator.token,
    scenario(next) {
      if (next !== undefined) emulator.putScenario(readGiven(SCENARIO, next, 'scenario'));
      return emulator.scenario();
    },
    faults(next) {
      if (next !== undefined) emulator.setFaults(readGiven(FAULT_RULES, next, 'faults'));
      return emulator.faults();
    },
    calls: (filter = {}) => selectCalls(emulator, filter),
    state: readState,
    advance(ms) {
      mustBeVirtual(emulator);
      return emulator.advance(readGiven(MILLISECONDS, ms, 'advance'));
    },
    async advanceUntil(condition = isSettled, limitMs = HOUR_MS) {
      mustBeVirtual(emulator);
      return advanceUntil({ controls: emulator, readState }, condition, readGiven(MILLISECONDS, limitMs, 'limitMs'));
    },
    async reset() {
      const refusal = await emulator.reset();
      if (refusal !== undefined) throw new Error(refusal);
    },
    stop: emulator.close,
    [Symbol.asyncDispose]: emulator.close,
  };
}

function selectCalls(emulator: Emulator, filter: CallFilter): readonly CallRecord[] {
  const query = new URLSearchParams(
    Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const calls = filterCalls(emulator.calls(), query);
  if (typeof calls === 'string') throw new Error(calls);
  return calls;
}

/** Any access key works: signatures are not verified. */
function describeClient({ address, host }: Emulator): ClientSettings {
  const { region } = host.state().settings;
  return { endpoint: address, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

function describeEnvironment({ endpoint, region, credentials }: ClientSettings): LocalEcs['env'] {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

function mustBeVirtual(emulator: Emulator): void {
  if (emulator.clock().clock === 'virtual') return;
  throw new Error("This clock runs in real time. Start with clock: 'virtual' to advance it.");
}
