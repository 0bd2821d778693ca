/** Whether the tags of a repository can be moved (ECR User Guide, "Preventing image tags from being overwritten"). */
export interface TagMutability {
  readonly hasImmutableTags: boolean;
  /** Tags that it is the other way round for, with `*` for any run of characters. */
  readonly exceptions: readonly string[];
}

/** Whether a tag, once set, stays with its image. */
export function isTagImmutable({ hasImmutableTags, exceptions }: TagMutability, tag: string): boolean {
  return hasImmutableTags !== exceptions.some((pattern) => fitsWildcard(pattern, tag));
}

/** Whether a text fits a pattern with `*` for any run of characters. */
export function fitsWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
