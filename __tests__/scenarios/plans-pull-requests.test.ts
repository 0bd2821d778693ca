/** The workflows of docs/plan.md as a runner walks them: nothing but reads, and a comment that `gh` is given. */

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { readPage } from '../docs/pages.ts';
import { pushServer, serveReady } from '../support/harness/push-server.ts';
import { readSteps, runSteps } from '../support/harness/run-workflow.ts';
import { openStage, type ScenarioStage, untilSteady } from '../support/harness/scenario-stage.ts';

const PR = 'https://github.com/OWNER/NAME/pull/7';
const ALLOWED = (JSON.parse(readPage('examples/iam/read-only.json')).Statement as JsonObject[]).flatMap(
  ({ Action }) => Action,
);
/** Called without a permission. */
const FREE = 'sts:GetCallerIdentity';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'web' });
  for (const tag of ['v1.4.2', 'v1.5.0']) {
    await pushImage(createRegistryClient(stage.local), 'web', { tag, layer: tag });
  }
  stage.call('RegisterTaskDefinition', aDefinition());
  stage.call('CreateService', {
    ...{ cluster: 'production', serviceName: 'web', taskDefinition: 'web', desiredCount: 4, launchType: 'EC2' },
    availabilityZoneRebalancing: 'DISABLED',
    loadBalancers: [{ targetGroupArn: putTargetGroup(), containerName: 'web', containerPort: 8080 }],
  });
  await untilSteady(stage, 'web');
});

afterEach(async () => {
  await stage.close();
});

function putTargetGroup(): string {
  stage.local.putTargetGroup({
    ...{ name: 'web', listenPort: 0, healthCheckPath: '/', matcher: '200', deregistrationDelaySeconds: 0 },
    ...{ healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
  });
  return String(stage.local.targetGroups()[0]?.targetGroupArn);
}

function aDefinition(container: JsonObject = {}): JsonObject {
  const image = `${stage.local.registryHost}/web:v1.4.2`;
  const web = { name: 'web', image, memory: 128, portMappings: [{ containerPort: 8080 }], ...container };
  return { family: 'web', containerDefinitions: [web] };
}

/** A program that keeps its arguments, and the file that it would post. */
function putFakeGh(): Readonly<Record<string, string>> {
  const folder = join(stage.job.home, 'bin');
  mkdirSync(folder, { recursive: true });
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" > "${folder}/arguments"`,
    'for last; do :; done',
    `cp "$last" "${folder}/posted"`,
    `printf '%s' "$GH_TOKEN" > "${folder}/token"`,
  ];
  writeFileSync(join(folder, 'gh'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'gh'), 0o755);
  return { PATH: `${folder}:${process.env.PATH ?? ''}` };
}

function readKept(name: string): string {
  return readFileSync(join(stage.job.home, 'bin', name), 'utf8');
}

/** An event of GitHub about a pull request of this repository, or of a fork. */
function aPullRequest(head = 'OWNER/NAME'): Readonly<Record<string, string>> {
  const path = join(stage.job.home, 'event.json');
  const event = { pull_request: { head: { repo: { full_name: head } } }, repository: { full_name: 'OWNER/NAME' } };
  writeFileSync(path, JSON.stringify(event));
  return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path };
}

/** Walks a workflow of the examples. */
function walk(name: string, variables: Readonly<Record<string, string>> = {}) {
  const values = { 'github.token': 'canary-token', 'github.event.pull_request.html_url': PR };
  const environment = { ...stage.environment, ...variables };
  return runSteps(readSteps(readPage(`examples/workflows/${name}.yml`)), { ...stage, environment }, values);
}

/** What Slipway called, as actions of IAM. */
function listActions(): readonly string[] {
  const own = stage.local.calls().filter(({ client = '' }) => /(?:^| )slipway\//.test(client));
  const prefix = (service: string) => (service === 'elbv2' ? 'elasticloadbalancing' : service);
  return [...new Set(own.map(({ service, operation }) => `${prefix(service)}:${operation}`))].sort();
}

test('a pull request gets the plan as a comment, with the permission to read only', async () => {
  stage.job.write(
    'task-definition.json',
    JSON.stringify(aDefinition({ image: `${stage.local.registryHost}/web:v1.5.0`, memory: 512 })),
  );
  await pushServer(stage.local, 'web:v1.5.0', serveReady(8080));

  const [plan, post] = await walk('plan', { ...putFakeGh(), ...aPullRequest() });

  expect([plan?.outputs.verdict, plan?.outputs['has-changes'], post?.exitCode]).toEqual(['planned', 'true', 0]);
  expect(readKept('arguments').split('\n').slice(0, 6)).toEqual([
    ...['pr', 'comment', PR, '--edit-last', '--create-if-none', '--body-file'],
  ]);
  expect(readKept('posted')).toBe(readFileSync(plan?.outputs.plan ?? '', 'utf8'));
  expect(readKept('posted')).toContain('~ memory: 128 → 512');
  expect(plan?.log).toContain('port 8080 accepts connections');
  expect(readKept('token')).toBe('canary-token');
  expect(listActions().filter((action) => action !== FREE && !ALLOWED.includes(action))).toEqual([]);
});

test('a pull request of a fork is refused before any call, should the condition of the job be lost', async () => {
  stage.job.write('task-definition.json', JSON.stringify(aDefinition()));

  const [plan, ...others] = await walk('plan', { ...putFakeGh(), ...aPullRequest('someone/fork') });

  expect([plan?.exitCode, plan?.outputs.verdict, others]).toEqual([1, 'refused', []]);
  expect(existsSync(join(stage.job.home, 'bin', 'posted'))).toBe(false);
  expect(listActions()).toEqual([]);
});

test('the scheduled workflow is green without drift and red with it, and only reads', async () => {
  stage.job.write('task-definition.json', JSON.stringify(aDefinition({ image: 'web:<TAG>' })));
  const [green] = await walk('drift');
  stage.job.write('task-definition.json', JSON.stringify(aDefinition({ memory: 256 })));

  const [red] = await walk('drift');

  expect([green?.exitCode, red?.exitCode, red?.outputs['has-changes']]).toEqual([0, 1, 'true']);
  expect(listActions().filter((action) => action !== FREE && !ALLOWED.includes(action))).toEqual([]);
});
