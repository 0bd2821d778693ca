import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../../src/base-image/base-image.ts';
import type { TaskToStart } from '../../../src/engine/contract.ts';
import {
  type ContainerRuntime,
  type ContainerRuntimeOptions,
  createContainerRuntime,
} from '../../../src/runtime/container-runtime.ts';
import type { ImageSource } from '../../../src/runtime/contract.ts';
import { type FactBook, openFactBook } from '../builders/fact-book.ts';

/** An empty registry; images come from Docker Engine itself. */
export const NO_REGISTRY: ImageSource = {
  registry: '127.0.0.1:1',
  resolveDigest: () => undefined,
  authorize: () => ({ username: 'AWS', password: 'unused' }),
};

/** A container runtime with what a test needs around it. */
export interface ContainerStage {
  readonly book: FactBook;
  readonly runtime: ContainerRuntime;
  /** A busybox image that is on Docker Engine. */
  readonly image: string;
  /** Starts a task; other fields of the task definition go in `more`. */
  startTask(task: StagedTask): void;
  /** Names of the containers, volumes and networks that this stage has on Docker Engine. */
  listLeft(): Promise<readonly string[]>;
  /** Closes the runtime and removes the image. */
  close(): Promise<void>;
}

export interface StagedTask {
  readonly taskArn: string;
  readonly address?: string;
  readonly containers: readonly JsonObject[];
  readonly more?: JsonObject;
}

const run = promisify(execFile);

/** @param name distinguishes this stage from others that run at the same time */
export async function setContainerStage(
  name: string,
  options: Partial<ContainerRuntimeOptions> = {},
): Promise<ContainerStage> {
  const image = `slipway-test-${name}-${process.pid}:1`;
  await importBaseImage(image);
  const book = openFactBook();
  const engineName = `test-${name}-${process.pid}`;
  const runtime = createContainerRuntime({
    report: book.report,
    images: NO_REGISTRY,
    readTask: () => undefined,
    speed: 10,
    engineName,
    ...options,
  });
  return {
    book,
    runtime,
    image,
    startTask: (task) => runtime.perform({ kind: 'start-task', task: writeTask(task, image) }),
    listLeft: () => listLabelled(`slipway.local=${engineName}`),
    close: async () => {
      await runtime.close();
      await removeImage(image);
    },
  };
}

/** The stage's image unless a container names its own. */
function writeTask(task: StagedTask, image: string): TaskToStart {
  const images = task.containers.map((each): [string, string] => [String(each.name), String(each.image ?? image)]);
  return {
    taskArn: task.taskArn,
    address: task.address ?? '127.0.77.1',
    taskDefinition: { family: 'test', ...task.more, containerDefinitions: task.containers },
    images: Object.fromEntries(images),
  };
}

export async function listLabelled(label: string): Promise<readonly string[]> {
  const filter = ['--filter', `label=${label}`];
  const containers = await run('docker', ['ps', '--all', ...filter, '--format', '{{.Names}}']);
  const volumes = await run('docker', ['volume', 'ls', ...filter, '--format', '{{.Name}}']);
  const networks = await run('docker', ['network', 'ls', ...filter, '--format', '{{.Name}}']);
  return `${containers.stdout}${volumes.stdout}${networks.stdout}`.split('\n').filter((each) => each !== '');
}

/** A task ARN with the given word in its id. */
export function aTaskArn(word: string): string {
  return `arn:aws:ecs:eu-west-1:123456789012:task/default/${word.padEnd(32, '0')}`;
}

/** The argv of a page server: says `text` on port 5000 at every path. */
export function servePage(text: string): readonly string[] {
  return ['sh', '-c', `mkdir /www && echo "${text}" > /www/index.html && exec httpd -f -p 5000 -h /www`];
}
