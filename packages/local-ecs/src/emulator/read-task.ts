import type { JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState } from '../engine/step.ts';
import type { ReadTask } from '../runtime/contract.ts';
import { readObjects, readText } from '../runtime/read-json.ts';
import type { Host } from './host.ts';

/** Reads tasks as the API shows them; changes nothing. */
export function createReadTask(host: Host<EngineState>, region: string): ReadTask {
  const caller = { accessKeyId: 'local', region };
  const read = (operation: string, input: JsonObject): JsonObject => {
    const answer = host.callPast({ operation, input, caller }, 0);
    return answer.ok ? answer.output : {};
  };
  return (taskArn) => {
    const cluster = taskArn.split('/').at(-2) ?? '';
    const [described] = readObjects(read('DescribeTasks', { cluster, tasks: [taskArn], include: ['TAGS'] }).tasks);
    if (described === undefined) return undefined;
    const resourceArn = readText(described.containerInstanceArn);
    const tags = resourceArn === undefined ? [] : read('ListTagsForResource', { resourceArn }).tags;
    return { described, instanceTags: readObjects(tags) };
  };
}
