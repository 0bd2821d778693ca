/** A job with a canary in every place where a secret can enter, and everything that it leaves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import { callEcr } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import {
  createRegistryClient,
  pushImage,
} from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { makeFolder, removeFolder, shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import type { Step, StepResult } from './action-run.ts';
import { findCanaries, readFiles } from './canaries.ts';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from './scenario-stage.ts';
import { C, DOCUMENT_PLACES, describeMachine, INPUTS, PLANTED } from './secret-places.ts';

/** The rendered file is for its user alone, as the documentation says. */
const RENDERED = /^temp\/slipway-[^/]+\/task-definition\.json$/;

export interface SecretRun extends StepResult {
  /** Every canary that somebody can read before or after the post step, or could in a list of processes. */
  readonly leaks: readonly string[];
}

export interface SecretStage extends ScenarioStage {
  run(inputs?: Readonly<Record<string, string>>, step?: Partial<Step>): Promise<SecretRun>;
  /** The same with these inputs alone, for an action that has others. */
  runOnly(inputs: Readonly<Record<string, string>>, step: Partial<Step>): Promise<SecretRun>;
  /** From here on docker cannot build. */
  breakBuilds(): void;
}

/** @param prepare makes the service `hello` of the cluster `production` */
export async function openSecretStage(
  images: readonly ImageBehaviour[] = [],
  prepare: (stage: ScenarioStage) => Promise<void> = aPlainService,
): Promise<SecretStage> {
  const stage = await openStage({ speed: 200, tasks: 'simulated', images, instances: 10 });
  await prepare(stage);
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
  const { digest } = await pushImage(createRegistryClient(stage.local), 'hello', { tag: 'pushed', layer: 'layer' });
  const [folder, watched] = [dirname(stage.job.workspace), makeFolder()];
  for (const [path, text] of Object.entries(PLANTED)) stage.job.write(join('..', path), text);
  const variables = {
    ...stage.environment,
    ...describeMachine(folder),
    PATH: shimDocker(watched, fakeDocker(watched, digest)),
  };
  const list = (said: string) => listLeaks({ stage, folder, watched }, said);
  const runOnly: SecretStage['runOnly'] = async (inputs, step) => {
    const found: string[] = [];
    const meanwhile = async ({ log }: { readonly log: string }) => void found.push(...list(log));
    const environment = { ...variables, ...step.environment };
    const result = await stage.job.run({ meanwhile, ...step, inputs, environment });
    return { ...result, leaks: [...new Set([...found, ...list(result.everything)])] };
  };
  return {
    ...stage,
    runOnly,
    run: (inputs = {}, step = {}) => runOnly({ ...INPUTS, ...inputs }, step),
    breakBuilds: () => writeFileSync(join(watched, 'fails'), ''),
    close: async () => {
      removeFolder(watched);
      await stage.close();
    },
  };
}

async function aPlainService(stage: ScenarioStage): Promise<void> {
  const container = { name: 'hello', image: 'hello:v1', memory: 128 };
  await aSteadyService(stage, {}, aTaskDefinition({ containerDefinitions: [container] }));
}

/** Records its arguments and those of every process, keeps a login as docker does, and says that it has pushed. */
function fakeDocker(watched: string, digest: string): string {
  return `
printf '%s\\n' "$@" >> ${watched}/arguments
case "$1" in login|buildx) cat /proc/[0-9]*/cmdline >> ${watched}/processes 2> /dev/null;; esac
case "$1 $2" in
"buildx inspect") echo 'Name: b'; echo 'Driver: docker-container';;
"buildx build")
  [ -e ${watched}/fails ] && { echo 'ERROR: failed to solve: process "/bin/sh -c exit 7" did not complete: exit code: 7' >&2; exit 1; }
  for word in "$@"; do case $word in --metadata-file=*) echo '{"containerimage.digest":"${digest}"}' > "\${word#*=}";; esac; done;;
"login "*) cat > ${watched}/password
  printf '{"auths":{"host":{"auth":"%s"}}}' "$(printf 'AWS:%s' "$(cat ${watched}/password)" | base64 -w0)" > "$DOCKER_CONFIG/config.json";;
esac`;
}

interface Left {
  readonly stage: ScenarioStage;
  readonly folder: string;
  /** Where the fake docker writes. */
  readonly watched: string;
}

function listLeaks({ stage, folder, watched }: Left, said: string): readonly string[] {
  const read = (name: string) => readIfPresent(join(watched, name));
  const password = read('password').trim();
  const all = { ...C, ...(password === '' ? {} : { 'password of ECR': password }) };
  const ofDocument: readonly string[] = DOCUMENT_PLACES;
  const machine = Object.fromEntries(Object.entries(all).filter(([place]) => !ofDocument.includes(place)));
  const isPlanted = (path: string) => Object.hasOwn(PLANTED, path) || path === 'work/appspec.yaml';
  return [
    ...findCanaries(all, {
      'what the run said': said.replaceAll(/^::add-mask::.*$/gm, ''),
      'arguments of docker': read('arguments'),
      'list of processes': read('processes'),
      ...readFiles(folder, (path) => isPlanted(path) || RENDERED.test(path)),
    }),
    // These have the document.
    ...findCanaries(machine, {
      'calls that ECS got': JSON.stringify(stage.local.calls()),
      ...readFiles(folder, (path) => !RENDERED.test(path)),
    }),
  ];
}

function readIfPresent(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
