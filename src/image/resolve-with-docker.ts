import { isDigest } from '@slipway/ecs-rules/images';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Docker, DockerResult } from '../ports/runner.ts';
import { pickCauseLine } from '../registry/docker-failure.ts';
import { isLoopback } from './named-image.ts';

/** A registry that does not answer must not hold up the run. */
const LIMIT_MS = 15_000;
const QUOTE_WIDTH = 300;

/** The digest that a tag names, or why it is not known. */
export type DockerAnswer = { readonly digest: string } | { readonly why: string };

/**
 * Asks a registry by docker, with the logins that docker has, for the digest that a reference names. Nothing is pulled.
 * buildx answers for every image; without it `docker manifest inspect` answers for an image of one platform.
 * @param registry host of the reference; absent: Docker Hub
 */
export async function resolveWithDocker(
  { reference, registry }: { readonly reference: string; readonly registry?: string },
  docker: Docker,
): Promise<DockerAnswer> {
  const options = { isQuiet: true, limitMs: LIMIT_MS };
  const format = '--format={{json .Manifest}}';
  try {
    const buildx = await docker.run(['buildx', 'imagetools', 'inspect', format, '--', reference], options);
    const digest = readDigest(buildx, (manifest) => manifest);
    if (digest !== undefined) return { digest };
    if (!isWithoutBuildx(buildx)) return explain(buildx);
    const insecure = registry !== undefined && isLoopback(registry) ? ['--insecure'] : [];
    const manifest = await docker.run(['manifest', 'inspect', '--verbose', ...insecure, '--', reference], options);
    const described = readDigest(manifest, (answer) => (isJsonObject(answer) ? answer.Descriptor : undefined));
    if (described !== undefined) return { digest: described };
    return manifest.exitCode === 0
      ? { why: 'docker buildx, which could read it, is not installed' }
      : explain(manifest);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    return { why: error.message };
  }
}

/** docker without the plugin takes `buildx` for an unknown command or its options for unknown ones. */
function isWithoutBuildx({ exitCode, stderr }: DockerResult): boolean {
  return exitCode !== 0 && /is not a docker command|unknown (?:flag|command|shorthand)/i.test(stderr);
}

function readDigest(result: DockerResult, pick: (answer: Json) => Json | undefined): string | undefined {
  if (result.exitCode !== 0) return undefined;
  const picked = pick(parse(result.stdout));
  const digest = isJsonObject(picked) ? picked.digest : undefined;
  return typeof digest === 'string' && isDigest(digest) ? digest : undefined;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function explain({ exitCode, stderr, stdout }: DockerResult): DockerAnswer {
  const line = quoteOutsideText(pickCauseLine(`${stdout}\n${stderr}`), QUOTE_WIDTH);
  return { why: line === '' ? `docker ended with exit code ${exitCode}` : line };
}
