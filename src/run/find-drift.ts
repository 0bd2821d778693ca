import type { Change } from '../diff/change.ts';
import { describeShort } from '../diff/describe-change.ts';
import type { DeployRequest, TaskDefinitionRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import { joinAndCount } from '../text/list-some.ts';

const MOST_NAMED = 5;

/** What is running and is not what the task definition says: a problem for each service. */
export function findDrift(
  services: readonly string[],
  changes: readonly (readonly Change[])[],
  { isDriftCheck, taskDefinition }: Pick<DeployRequest, 'isDriftCheck' | 'taskDefinition'>,
): readonly Problem[] {
  if (!isDriftCheck) return [];
  return services.flatMap((name, at) => {
    const own = changes[at] ?? [];
    if (own.length === 0) return [];
    const named = joinAndCount(describeShort(own.slice(0, MOST_NAMED)), own.length - MOST_NAMED);
    const text = `Drift: service ${name} is not running what ${nameSource(taskDefinition)} says. A deploy would change: ${named}.`;
    return [{ text, advice: 'Deploy the task definition, or change it to what is running.' }];
  });
}

function nameSource(source: TaskDefinitionRequest): string {
  if (source.kind === 'file') return source.path;
  return source.kind === 'registered' ? source.reference : 'the task definition';
}
