import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { BuildRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';

/** What builds on this machine, as far as docker reports it. */
export type Builder =
  /**
   * `isLimited`: the docker driver without the containerd image store. It builds one platform at a time, exports no
   * cache but an inline one, and attaches no attestations (Docker documentation, "Build drivers"; buildx refuses all
   * three with "is not supported for the docker driver").
   */
  | { readonly kind: 'buildx'; readonly name: string; readonly isLimited: boolean }
  /** `hasBuildKit`: docker's own command builds with BuildKit when `DOCKER_BUILDKIT` is set. */
  | { readonly kind: 'classic'; readonly hasBuildKit: boolean };

const SETUP = 'Add a step with docker/setup-buildx-action before this one';
const NAME_WIDTH = 80;

/** Whether the request needs more than every builder can do: only then is it worth asking docker. */
export function needsCapableBuilder(request: BuildRequest): boolean {
  const { platforms, cacheTo } = request;
  return platforms.length > 1 || cacheTo.length > 0 || findAttestation(request) !== undefined || needsBuildKit(request);
}

/** What this builder cannot do of the request; undefined when nothing is known to be in the way. */
export function findBuilderError(request: BuildRequest, builder: Builder): ErrorDetails | undefined {
  if (builder.kind === 'classic') return findClassicError(request, builder);
  return builder.isLimited ? findDriverError(request, builder.name) : undefined;
}

/** The name in `--builder=NAME` of the build flags. */
export function findBuilderName({ flags }: Pick<BuildRequest, 'flags'>): string | undefined {
  return flags.map((flag) => /^--builder[ \t=]+(.+)$/.exec(flag)?.[1]).findLast((name) => name !== undefined);
}

function findDriverError(request: BuildRequest, builder: string): ErrorDetails | undefined {
  const { platforms } = request;
  const cache = request.cacheTo.map(readCacheType).find((type) => type !== 'inline');
  const attestation = findAttestation(request);
  const refuse = (input: string, cannot: string, other: string): ErrorDetails => ({
    kind: 'build',
    message:
      `${input}: the builder "${quoteOutsideText(builder, NAME_WIDTH)}" cannot ${cannot}: ` +
      'it uses the driver docker without the containerd image store.',
    advice: `${SETUP}, or ${other}.`,
  });
  if (platforms.length > 1) {
    const several = `build for ${platforms.length} platforms (${platforms.join(', ')})`;
    return refuse('platforms', several, 'give one platform');
  }
  if (cache !== undefined) {
    const type = quoteOutsideText(cache, NAME_WIDTH);
    return refuse('cache-to', `export a cache of type ${type}`, 'write type=inline');
  }
  if (attestation === undefined) return undefined;
  return refuse('build-flags', `attach an attestation (${attestation})`, `leave ${attestation} out`);
}

function findClassicError(request: BuildRequest, { hasBuildKit }: { hasBuildKit: boolean }): ErrorDetails | undefined {
  const refuse = (what: string, other: string): ErrorDetails => ({
    kind: 'build',
    message: `${what} docker buildx, which is not installed.`,
    advice: `${SETUP}, or ${other}.`,
  });
  const attestation = findAttestation(request);
  if (request.platforms.length > 1) {
    return refuse(`Images for ${request.platforms.length} platforms need`, 'give one platform');
  }
  if (request.cacheTo.length > 0) return refuse('cache-to needs', 'leave cache-to out');
  if (attestation !== undefined) return refuse(`The flag ${attestation} needs`, `leave ${attestation} out`);
  if (hasBuildKit || !needsBuildKit(request)) return undefined;
  const names = listBuildKitInputs(request).join(', ');
  return refuse(`${names}: this version of docker needs`, `leave ${names} out`);
}

/** The inputs that only BuildKit understands. */
function listBuildKitInputs({ buildSecrets, cacheFrom, flags }: BuildRequest): readonly string[] {
  return [
    ...(buildSecrets.length > 0 ? ['build-secrets'] : []),
    ...(cacheFrom.some((cache) => cache.startsWith('type=')) ? ['cache-from'] : []),
    ...(flags.some((flag) => /^--ssh(?:[ \t=]|$)/.test(flag)) ? ['build-flags (--ssh)'] : []),
  ];
}

function needsBuildKit(request: BuildRequest): boolean {
  return listBuildKitInputs(request).length > 0;
}

/** `type=gha,mode=max` is of type gha; a bare reference is a registry (docker buildx build, `--cache-to`). */
function readCacheType(cache: string): string {
  return /(?:^|,)\s*"?type=([^,"]*)/.exec(cache)?.[1]?.trim() ?? 'registry';
}

/** The first flag that adds an attestation. One that is switched off asks nothing of the builder. */
function findAttestation({ flags }: Pick<BuildRequest, 'flags'>): string | undefined {
  return flags.map(readAttestation).find((name) => name !== undefined);
}

function readAttestation(flag: string): string | undefined {
  const [, name, value = ''] = /^(--(?:attest|provenance|sbom))[ \t=]+(.+)$/.exec(flag) ?? [];
  const isOff = /^(?:0|f|F|false|FALSE|False)$/.test(value) || /(?:^|,)disabled=(?:1|t|T|true|TRUE|True)\b/.test(value);
  return isOff ? undefined : name;
}
