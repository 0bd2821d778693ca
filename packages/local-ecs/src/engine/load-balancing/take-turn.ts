import type { WeightedTargetGroup } from './listener-specification.ts';

/** Weight that each target group is owed, by ARN. */
export type Credits = ReadonlyMap<string, number>;

/**
 * The target group whose turn it is. Of as many requests in a row as the weights add up to, each group gets its weight,
 * evenly between those of the others. Undefined when no group has a weight.
 */
export function takeTurn(
  groups: readonly WeightedTargetGroup[],
  credits: Credits,
): { readonly targetGroupArn: string; readonly credits: Credits } | undefined {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const raised = groups
    .filter(({ weight }) => weight > 0)
    .map(({ targetGroupArn, weight }) => ({ targetGroupArn, credit: (credits.get(targetGroupArn) ?? 0) + weight }));
  const [first, ...others] = raised;
  if (first === undefined) return undefined;
  const chosen = others.reduce((best, one) => (one.credit > best.credit ? one : best), first);
  const next = raised.map((one): [string, number] => [
    one.targetGroupArn,
    one === chosen ? one.credit - total : one.credit,
  ]);
  return { targetGroupArn: chosen.targetGroupArn, credits: new Map(next) };
}
