import type { Repository } from '../../../src/registry/repository.ts';

/** A repository `web` that is empty and set to nothing. */
export function aRepository(change: Partial<Repository> = {}): Repository {
  return {
    name: 'web',
    createdAt: 0,
    mutability: 'MUTABLE',
    exclusions: [],
    scanOnPush: false,
    resourceTags: new Map(),
    policyText: undefined,
    lifecyclePolicyText: undefined,
    previewedPolicyText: undefined,
    images: new Map(),
    tags: new Map(),
    layers: new Map(),
    ...change,
  };
}
