import { isDigest } from '@slipway/ecs-rules/images';
import { DeployError } from '../ports/deploy-error.ts';
import type { ImageContent, Repository } from '../ports/ecr.ts';
import { inOrder } from '../ports/in-parallel.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { DockerResult } from '../ports/runner.ts';
import { judgeRegistryFailure, pickCauseLine } from '../registry/docker-failure.ts';
import { logIn } from '../registry/login.ts';
import { type BuildFacts, composeBuildArguments } from './build-arguments.ts';
import { labelImage } from './build-inputs-hash.ts';
import type { ImageEvent } from './events.ts';
import { explainFailure, isPushFailure } from './explain-build.ts';
import type { ImageState } from './image-state.ts';
import { readImageContent } from './read-image-content.ts';

/** The ports that a build needs. */
export type BuildWorld = Pick<Ports, 'docker' | 'ecr' | 'files' | 'clock' | 'signal'> & Reporter<ImageEvent>;

/** A build that is ready to run. */
export interface BuildJob {
  readonly repository: Repository;
  readonly facts: BuildFacts;
  /** argv after `docker`. */
  readonly args: readonly string[];
}

/** An image in the registry that was just pushed. */
export type PushedImage = Pick<ImageContent, 'platforms'> & { readonly digest: string };

const MOST_TRIES = 3;
const PAUSE_MS = 5_000;

/** What docker is given. */
export function prepareBuild(
  state: ImageState,
  target: {
    readonly repository: Repository;
    readonly tags: readonly string[];
    readonly builder: BuildFacts['builder'];
  },
): BuildJob {
  const facts: BuildFacts = {
    builder: target.builder,
    references: target.tags.map((tag) => `${target.repository.uri}:${tag}`),
    labels: labelImage(state.request.labels, state.commit, state.buildInputs),
  };
  return { repository: target.repository, facts, args: composeBuildArguments(state.request, facts) };
}

/**
 * Builds and pushes under all tags; docker must be logged in.
 *
 * @returns the image that the registry has, asked from the registry itself
 * @throws DeployError `build` or `registry` with docker's line that names the cause
 */
export async function buildAndPush(job: BuildJob, world: BuildWorld): Promise<PushedImage> {
  const digest =
    job.facts.builder.kind === 'buildx'
      ? await buildAndPushAtOnce(job, job.facts.builder.metadataFile, world)
      : await buildThenPush(job, world);
  const { name } = job.repository;
  const [, tagged, { platforms }] = await inOrder([
    confirmDigest(name, digest, world),
    findTagged(job, world),
    readImageContent(name, digest, world),
  ]);
  for (const one of tagged) if (one.digest !== digest) warnOfMoved(one, digest, world);
  return { digest, platforms };
}

/** buildx builds and pushes in one command; its cache makes a second try cheap. */
async function buildAndPushAtOnce(job: BuildJob, metadataFile: string, world: BuildWorld): Promise<string> {
  const failed = await runWithTries(job.args, isPushFailure, world);
  if (failed !== undefined) throw explainBuild(job, failed);
  return readMetadataDigest(await world.files.readTemporary(metadataFile));
}

async function buildThenPush(job: BuildJob, world: BuildWorld): Promise<string> {
  const built = await world.docker.run(job.args);
  if (built.exitCode !== 0) throw explainBuild(job, built);
  for (const reference of job.facts.references) {
    const args = ['push', '--', reference];
    const result = await runWithTries(args, () => true, world);
    if (result !== undefined) throw explainFailure({ what: `docker push of ${reference}`, args, result });
  }
  return await inspectDigest(job, world);
}

function explainBuild({ repository, args }: BuildJob, result: DockerResult): DeployError {
  return explainFailure({ what: `docker build for ${repository.uri}`, args, result });
}

