import type { InputError } from '@slipway/ecs-rules/text';
import type { InputName } from './declarations.ts';
import type { GivenInputs } from './given-inputs.ts';

const VERIFICATIONS: readonly InputName[] = ['verify-url', 'verify-command', 'verify-alarms', 'verify-metrics'];

/** Checks need a deployment that is followed to its end, of one service. */
export function findVerificationConflicts({ values, isGiven }: GivenInputs): readonly InputError[] {
  const given = VERIFICATIONS.filter(isGiven);
  const [first] = given;
  if (first === undefined) {
    const unused: readonly InputName[] = ['verify-minutes', 'verify-at'];
    return unused.filter(isGiven).map((input) => ({
      input,
      problem: 'there is nothing to verify',
      advice: `Set one of ${VERIFICATIONS.join(', ')}, or remove this input`,
    }));
  }
  if (values.action !== undefined) {
    return [{ input: first, problem: 'an answer to a pause does not verify', advice: 'Remove this input' }];
  }
  if (values.service?.length !== 1) {
    const problem = values.service?.length === 0 ? 'only used with a service' : 'verifies one service';
    return [{ input: first, problem, advice: 'Set one service' }];
  }
  if (values['wait-for-service-stability'] === false) {
    const problem = 'has no effect with wait-for-service-stability: false';
    return [{ input: first, problem, advice: 'Remove one of the two' }];
  }
  if (isGiven('wait-until')) {
    const problem = 'a deployment that ends at its pause is not verified';
    return [{ input: first, problem, advice: 'Set verify-at instead of wait-until' }];
  }
  return [];
}
