import { expect, test } from '@jest/globals';
import type { CauseFacts } from '../../src/diagnosis/cause-facts.ts';
import { formatCauseTitle } from '../../src/diagnosis/cause-titles.ts';
import type { CauseKind } from '../../src/diagnosis/diagnosis.ts';
import { TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

const FACTS: CauseFacts = { cluster: 'prod', service: 'web', subject: 'container app', words: '', isDaemon: false };

test.each<readonly [CauseKind, string]>([
  ['image-absent', 'the image of container app not found in the registry'],
  ['secret-absent', 'a secret of the task definition not found'],
  ['secret-key-absent', 'a secret of the task definition has no JSON key of that name'],
  ['secret-unreachable', 'no connection to the AWS service to read a secret of the task definition'],
  ['log-group-inaccessible', 'the log driver could not start'],
  ['role-inaccessible', 'ECS cannot assume a role of the task definition'],
  ['no-free-address', 'no free IP address in a subnet of the tasks'],
  ['no-room', 'no container instance meets the requirements of another task'],
  ['provider-failed', 'capacity providers cannot start enough container instances'],
  ['tasks-protected', 'Some tasks of the old revision have scale-in protection and cannot be stopped'],
  ['target-group-absent', 'target group of the service not found'],
  ['target-group-unattached', 'target group of the service has no load balancer'],
  ['percents-block', 'minimumHealthyPercent and maximumPercent allow no task to start or stop'],
  ['no-evidence', 'cause unknown: no stopped task of this deployment was found, and ECS reports no problem'],
  ['ecs-says', 'ECS gives no reason'],
])('%s, where no more is known, is "%s"', (kind, title) => {
  expect(formatCauseTitle(kind, FACTS)).toBe(title);
});

test.each<readonly [CauseKind, Partial<CauseFacts>, string]>([
  ['no-free-address', { resource: 'subnet-0123' }, 'no free IP address in subnet-0123'],
  ['provider-failed', { resource: 'spot' }, 'capacity provider spot cannot start enough container instances'],
  ['target-group-absent', { resource: TARGET_GROUP }, `target group ${TARGET_GROUP} not found`],
  ['secret-absent', { resource: '/db', words: 'invalid ssm parameters: /db' }, 'parameter /db not found'],
  ['secret-absent', { resource: 'db' }, 'secret db not found'],
])('%s names what it is about: %j', (kind, facts, title) => {
  expect(formatCauseTitle(kind, { ...FACTS, ...facts })).toBe(title);
});

test.each([
  ['has insufficient memory available', 'has enough memory for another task'],
  ['RESOURCE:MEMORY', 'has enough memory for another task'],
  ['has insufficient CPU units available', 'has enough CPU units for another task'],
  ['RESOURCE:CPU', 'has enough CPU units for another task'],
  ['RESOURCE:GPU', 'has a GPU for another task'],
  ['is missing an attribute required by your task', 'has the attributes that the task definition requires'],
  ['AGENT', 'has a container agent that is connected'],
])('"%s" means that no container instance %s', (words, lack) => {
  expect(formatCauseTitle('no-room', { ...FACTS, words })).toBe(`no container instance ${lack}`);
});

test.each([
  ['retrieve secrets from ssm', 'AWS Systems Manager'],
  ['failed to fetch secret from secrets manager', 'AWS Secrets Manager'],
  ['retrieve secret from asm', 'AWS Secrets Manager'],
])('a secret out of reach, with the words "%s", is one of %s', (words, store) => {
  expect(formatCauseTitle('secret-unreachable', { ...FACTS, words })).toBe(
    `no connection to ${store} to read a secret of the task definition`,
  );
});
