import type { KeyValue } from '@slipway/ecs-rules/grammar';
import type { BuildRequest } from '../inputs/request.ts';

const SECRET_NAME =
  /(?:^|_)(?:secrets?|tokens?|password|passwd|passphrase|credentials?|api_?key|private_?key|access_?key)(?:_|$)/i;

/** What a build needs to know also the request. */
export interface BuildFacts {
  /** `buildx` pushes as it builds and writes the digest to a file; `classic` only builds. */
  readonly builder: { readonly kind: 'buildx'; readonly metadataFile: string } | { readonly kind: 'classic' };
  /** `HOST/NAME:TAG`, one for each tag. */
  readonly references: readonly string[];
  /** All labels of the image. */
  readonly labels: readonly KeyValue[];
}

/**
 * The argument list of the build. Each value comes after a `=` or after `--`, so no value can become an option.
 * Provenance is left to docker's default; `build-flags` can request more.
 */
export function composeBuildArguments(request: BuildRequest, facts: BuildFacts): readonly string[] {
  const command =
    facts.builder.kind === 'buildx'
      ? ['buildx', 'build', '--push', `--metadata-file=${facts.builder.metadataFile}`]
      : ['build'];
  return [...command, ...composeOptions(request, facts), '--', request.context];
}

/** What a build needs that stays on this machine. */
export interface LocalBuildFacts {
  readonly builder: 'buildx' | 'classic';
  readonly reference: string;
  readonly labels: readonly KeyValue[];
  /** The one to build, such as `linux/amd64`; absent: docker's own. */
  readonly platform?: string;
}

/** The same build without a push, and without writing to a cache: the layers are found again when it is pushed. */
export function composeLocalBuild(request: BuildRequest, facts: LocalBuildFacts): readonly string[] {
  const command = facts.builder === 'buildx' ? ['buildx', 'build', '--load'] : ['build'];
  const platforms = facts.platform === undefined ? [] : [facts.platform];
  const options = composeOptions({ ...request, platforms, cacheTo: [] }, { ...facts, references: [facts.reference] });
  return [...command, ...options, '--', request.context];
}

/** Names of build arguments that poll like secrets: their values stay in the image's history for whoever pulls it. */
export function findSecretLikeArguments(request: BuildRequest): readonly string[] {
  return request.buildArguments.map(({ name }) => name).filter((name) => SECRET_NAME.test(name));
}

function composeOptions(request: BuildRequest, facts: Pick<BuildFacts, 'references' | 'labels'>): readonly string[] {
  return [
    ...facts.references.map((reference) => `--tag=${reference}`),
    ...(request.dockerfile === undefined ? [] : [`--file=${request.dockerfile}`]),
    ...(request.target === undefined ? [] : [`--target=${request.target}`]),
    ...(request.platforms.length === 0 ? [] : [`--platform=${request.platforms.join(',')}`]),
    ...request.buildArguments.map(({ name, value }) => `--build-arg=${name}=${value}`),
    ...request.buildSecrets.map((secret) => `--secret=${secret}`),
    ...facts.labels.map(({ name, value }) => `--label=${name}=${value}`),
    ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
    ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
    ...request.flags.map(joinFlag),
  ];
}

/** `--ssh default` on one line is one flag with its value, as one would write it in a shell. */
function joinFlag(flag: string): string {
  return flag.replace(/^(--[a-z][a-z-]*)[ \t]+/, '$1=');
}
