import type { InputName } from './declarations.ts';

/** What a container can get also an image. */
export const CONTAINER_SETTINGS: readonly InputName[] = [
  'environment-variables',
  'secrets',
  'prune-environment',
  'env-files',
  'docker-labels',
  'log-configuration-log-driver',
  'log-configuration-options',
  'command',
];

export const ROLE_INPUTS: readonly InputName[] = ['task-role-arn', 'execution-role-arn'];
