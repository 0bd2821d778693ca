import { defined } from '@slipway/ecs-rules/values';
import type { FollowedDeployment } from '../follow/driver.ts';
import type { Verifier } from '../follow/verify-followed.ts';
import type { VerificationOutcome } from '../verification/check-result.ts';
import { openAlarmCheck } from './check-alarms.ts';
import { openCommandCheck } from './check-command.ts';
import { openMetricCheck } from './check-metric.ts';
import { openUrlCheck } from './check-url.ts';
import type { Due, RunningCheck, VerifyWorld } from './running-check.ts';

/** Runs the checks of one service for their time. */
export function openVerifier(due: Due, world: VerifyWorld): Verifier {
  return { ...defined({ at: due.verification.at }), verify: (followed) => verify(followed, due, world) };
}

async function verify(followed: FollowedDeployment, due: Due, world: VerifyWorld): Promise<VerificationOutcome> {
  const { clock, signal, report } = world;
  const { name } = followed.driver.before;
  const { forMs } = due.verification;
  const { verdict, lastObservation } = followed.ending;
  const beganMs = clock.now();
  const checks = openChecks(followed, due, world);
  report({ type: 'verifying', service: name, checks: checks.length, forMs });
  const results = await pollChecks(checks, beganMs + forMs, world);
  report({ type: 'verified', service: name, results });
  const at = verdict === 'paused' ? lastObservation?.serviceDeployment?.lifecycleStage : undefined;
  const isCancelled = signal.aborted ? true : undefined;
  return { results, tookMs: clock.now() - beganMs, ...defined({ at, isCancelled }) };
}

function openChecks(followed: FollowedDeployment, due: Due, world: VerifyWorld): readonly RunningCheck[] {
  const { urls, command, alarms, metrics } = due.verification;
  return [
    ...urls.map((check) => openUrlCheck(check, due, world)),
    ...(command === undefined ? [] : [openCommandCheck(command, followed, due, world)]),
    ...(alarms.length === 0 ? [] : [openAlarmCheck(due, world)]),
    ...metrics.map((check) => openMetricCheck(check, followed, world)),
  ];
}

/** Until the time is over, every check is decided, or one has failed. */
async function pollChecks(
  checks: readonly RunningCheck[],
  endMs: number,
  { clock, signal }: Pick<VerifyWorld, 'clock' | 'signal'>,
): Promise<VerificationOutcome['results']> {
  const nextMs = checks.map(() => clock.now());
  for (;;) {
    const now = clock.now();
    const isOver = now >= endMs;
    const due = checks.map((_, at) => isOver || (nextMs[at] ?? 0) <= now);
    await Promise.all(checks.map((check, at) => (due[at] === true ? check.poll() : undefined)));
    for (const [at, check] of checks.entries()) if (due[at] === true) nextMs[at] = now + check.everyMs;
    const results = checks.map((check) => check.judge(isOver));
    const isDecided = results.every((result) => result !== undefined);
    const hasFailed = results.some((result) => result?.result === 'failed');
    if (isOver || isDecided || hasFailed || signal.aborted) return checks.flatMap((check) => check.judge(true) ?? []);
    await clock.sleep(Math.max(Math.min(endMs, ...nextMs) - clock.now(), 0), signal);
  }
}
