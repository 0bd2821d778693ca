import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { DeployError } from '../ports/deploy-error.ts';
import type { DockerResult } from '../ports/runner.ts';
import { judgeRegistryFailure, pickCauseLine, recogniseDockerTrouble } from '../registry/docker-failure.ts';

const QUOTE_WIDTH = 400;

/** A docker command that failed. */
export interface FailedCommand {
  /** What it was for, as in `docker build for NAME`. */
  readonly what: string;
  /** argv after `docker`. */
  readonly args: readonly string[];
  readonly result: DockerResult;
}

/** Docker's line that names the cause, and what to do about it. */
export function explainFailure({ what, args, result }: FailedCommand): DeployError {
  const said = `${result.stdout}\n${result.stderr}`;
  const line = pickCauseLine(said);
  const trouble = recogniseDockerTrouble(said);
  const isOfCache = isCacheFailure(said);
  const isOfRegistry = isOfCache || /push/.test(what) || isPushFailure(line);
  const advice = isOfCache ? adviseCache(args) : adviseBuild({ said, line, isOfRegistry });
  return new DeployError({
    kind: isOfRegistry && trouble === undefined ? 'registry' : 'build',
    message: `The ${what} ended with exit code ${result.exitCode}: ${trouble?.message ?? quoteOutsideText(line, QUOTE_WIDTH)}`,
    advice: trouble?.advice ?? advice,
  });
}

interface Failure {
  readonly said: string;
  readonly line: string;
  readonly isOfRegistry: boolean;
}

/** A step of the build may fail with the words of a network too, and is not repeated. */
export function isPushFailure(line: string): boolean {
  return /failed to push|pushing|authorization token/i.test(line);
}

function adviseBuild({ said, line, isOfRegistry }: Failure): string {
  if (isOfRegistry) return advisePush(line);
  // The words of the kernel (ENOEXEC) for a program of another architecture.
  if (/exec format error/i.test(said)) {
    return 'A build step ran a program for another CPU architecture. Add docker/setup-qemu-action before this step, or build on a runner of that architecture.';
  }
  return 'See the output above for the step that failed.';
}

function advisePush(line: string): string {
  if (/immutable/i.test(line)) return 'Someone else pushed this tag in the meantime. Use another image-tag.';
  if (judgeRegistryFailure(line) === 'expired') {
    return "The registry reports an expired token right after a new login. Check the runner's clock and any proxy.";
  }
  if (/denied|no basic auth|unauthorized/i.test(line)) {
    return 'Allow the role to push to this repository: ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, PutImage and BatchCheckLayerAvailability.';
  }
  return 'Run again; layers already pushed are kept.';
}

/** BuildKit repeats the step that failed at the end of its output: ` > exporting cache to registry:`. */
function isCacheFailure(said: string): boolean {
  return /^ ?> exporting cache(?: to registry)?:/m.test(said);
}

/**
 * ECR answers 400 to the image index that BuildKit before 0.21 makes of a cache (AWS containers blog, "Announcing
 * remote cache support in Amazon ECR for BuildKit clients"; Docker documentation, "Cache storage backends").
 */
function adviseCache(args: readonly string[]): string {
  const caches = args.filter((arg) => arg.startsWith('--cache-to='));
  const isImage = caches.some((cache) => /(?:^|,)"?image-manifest=true\b/.test(cache));
  return isImage
    ? 'Check in cache-to that the repository exists, that the role may push to it, and that the tag is not immutable.'
    : 'Amazon ECR stores a build cache only as an image manifest. Add image-manifest=true to cache-to: type=registry,ref=…,image-manifest=true.';
}
