import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Notice } from '../ports/finding.ts';
import type { ImageLookup } from './image-lookup.ts';

/** What the tasks of a task definition run on, as far as it is known. */
export interface Machines {
  readonly isFargate: boolean;
  /** `ecs.cpu-architecture` of the container instances; empty when they are not known. */
  readonly architectures: readonly string[];
}

/** The platforms that an image must be there for. */
export interface WantedPlatforms {
  /** `linux/amd64`, …: a task may come to run on each of them. */
  readonly platforms: readonly string[];
  /** Who says so, as the subject of a sentence. */
  readonly source: string;
}

/** An image of a document, as far as it is known. */
export interface ImagePlatforms {
  readonly reference: string;
  /** As the registry has it: `linux/amd64`, …; empty when they are not known. */
  readonly platforms: readonly string[];
}

/** An image that a document names, or that was given. */
export interface ResolvedImage extends ImagePlatforms {
  /** What its registry answers. */
  readonly lookup: ImageLookup;
  /** Digests of its images for each platform, when it is an index. */
  readonly children: readonly string[];
}

/** What forbids the document, and what may go wrong with it. */
export interface PlatformFindings {
  readonly errors: readonly ErrorDetails[];
  readonly notices: readonly Notice[];
}

/** As ECS calls them, in its own documents and in the attributes of container instances, by docker's names. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  X86_64: 'amd64',
  ARM64: 'arm64',
  x86_64: 'amd64',
  arm64: 'arm64',
};

/**
 * The document's runtimePlatform; what it leaves out is X86_64 and LINUX on Fargate (ECS Developer Guide, "Task
 * definition parameters", runtimePlatform). On other machines a document without it runs on whatever there is: what the
 * container instances say counts, and where they are not known nothing is wanted.
 */
export function findWantedPlatforms(document: JsonObject, machines: Machines): WantedPlatforms | undefined {
  const said = isJsonObject(document.runtimePlatform) ? document.runtimePlatform : {};
  const os = toOperatingSystem(said.operatingSystemFamily);
  const named = toArchitecture(said.cpuArchitecture);
  if (named !== undefined) return { platforms: [`${os}/${named}`], source: 'the task definition' };
  if (machines.isFargate)
    return { platforms: [`${os}/amd64`], source: 'Fargate, unless the task definition says ARM64,' };
  const found = machines.architectures.flatMap((architecture) => toArchitecture(architecture) ?? []);
  if (found.length === 0) return undefined;
  const platforms = [...new Set(found.map((architecture) => `${os}/${architecture}`))].sort();
  return { platforms, source: 'the cluster with its container instances' };
}

function toArchitecture(said: unknown): string | undefined {
  return typeof said === 'string' && Object.hasOwn(ARCHITECTURES, said) ? ARCHITECTURES[said] : undefined;
}

/** `LINUX`, or one of `WINDOWS_SERVER_2022_CORE` and its like. */
function toOperatingSystem(family: unknown): string {
  return typeof family === 'string' && family.startsWith('WINDOWS') ? 'windows' : 'linux';
}

/**
 * Whether the images that a document names can run where its tasks will be. Images that it does not name do not count.
 */
export function comparePlatforms(
  document: JsonObject,
  machines: Machines,
  images: readonly ImagePlatforms[],
): PlatformFindings {
  const wanted = findWantedPlatforms(document, machines);
  if (wanted === undefined) return { errors: [], notices: [] };
  const named = images.filter(({ reference }) => namesImage(document, reference));
  const errors = named.filter((image) => isKnown(image) && fitting(image, wanted) === 0);
  const notices = named.filter((image) => {
    const count = fitting(image, wanted);
    return count > 0 && count < wanted.platforms.length;
  });
  return {
    errors: errors.map((image) => refusePlatform(image, wanted)),
    notices: notices.map((image) => warnOfPlatform(image, wanted)),
  };
}

function namesImage({ containerDefinitions }: JsonObject, reference: string): boolean {
  const containers = Array.isArray(containerDefinitions) ? containerDefinitions.filter(isJsonObject) : [];
  return containers.some(({ image }) => image === reference);
}

function isKnown({ platforms }: ImagePlatforms): boolean {
  return platforms.length > 0;
}

/** How many of the wanted platforms the image has. */
function fitting({ platforms }: ImagePlatforms, wanted: WantedPlatforms): number {
  return wanted.platforms.filter((platform) => platforms.includes(platform)).length;
}

function refusePlatform(image: ImagePlatforms, wanted: WantedPlatforms): ErrorDetails {
  const advice = `${adviseBuild(wanted)} Or set runtimePlatform in the task definition to that of the image.`;
  return { kind: 'input', message: describe(image, wanted), advice };
}

function warnOfPlatform(image: ImagePlatforms, wanted: WantedPlatforms): Notice {
  const text = `${describe(image, wanted)} Tasks placed on other instances will not start.`;
  return { level: 'warning', text, advice: adviseBuild(wanted) };
}

function describe({ reference, platforms }: ImagePlatforms, wanted: WantedPlatforms): string {
  const needed = wanted.platforms.join(' and ');
  return `Image ${reference} is built for ${platforms.join(' and ')}, but ${wanted.source} needs ${needed}.`;
}

function adviseBuild({ platforms }: WantedPlatforms): string {
  return `Build it for that platform: platforms: ${platforms.join(',')}.`;
}
