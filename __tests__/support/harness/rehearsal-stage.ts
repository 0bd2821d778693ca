/** A service on the local ECS, and images on this machine's Docker that are rehearsed for it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import {
  createDockerClient,
  type DockerClient,
} from '../../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import { nodeOfRunner, ROOT, type Step, type StepResult } from './action-run.ts';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from './scenario-stage.ts';

export interface RehearsalStage extends ScenarioStage {
  readonly docker: DockerClient;
  /**
   * Imports a busybox image with instructions of a Dockerfile, such as `CMD ["sh"]`. Returns its reference.
   * @param tag of the stage's own repository, or `REPOSITORY:TAG`
   */
  importImage(tag: string, changes: readonly string[]): Promise<string>;
  /** Builds a folder of the workspace. Returns the reference of the image. */
  buildImage(tag: string, folder: string, options?: readonly string[]): Promise<string>;
  /** Runs a deploy with `rehearse: true` of a task definition with these containers. */
  rehearse(task: RehearsedTask): Promise<RehearsalResult>;
  /** Runs the command line. */
  runCommand(args: readonly string[]): Promise<{ readonly exitCode: number; readonly log: string }>;
  /** Containers, volumes and images that are not there at the start. */
  listLeft(): Promise<readonly string[]>;
}

export interface RehearsedTask {
  readonly containers: readonly JsonObject[];
  readonly more?: JsonObject;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onStart?: Step['onStart'];
}

export interface RehearsalResult extends StepResult {
  /** Of the main and the post step. */
  readonly seconds: number;
}

const run = promisify(execFile);

export async function openRehearsalStage(name: string): Promise<RehearsalStage> {
  const stage = await openStage({ speed: 60, tasks: 'simulated' });
  await aSteadyService(stage);
  const docker = createDockerClient();
  const images: string[] = [];
  const noteImage = (tag: string): string => {
    const reference = `${stage.local.registryHost}/${tag.includes(':') ? tag : `${name}:${tag}`}`;
    images.push(reference);
    return reference;
  };
  const before = await listObjects(stage.local.registryHost);
  return {
    ...stage,
    docker,
    importImage: async (tag, changes) => {
      const reference = noteImage(tag);
      await importBaseImage(reference, changes);
      return reference;
    },
    buildImage: async (tag, folder, options = []) => {
      const reference = noteImage(tag);
      await docker.must(['build', '--quiet', ...options, '--tag', reference, join(stage.job.workspace, folder)]);
      return reference;
    },
    rehearse: async (task) => {
      const file = { ...aTaskDefinition(), ...task.more, containerDefinitions: task.containers };
      stage.job.write('task-definition.json', JSON.stringify(file));
      const inputs = { cluster: 'production', service: 'hello', 'task-definition': 'task-definition.json' };
      const startedMs = performance.now();
      const result = await stage.job.run({
        inputs: { ...inputs, rehearse: 'true', 'wait-max-delay-seconds': '1', ...task.inputs },
        environment: { ...stage.environment, ...task.environment },
        ...defined({ onStart: task.onStart }),
      });
      return { ...result, seconds: (performance.now() - startedMs) / 1000 };
    },
    runCommand: async (args) => {
      const { PATH = '' } = process.env;
      const env = { PATH, HOME: stage.job.home, ...stage.environment };
      const cli = join(ROOT, 'dist', 'cli', 'index.js');
      const ended = run(nodeOfRunner(), [cli, ...args], { cwd: stage.job.workspace, env });
      return ended.then(
        ({ stdout, stderr }) => ({ exitCode: 0, log: stdout + stderr }),
        ({ code, stdout, stderr }) => ({ exitCode: code, log: stdout + stderr }),
      );
    },
    listLeft: async () => {
      const known = new Set([...before, ...images]);
      return (await listObjects(stage.local.registryHost)).filter((each) => !known.has(each));
    },
    close: async () => {
      await stage.close();
      const pushed = await run('docker', [
        'image',
        'ls',
        '--quiet',
        '--filter',
        `reference=${stage.local.registryHost}/*`,
      ]);
      const ids = pushed.stdout.split('\n').filter((id) => id !== '');
      for (const image of [...images, ...new Set(ids)]) await removeImage(image);
      docker.close();
    },
  };
}

async function listObjects(ours: string): Promise<readonly string[]> {
  const listed = await Promise.all([
    run('docker', ['ps', '--all', '--filter', 'label=slipway.local=slipway rehearsal', '--format', '{{.Names}}']),
    run('docker', ['volume', 'ls', '--filter', 'label=slipway.local=slipway rehearsal', '--format', '{{.Name}}']),
    run('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=${ours}/*`]),
    run('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', '--filter', 'reference=slipway-rehearsal/*']),
  ]);
  return listed.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line !== ''));
}
