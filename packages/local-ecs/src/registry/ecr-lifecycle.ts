import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { isRefusal, paginate, readText } from './ecr-input.ts';
import { type EcrContext, identifyRepository, onRepository } from './ecr-operation.ts';
import { type ExpiringImage, findExpiring, readLifecyclePolicy } from './lifecycle-policy.ts';
import { type Refusal, refuseAbsentSetting, refuseParameter } from './refusal.ts';
import { type Repository, tagsOf } from './repository.ts';

/** Lifecycle policies: kept, shown and previewed. No image expires by itself. */

export const putLifecyclePolicy = onRepository((repository, input, context) => {
  const lifecyclePolicyText = readText(input.lifecyclePolicyText) ?? '';
  const wrong = checkPolicy(lifecyclePolicyText);
  if (wrong !== undefined) return wrong;
  const output = { ...identifyRepository(repository, context), lifecyclePolicyText };
  return { changed: { ...repository, lifecyclePolicyText, lifecycleEvaluatedAt: context.now }, output };
});

/** Its images are evaluated when it is put: assumed. */
export const getLifecyclePolicy = onRepository((repository, _input, context) => {
  const { lifecyclePolicyText } = repository;
  if (lifecyclePolicyText === undefined) return refuseAbsentPolicy(repository, context);
  return { ...identifyRepository(repository, context), lifecyclePolicyText, ...showEvaluation(repository) };
});

function showEvaluation({ lifecycleEvaluatedAt: at }: Repository): JsonObject {
  return defined({ lastEvaluatedAt: at === undefined ? undefined : at / 1000 });
}

export const deleteLifecyclePolicy = onRepository((repository, _input, context) => {
  const { lifecyclePolicyText } = repository;
  if (lifecyclePolicyText === undefined) return refuseAbsentPolicy(repository, context);
  const { lifecycleEvaluatedAt: _, ...rest } = repository;
  const output = { ...identifyRepository(repository, context), lifecyclePolicyText, ...showEvaluation(repository) };
  return { changed: { ...rest, lifecyclePolicyText: undefined }, output };
});

/** Of the policy that is sent, or else of the repository's own. A preview is ready at once. */
export const startLifecyclePolicyPreview = onRepository((repository, input, context) => {
  const previewedPolicyText = readText(input.lifecyclePolicyText) ?? repository.lifecyclePolicyText;
  if (previewedPolicyText === undefined) return refuseAbsentPolicy(repository, context);
  const wrong = checkPolicy(previewedPolicyText);
  if (wrong !== undefined) return wrong;
  const named = { ...identifyRepository(repository, context), lifecyclePolicyText: previewedPolicyText };
  return { changed: { ...repository, previewedPolicyText }, output: { ...named, status: 'IN_PROGRESS' } };
});

export const getLifecyclePolicyPreview = onRepository((repository, input, context) => {
  const { previewedPolicyText: lifecyclePolicyText } = repository;
  if (lifecyclePolicyText === undefined) {
    return refuseAbsentSetting('Lifecycle policy preview', repository.name, context.account);
  }
  const rules = readLifecyclePolicy(lifecyclePolicyText);
  const all = typeof rules === 'string' ? [] : findExpiring(repository, rules, context.now);
  const page = paginate(all, ({ image }) => image.digest, input);
  if (isRefusal(page)) return page;
  return {
    ...identifyRepository(repository, context),
    lifecyclePolicyText,
    status: 'COMPLETE',
    previewResults: page.items.map((expiring) => describeExpiring(repository, expiring)),
    summary: { expiringImageTotalCount: all.length },
    ...defined({ nextToken: page.nextToken }),
  };
});

function describeExpiring(repository: Repository, { image, priority }: ExpiringImage): JsonObject {
  const imageTags = tagsOf(repository, image.digest);
  return {
    ...defined({ imageTags: imageTags.length === 0 ? undefined : imageTags }),
    imageDigest: image.digest,
    imagePushedAt: image.pushedAt / 1000,
    action: { type: 'EXPIRE' },
    appliedRulePriority: priority,
  };
}

/** Parameter and beginning of the text as observed; what follows the colon is ours. */
function checkPolicy(text: string): Refusal | undefined {
  const rules = readLifecyclePolicy(text);
  if (typeof rules !== 'string') return undefined;
  return refuseParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${rules}`);
}

function refuseAbsentPolicy(repository: Repository, context: EcrContext): Refusal {
  return refuseAbsentSetting('Lifecycle policy', repository.name, context.account);
}
