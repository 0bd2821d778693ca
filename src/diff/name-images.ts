import { defined } from '@slipway/ecs-rules/values';
import type { Change } from './change.ts';
import { isImage } from './describe-change.ts';

/** OCI Distribution Specification, tag. A release such as `api/v1.2.0` is none. */
const TAG = /^\w[\w.-]{0,127}$/;

/**
 * Puts the tag into images that are named by digest alone, where it is known: people tell releases apart, not digests.
 * @param tags tag or release by digest, `sha256:…`
 */
export function nameImages(changes: readonly Change[], tags: ReadonlyMap<string, string>): readonly Change[] {
  return changes.map((change) => {
    if (!isImage(change)) return change;
    const { before, after } = change;
    return { ...change, ...defined({ before: nameImage(before, tags), after: nameImage(after, tags) }) };
  });
}

function nameImage(image: Change['before'], tags: ReadonlyMap<string, string>): Change['before'] {
  if (typeof image !== 'string') return image;
  const [, name = '', digest = ''] = /^([^@]*)@(sha256:[0-9a-f]{64})$/.exec(image) ?? [];
  const tag = tags.get(digest);
  const hasTag = /:[^:/]+$/.test(name);
  return tag === undefined || hasTag || !TAG.test(tag) ? image : `${name}:${tag}@${digest}`;
}
