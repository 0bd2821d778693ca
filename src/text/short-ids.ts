/** Long identifiers as people see them. Full values are in `rollout.json`. */

const TASK_LIST = /:\s*\(tasks? [0-9a-f]{32}(?:[),\s]|\(tasks? |[0-9a-f]{32})*\)(?=\.|$|\s)/g;
const TASK_ARN = /\barn:aws[\w-]*:ecs:[\w-]*:\d*:task\/(?:[\w-]+\/)?([0-9a-f]{8})[0-9a-f]{24}\b/g;
const TASK = /(\btasks? )([0-9a-f]{8})[0-9a-f]{24}\b/g;
const TARGET_GROUP = /\barn:aws[\w-]*:elasticloadbalancing:[\w-]*:\d*:targetgroup\/([\w-]+)\/[0-9a-f]+\b/g;
const DIGEST = /(\bsha256:[0-9a-f]{12})[0-9a-f]{52}\b/g;
const MORE_THAN_ONE = /[0-9a-f]{32}[^0-9a-f]+(?:tasks? )?[0-9a-f]{32}/;
/** A command is for copying: nothing in it is shortened. */
const COMMAND = /\b(?:aws|slipway|docker) [a-z][\w-]* /;

/**
 * Shortens ids of tasks to 8 characters and digests to 12, and leaves out a list of several tasks, which its sentence
 * has counted: `has started 19 tasks.` From the first command on the text stays as it is.
 */
export function shortenIds(text: string): string {
  const at = text.search(COMMAND);
  const end = at < 0 ? text.length : at;
  return shortenAll(text.slice(0, end)) + text.slice(end);
}

function shortenAll(text: string): string {
  return text
    .replace(TASK_LIST, (list) => (MORE_THAN_ONE.test(list) ? '' : list))
    .replace(TASK_ARN, '$1')
    .replace(TASK, '$1$2')
    .replace(TARGET_GROUP, '$1')
    .replace(DIGEST, '$1');
}
