import type { BuildRequest } from '../inputs/request.ts';
import { DeployError, type ErrorDetails } from '../ports/deploy-error.ts';
import type { Docker, DockerResult } from '../ports/runner.ts';
import { type Builder, findBuilderError, findBuilderName, needsCapableBuilder } from './builder-error.ts';

const QUIET = { isQuiet: true } as const;
/** From this version on docker builds with BuildKit only by buildx (Docker Engine 23.0 release notes). */
const FIRST_WITHOUT_BUILDKIT = 23;

/** What the builder of this machine cannot do of the request. A machine without docker is a matter for the build. */
export async function readBuilderError(request: BuildRequest, docker: Docker): Promise<ErrorDetails | undefined> {
  if (!needsCapableBuilder(request)) return undefined;
  try {
    return findBuilderError(request, await readBuilder(request, docker));
  } catch (thrown) {
    if (thrown instanceof DeployError && thrown.kind === 'build') return undefined;
    throw thrown;
  }
}

/** Details of the builder that a build with these flags takes. */
export async function inspectBuilder(request: Pick<BuildRequest, 'flags'>, docker: Docker): Promise<DockerResult> {
  const name = findBuilderName(request);
  return docker.run(['buildx', ...(name === undefined ? [] : [`--builder=${name}`]), 'inspect'], QUIET);
}

async function readBuilder(request: BuildRequest, docker: Docker): Promise<Builder> {
  const buildx = await docker.run(['buildx', 'version'], QUIET);
  if (buildx.exitCode !== 0) return { kind: 'classic', hasBuildKit: await hasBuildKit(docker) };
  const inspected = await inspectBuilder(request, docker);
  const name = /^Name:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? 'default';
  return { kind: 'buildx', name, isLimited: inspected.exitCode === 0 && (await isLimited(inspected.stdout, docker)) };
}

/**
 * Only what both buildx and the engine say counts: buildx finds the containerd image store by this label, which older
 * versions do not print, and the engine names it in its storage driver.
 */
async function isLimited(inspected: string, docker: Docker): Promise<boolean> {
  if (!/^Driver:\s+docker\s*$/m.test(inspected) || inspected.includes('worker.snapshotter')) return false;
  const context = /^Endpoint:\s+(\S+)/m.exec(inspected)?.[1] ?? 'default';
  const format = '--format={{.ServerVersion}} {{json .DriverStatus}}';
  const info = await docker.run([`--context=${context}`, 'info', format], QUIET);
  return info.exitCode === 0 && /^\d/.test(info.stdout) && !info.stdout.includes('io.containerd.snapshotter');
}

async function hasBuildKit(docker: Docker): Promise<boolean> {
  const version = await docker.run(['version', '--format={{.Client.Version}}'], QUIET);
  const major = Number(/^(\d+)\./.exec(version.stdout)?.[1] ?? 0);
  return major < FIRST_WITHOUT_BUILDKIT;
}
