import { describe, expect, test } from '@jest/globals';
import { type Builder, findBuilderError } from '../../src/image/builder-error.ts';
import { aRequest } from './builders.ts';

const PLAIN: Builder = { kind: 'buildx', name: 'default', isLimited: true };
const CAPABLE: Builder = { kind: 'buildx', name: 'builder-1', isLimited: false };
const CLASSIC: Builder = { kind: 'classic', hasBuildKit: true };
const WITHOUT_BUILDKIT: Builder = { kind: 'classic', hasBuildKit: false };

const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const BECAUSE = 'it uses the driver docker without the containerd image store.';
const SETUP = 'Add a step with docker/setup-buildx-action before this one';

describe('what the docker driver of buildx cannot do', () => {
  test.each([
    {
      name: 'two platforms',
      change: { platforms: PLATFORMS },
      message: `platforms: the builder "default" cannot build for 2 platforms (linux/amd64, linux/arm64): ${BECAUSE}`,
      advice: `${SETUP}, or give one platform.`,
    },
    {
      name: 'a cache on GitHub',
      change: { cacheTo: ['type=gha,mode=max'] },
      message: `cache-to: the builder "default" cannot export a cache of type gha: ${BECAUSE}`,
      advice: `${SETUP}, or write type=inline.`,
    },
    {
      name: 'a cache in a registry, written as a reference alone',
      change: { cacheTo: ['type=inline', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:cache'] },
      message: `cache-to: the builder "default" cannot export a cache of type registry: ${BECAUSE}`,
      advice: `${SETUP}, or write type=inline.`,
    },
    {
      name: 'a provenance',
      change: { flags: ['--pull', '--provenance=mode=max'] },
      message: `build-flags: the builder "default" cannot attach an attestation (--provenance): ${BECAUSE}`,
      advice: `${SETUP}, or leave --provenance out.`,
    },
    {
      name: 'an SBOM',
      change: { flags: ['--attest type=sbom'] },
      message: `build-flags: the builder "default" cannot attach an attestation (--attest): ${BECAUSE}`,
      advice: `${SETUP}, or leave --attest out.`,
    },
  ])('$name is refused, and another driver can', ({ change, message, advice }) => {
    expect(findBuilderError(aRequest(change), PLAIN)).toEqual({ kind: 'build', message, advice });
    expect(findBuilderError(aRequest(change), CAPABLE)).toBeUndefined();
  });

  test.each([
    { name: 'one platform', change: { platforms: ['linux/arm64'] } },
    { name: 'an inline cache', change: { cacheTo: ['type=inline'] } },
    { name: 'caches to read', change: { cacheFrom: ['type=gha', 'web:cache'] } },
    { name: 'attestations that are switched off', change: { flags: ['--provenance=false', '--sbom=0'] } },
    { name: 'an attestation that is disabled', change: { flags: ['--attest=type=provenance,disabled=true'] } },
    { name: 'build secrets', change: { buildSecrets: ['id=npm,env=NPM_TOKEN'] } },
  ])('$name is not refused', ({ change }) => {
    expect(findBuilderError(aRequest(change), PLAIN)).toBeUndefined();
  });
});

describe('what docker without buildx cannot do', () => {
  test.each([
    {
      name: 'two platforms',
      change: { platforms: PLATFORMS },
      message: 'Images for 2 platforms need docker buildx, which is not installed.',
      advice: `${SETUP}, or give one platform.`,
    },
    {
      name: 'a cache to write',
      change: { cacheTo: ['type=inline'] },
      message: 'cache-to needs docker buildx, which is not installed.',
      advice: `${SETUP}, or leave cache-to out.`,
    },
    {
      name: 'an attestation',
      change: { flags: ['--sbom=true'] },
      message: 'The flag --sbom needs docker buildx, which is not installed.',
      advice: `${SETUP}, or leave --sbom out.`,
    },
  ])('$name is refused', ({ change, message, advice }) => {
    expect(findBuilderError(aRequest(change), CLASSIC)).toEqual({ kind: 'build', message, advice });
  });

  test.each([
    { change: { buildSecrets: ['id=npm,env=NPM_TOKEN'] }, names: 'build-secrets' },
    { change: { cacheFrom: ['web:1', 'type=gha'] }, names: 'cache-from' },
    { change: { flags: ['--ssh default'] }, names: 'build-flags (--ssh)' },
  ])('$names is refused where docker has no BuildKit of its own', ({ change, names }) => {
    expect(findBuilderError(aRequest(change), WITHOUT_BUILDKIT)).toEqual({
      kind: 'build',
      message: `${names}: this version of docker needs docker buildx, which is not installed.`,
      advice: `${SETUP}, or leave ${names} out.`,
    });
    expect(findBuilderError(aRequest(change), CLASSIC)).toBeUndefined();
  });
});
