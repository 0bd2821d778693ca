import type { CauseGroup } from './cause-groups.ts';
import type { LifecycleHook, ServiceDeploymentRecord } from './observation.ts';

/** What a service deployment itself says of why it did not come to its end. */
export type CourseEvidence = Pick<ServiceDeploymentRecord, 'hooks' | 'alarms'>;

/** Alarms that went off, hooks that failed, and a pause that nobody has answered; likeliest first. */
export function listCourseCauses(course: CourseEvidence | undefined): readonly CauseGroup[] {
  const alarms = course?.alarms?.triggered ?? [];
  const failed = (course?.hooks ?? []).filter(hasFailed);
  const waiting = (course?.hooks ?? []).filter((hook) => hook.status === 'AWAITING_ACTION');
  return [
    ...(alarms.length === 0 ? [] : [aGroup('alarm-triggered', alarms)]),
    ...(failed.length === 0 ? [] : [aGroup('hook-failed', failed.map(describeHook))]),
    ...(waiting.length === 0 ? [] : [aGroup('pause-unanswered', waiting.map(describeHook))]),
  ];
}

/** The Lambda function behind the first hook that failed; undefined for a pause. */
export function findFailedFunction(course: CourseEvidence | undefined): string | undefined {
  const arn = course?.hooks.find(hasFailed)?.targetArn;
  return /:function:([^:]+)/.exec(arn ?? '')?.[1];
}

function hasFailed({ status }: LifecycleHook): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT';
}

function describeHook(hook: LifecycleHook): string {
  return `${hook.targetArn ?? hook.id}: ${hook.status}`;
}

function aGroup(kind: CauseGroup['kind'], words: readonly string[]): CauseGroup {
  return { kind, containers: [], words, count: 0 };
}
