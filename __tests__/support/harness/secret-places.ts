/** Every place where a secret can enter, with a canary in it. */
import { join } from 'node:path';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { makeCanaries } from './canaries.ts';

/** Of the document: these go to ECS, and to nobody else. */
export const DOCUMENT_PLACES = [
  'value that is replaced',
  'value that stays',
  'command of the document',
  'entry point',
  'health check',
  'docker label of the document',
  'log option of the document',
  'value of an input',
  'value of several lines',
  'docker label of an input',
  'log option of an input',
  'command of an input',
  'command of a task',
  'value of a task',
] as const;

/** Of the machine: these go to docker or into a header, or nowhere. */
const MACHINE_PLACES = [
  'secret access key',
  'session token',
  'OIDC token',
  'web identity token',
  'GITHUB_TOKEN',
  'token of the cache of GitHub',
  'password of a proxy',
  'login of the user for docker',
  'build argument',
  'build secret of the environment',
  'build secret of a file',
  'remote of git',
  'payload of the event',
  'password of GIT_URL',
] as const;

/** Inputs that are refused, each for its own error. */
const REFUSED_PLACES = [
  'refused value',
  'refused ARN of a secret',
  'refused build argument',
  'refused build secret',
  'refused build flag',
  'refused label',
  'credential of a cache to read',
  'credential of a cache to write',
  'refused docker label',
  'refused log option',
  'refused command',
  'refused overrides of a task',
  'refused tags of a task',
  'password of a context',
  'password of an image',
  'password of a URL to verify',
  'password of http-proxy',
] as const;

export const C = makeCanaries([...DOCUMENT_PLACES, ...MACHINE_PLACES, ...REFUSED_PLACES]);
/** And the password of ECR, which nobody chooses. */
export const PLACE_COUNT = Object.keys(C).length + 1;

export const REFUSED: Readonly<Record<string, string>> = {
  'environment-variables': `A=${C['refused value']}\u0007`,
  secrets: `A=arn:aws:s3:::${C['refused ARN of a secret']}`,
  'build-args': `two words=${C['refused build argument']}`,
  'build-secrets': `id=x,value=${C['refused build secret']}`,
  'build-flags': `--build-arg=A=${C['refused build flag']}`,
  labels: `-x=${C['refused label']}`,
  'cache-from': `type=s3,bucket=b,secret_access_key=${C['credential of a cache to read']}`,
  'cache-to': `"type=s3,secret_access_key=${C['credential of a cache to write']}`,
  'docker-labels': `x${C['refused docker label']}`,
  'log-configuration-options': `x${C['refused log option']}`,
  command: `"${C['refused command']}`,
  'run-task': 'true',
  'run-task-container-overrides': `[{"name":"hello","command":["${C['refused overrides of a task']}"`,
  'run-task-tags': `{"key":"${C['refused tags of a task']}"}`,
  context: `https://x:${C['password of a context']}@git.example/web`,
  image: `https://x:${C['password of an image']}@host.example/web`,
  'verify-url': `https://x:${C['password of a URL to verify']}@host.example/`,
  'http-proxy': `http://x:${C['password of http-proxy']}@host.example:1/path`,
};

const DOCUMENT: JsonObject = {
  family: 'hello',
  containerDefinitions: [
    {
      name: 'hello',
      image: 'hello:v1',
      memory: 128,
      portMappings: [{ containerPort: 5000 }],
      environment: [
        { name: 'OLD', value: C['value that stays'] },
        { name: 'MODE', value: C['value that is replaced'] },
      ],
      command: ['serve', C['command of the document']],
      entryPoint: ['sh', C['entry point']],
      healthCheck: { command: ['CMD', C['health check']] },
      dockerLabels: { note: C['docker label of the document'] },
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': C['log option of the document'] } },
    },
  ],
};

export const INPUTS = {
  cluster: 'production',
  service: 'hello',
  'wait-max-delay-seconds': '1',
  'report-html': 'report.html',
  'task-definition': 'task-definition.json',
  'environment-variables': `MODE=${C['value of an input']}\nKEY<<END\n-----\n${C['value of several lines']}\nEND`,
  'docker-labels': `note=${C['docker label of an input']}`,
  'log-configuration-options': `splunk-token=${C['log option of an input']}`,
  command: `serve "${C['command of an input']}"`,
  repository: 'hello',
  'build-args': `NPM_TOKEN=${C['build argument']}`,
  'build-secrets': 'id=npm,env=BUILD_SECRET\nid=file,src=secret.txt',
  'cache-from': 'type=gha',
  'cache-to': 'type=gha,mode=max',
};

/** A one-off task next to it. */
export const WITH_TASK = {
  'run-task': 'true',
  'wait-for-task-stopped': 'false',
  'run-task-container-overrides': JSON.stringify([
    {
      name: 'hello',
      command: ['migrate', C['command of a task']],
      environment: [{ name: 'DATABASE_URL', value: C['value of a task'] }],
    },
  ]),
};

/** What holds a canary before the run, by path in the folder of the job. */
export const PLANTED: Readonly<Record<string, string>> = {
  'work/task-definition.json': JSON.stringify(DOCUMENT),
  'work/Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n',
  'work/secret.txt': C['build secret of a file'],
  'work/.git/config': `[remote "origin"]\n\turl = https://x:${C['remote of git']}@github.com/octo/hello.git\n`,
  'event.json': JSON.stringify({ head_commit: { message: C['payload of the event'] } }),
  'web-identity-token': C['web identity token'],
  'home/.docker/config.json': JSON.stringify({
    auths: { 'registry.example': { auth: Buffer.from(`me:${C['login of the user for docker']}`).toString('base64') } },
  }),
};

/** Variables of the machine. @param folder of the job */
export function describeMachine(folder: string): Readonly<Record<string, string>> {
  const proxy = `http://me:${C['password of a proxy']}@127.0.0.1:9`;
  return {
    RUNNER_DEBUG: '1',
    AWS_SECRET_ACCESS_KEY: C['secret access key'],
    AWS_SESSION_TOKEN: C['session token'],
    AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'web-identity-token'),
    ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:9/token',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: C['OIDC token'],
    ACTIONS_RUNTIME_TOKEN: C['token of the cache of GitHub'],
    GITHUB_TOKEN: C.GITHUB_TOKEN,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GIT_URL: `https://x:${C['password of GIT_URL']}@github.com/octo/hello.git`,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: '127.0.0.1,localhost',
    BUILD_SECRET: C['build secret of the environment'],
  };
}