/** Tries again only what may pass by itself, and logs in again once when the token is too old. */
async function runWithTries(
  args: readonly string[],
  isOfRegistry: (said: string) => boolean,
  world: BuildWorld,
): Promise<DockerResult | undefined> {
  let hasLoggedInAgain = false;
  for (let tries = 1; ; tries += 1) {
    const result = await world.docker.run(args);
    if (result.exitCode === 0) return undefined;
    const line = pickCauseLine(`${result.stdout}\n${result.stderr}`);
    const failure = isOfRegistry(line) ? judgeRegistryFailure(line) : 'final';
    const isLast = failure === 'final' || tries >= MOST_TRIES || (failure === 'expired' && hasLoggedInAgain);
    if (isLast || world.signal.aborted) return result;
    if (failure === 'expired') {
      await logIn(world);
      hasLoggedInAgain = true;
    } else {
      const text = `The push failed, possibly only briefly. Retrying (${tries + 1} of ${MOST_TRIES}).`;
      world.report({ type: 'notice', text });
      await world.clock.sleep(PAUSE_MS * tries * (0.5 + world.clock.random()), world.signal);
    }
  }
}

function readMetadataDigest(text: string): string {
  const digest = /"containerimage\.digest"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
  if (isDigest(digest)) return digest;
  throw noDigest('docker buildx wrote no digest to its metadata file.');
}

/** One local image may have several digests in one repository; the pushed one is the one that the tag names there. */
async function inspectDigest(job: BuildJob, world: BuildWorld): Promise<string> {
  const [reference = ''] = job.facts.references;
  const format = '--format={{range .RepoDigests}}{{println .}}{{end}}';
  const inspected = await world.docker.run(['image', 'inspect', format, '--', reference], { isQuiet: true });
  const digests = inspected.stdout
    .split(/\s+/)
    .filter((line) => line.startsWith(`${job.repository.uri}@`))
    .map((line) => line.slice(job.repository.uri.length + 1))
    .filter(isDigest);
  const [only, ...others] = digests;
  if (only !== undefined && others.length === 0) return only;
  const tag = reference.slice(job.repository.uri.length + 1);
  const tagged = await world.ecr.findImage(job.repository.name, { tag });
  if (tagged !== undefined && digests.includes(tagged.digest)) return tagged.digest;
  throw noDigest(`docker reports no digest for ${reference} after the push.`);
}

/**
 * Someone else may push under the same tag at the same time: what is deployed is ours all the same, and people must
 * know.
 */
function warnOfMoved({ tag, digest }: PushedTag, pushed: string, world: BuildWorld): void {
  const text = `Tag ${tag} now points to ${digest ?? 'no image'}, not to the image that was just pushed (${pushed}).`;
  const advice = 'The image built here is deployed by digest. Check which other job pushes this tag.';
  world.report({ type: 'warning', text, advice });
}

/** What a tag of the build names in the registry after the push. */
interface PushedTag {
  readonly tag: string;
  readonly digest: string | undefined;
}

function findTagged({ repository, facts }: BuildJob, { ecr }: BuildWorld): Promise<readonly PushedTag[]> {
  return Promise.all(
    facts.references.map(async (reference) => {
      const tag = reference.slice(repository.uri.length + 1);
      return { tag, digest: (await ecr.findImage(repository.name, { tag }))?.digest };
    }),
  );
}

/**
 * Makes sure that the registry has the image: a tag may have moved, and an image have been deleted.
 *
 * @throws DeployError `registry` when it does not
 */
export async function confirmDigest(repository: string, digest: string, world: Pick<BuildWorld, 'ecr'>): Promise<void> {
  if ((await world.ecr.findImage(repository, { digest }))?.digest === digest) return;
  throw new DeployError({
    kind: 'registry',
    message: `Image ${digest} is no longer in repository ${repository}; it existed a moment ago.`,
    advice: 'Run again. If this repeats, check for a lifecycle policy or another job that deletes images.',
  });
}

function noDigest(message: string): DeployError {
  return new DeployError({ kind: 'registry', message, advice: 'Run again with another image-tag.' });
}
