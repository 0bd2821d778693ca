/** Rules on logs, secrets and environment files: what needs a role, an option or a router. */
import type { JsonObject } from '../values/json.ts';
import { readList, readObject, readObjects, readString } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';

/** Observed (cdk-preflight, pf-ecs-awslogs-missing-group). */
const NEEDED_OPTIONS = ['awslogs-region', 'awslogs-group'];
/** ECS API reference, EnvironmentFile; observed (cdk-preflight, pf-ecs-environment-files-max). */
const MOST_ENVIRONMENT_FILES = 10;

export function* checkLogs(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  for (const [at, container] of containers.entries()) {
    const path = `containerDefinitions[${at}]`;
    if ((readString(task, 'executionRoleArn') ?? '') === '') yield* checkExecutionRole(container, path);
    yield* checkEnvironmentFiles(container, path);
    const options = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
    const missing = NEEDED_OPTIONS.filter((option) => options[option] === undefined);
    if (readLogDriver(container) === 'awslogs' && missing.length > 0) {
      yield breach(`${path}.logConfiguration.options`, `Log driver awslogs requires options: ${missing.join(', ')}`);
    }
  }
  const isRouted = containers.some((container) => readObject(container, 'firelensConfiguration') !== undefined);
  const isSent = containers.some((container) => readLogDriver(container) === 'awsfirelens');
  // Observed, both: cdk-preflight, pf-ecs-awsfirelens-without-router; the other in reports of real deploys.
  if (isSent && !isRouted) {
    yield breach(
      'containerDefinitions',
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    );
  }
  if (isRouted && !isSent) {
    yield breach(
      'containerDefinitions',
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver',
    );
  }
}

/** The log driver, where the container has a log configuration. */
export function readLogDriver(container: JsonObject): string | undefined {
  const log = readObject(container, 'logConfiguration');
  return log && readString(log, 'logDriver');
}

/** What a container without an execution role cannot have, on any launch type. */
function* checkExecutionRole(container: JsonObject, path: string): Breaches {
  // Observed (cdk-preflight, pf-ecs-secrets-without-execution-role).
  if (readList(container, 'secrets').length > 0) {
    yield breach(
      `${path}.secrets`,
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'",
    );
  }
  // Observed in reports of real deploys.
  if (readObject(container, 'repositoryCredentials')?.credentialsParameter !== undefined) {
    yield breach(
      `${path}.repositoryCredentials`,
      'Private repository authentication requires that the task definition specify a value for executionRoleArn.',
    );
  }
  // Required for all sensitive data (ECS Developer Guide, task execution IAM role); whether ECS refuses it is not known.
  if (readList(readObject(container, 'logConfiguration') ?? {}, 'secretOptions').length > 0) {
    yield doubt(
      `${path}.logConfiguration.secretOptions`,
      "AWS requires a value for 'executionRoleArn' with log options that are secrets",
    );
  }
}

function* checkEnvironmentFiles(container: JsonObject, path: string): Breaches {
  const files = readObjects(container, 'environmentFiles');
  if (files.length > MOST_ENVIRONMENT_FILES) {
    yield breach(
      `${path}.environmentFiles`,
      'The maximum number of environment files was exceeded. Specify ten or less and try again.',
    );
  }
  // Observed (cdk-preflight, pf-ecs-environment-files-type).
  const isArn = files.every((file) => /^arn:[a-z-]+:s3:/.test(readString(file, 'value') ?? ''));
  if (!isArn) yield breach(`${path}.environmentFiles`, 'Invalid arn syntax.');
}
