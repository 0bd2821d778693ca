import { defined } from '@slipway/ecs-rules/values';
import type { BuildRequest } from '../inputs/request.ts';
import { DeployError, type ErrorDetails } from '../ports/deploy-error.ts';
import type { Docker, DockerResult } from '../ports/runner.ts';
import { type Builder, findBuilderError, findBuilderName, needsCapableBuilder } from './builder-error.ts';

const QUIET = { isQuiet: true } as const;
/** From this version on docker builds with BuildKit only by buildx (Docker Engine 23.0 release notes). */
const FIRST_WITHOUT_BUILDKIT = 23;

/** What was found out about the builder of this machine; empty: it was not asked. */
export interface BuilderReading {
  /** What it cannot do of the request. */
  readonly error?: ErrorDetails;
  /** buildx said that it runs: docker need not be asked again before the build. */
  readonly isRunning?: true;
}

/** Asks only for a request that not every builder can do. A machine without docker is a matter for the build. */
export async function readBuilder(request: BuildRequest, docker: Docker): Promise<BuilderReading> {
  if (!needsCapableBuilder(request)) return {};
  try {
    const inspected = await inspectBuilder(request, docker);
    const error = findBuilderError(request, await describeBuilder(inspected, docker));
    return defined({ error, isRunning: isRunning(inspected) ? true : undefined });
  } catch (thrown) {
    if (thrown instanceof DeployError && thrown.kind === 'build') return {};
    throw thrown;
  }
}

/** Details of the builder that a build with these flags takes. */
export async function inspectBuilder(request: Pick<BuildRequest, 'flags'>, docker: Docker): Promise<DockerResult> {
  const name = findBuilderName(request);
  return docker.run(['buildx', ...(name === undefined ? [] : [`--builder=${name}`]), 'inspect'], QUIET);
}

/** Of several nodes each says how it is; one that is not reached has the line `Error:` in place of the status. */
function isRunning({ exitCode, stdout }: DockerResult): boolean {
  return exitCode === 0 && /^Status:\s+running\s*$/m.test(stdout) && !/^Error:/m.test(stdout);
}

async function describeBuilder(inspected: DockerResult, docker: Docker): Promise<Builder> {
  // buildx may be installed and not know the builder that the flags name.
  const hasBuildx = inspected.exitCode === 0 || (await docker.run(['buildx', 'version'], QUIET)).exitCode === 0;
  if (!hasBuildx) return { kind: 'classic', hasBuildKit: await hasBuildKit(docker) };
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
