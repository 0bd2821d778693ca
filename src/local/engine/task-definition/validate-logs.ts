/** Rules on logs, secrets and environment files: what needs a role, an option or a router. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readList, readObject, readObjects, readString } from '../input.ts';

const NEEDED_OPTIONS = ['awslogs-region', 'awslogs-group'];

export function checkLogs(task: JsonObject, containers: readonly JsonObject[]): void {
  for (const container of containers) {
    checkSecrets(task, container);
    checkEnvironmentFiles(container);
    const options = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
    const missing = NEEDED_OPTIONS.filter((option) => options[option] === undefined);
    if (nameDriver(container) === 'awslogs' && missing.length > 0) {
      throw clientFault(`Log driver awslogs requires options: ${missing.join(', ')}`);
    }
  }
  const isRouted = containers.some((container) => readObject(container, 'firelensConfiguration') !== undefined);
  const isSent = containers.some((container) => nameDriver(container) === 'awsfirelens');
  if (isSent && !isRouted) {
    throw clientFault(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    );
  }
  if (isRouted && !isSent) {
    throw clientFault(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver',
    );
  }
}

/** The log driver, where the container has a log configuration. */
export function nameDriver(container: JsonObject): string | undefined {
  const log = readObject(container, 'logConfiguration');
  return log && readString(log, 'logDriver');
}

function checkSecrets(task: JsonObject, container: JsonObject): void {
  const hasSecrets = (readList(container, 'secrets') ?? []).length > 0;
  if (hasSecrets && (readString(task, 'executionRoleArn') ?? '') === '') {
    throw clientFault(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'",
    );
  }
}

function checkEnvironmentFiles(container: JsonObject): void {
  const files = readObjects(container, 'environmentFiles');
  if (files.length > 10) {
    throw clientFault('The maximum number of environment files was exceeded. Specify ten or less and try again.');
  }
  const isArn = files.every((file) => /^arn:[a-z-]+:s3:/.test(readString(file, 'value') ?? ''));
  if (!isArn) throw clientFault('Invalid arn syntax.');
}
