/** How the checks stand before a deployment: what was bad then does not speak against it. */
import type { VerificationRequest } from '../ports/verification.ts';
import type { AlarmStates } from '../verification/judge-alarms.ts';
import { attempt } from './attempt.ts';
import type { Baseline, Subject, VerifyWorld } from './running-check.ts';

const LIMIT_MS = 5_000;

/** A read that fails is one notice. */
export async function readBaseline(
  { urls, alarms }: VerificationRequest,
  subject: Subject,
  world: VerifyWorld,
): Promise<Baseline> {
  const answers = urls.map(async (check) => {
    const url = resolveUrl(check.url, subject);
    if (url === undefined) return [];
    const answer = await world.web.get(url, { limitMs: LIMIT_MS, signal: world.signal });
    return [[url, answer.kind === 'answer'] as const];
  });
  const [found, states] = await Promise.all([
    Promise.all(answers),
    alarms.length === 0 ? new Map<string, string>() : attempt(() => readAlarmStates(alarms, world)),
  ]);
  const answered = new Map(found.flat());
  if (typeof states !== 'string') return { answered, alarms: states };
  world.report({ type: 'notice', text: `Alarms before the deployment unknown: ${states}` });
  return { answered, alarms: new Map() };
}

/** A path is below the URL of an Express Mode service; undefined: there is none. */
export function resolveUrl(url: string, subject: Subject): string | undefined {
  if (!url.startsWith('/')) return url;
  return subject.url === undefined ? undefined : `${subject.url.replace(/\/$/, '')}${url}`;
}

export async function readAlarmStates(
  names: readonly string[],
  { cloudWatch }: Pick<VerifyWorld, 'cloudWatch'>,
): Promise<AlarmStates> {
  const alarms = await (await cloudWatch()).describeAlarms(names);
  return new Map(alarms.map(({ name, state }) => [name, state]));
}
