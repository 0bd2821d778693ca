/** What the next task definitions need that the running ones do not. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { type JsonObject, readObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { parseCredentials, parseValueFrom } from './parse-reference.ts';
import type { Place, Requirement, Resource } from './requirement.ts';

/** A revision that will be deployed. */
export interface RevisionStep {
  readonly next: JsonObject;
  /** What its services run: ECS has started tasks of it, so what it needs exists. */
  readonly running: readonly JsonObject[];
}

/** Each once, with all the fields that need it. */
export function listNewRequirements(steps: readonly RevisionStep[], place: Place): readonly Requirement[] {
  const merged = new Map<string, Requirement>();
  for (const { next, running } of steps) {
    const known = new Set(running.flatMap((document) => listRequirements(document, place)).map(keyOf));
    for (const requirement of listRequirements(next, place)) {
      const key = keyOf(requirement);
      if (known.has(key)) continue;
      const users = new Set([...(merged.get(key)?.users ?? []), ...requirement.users]);
      merged.set(key, { ...(merged.get(key) ?? requirement), users: [...users] });
    }
  }
  return [...merged.values()];
}

function keyOf({ kind, ids }: Resource): string {
  return [kind, ...ids].join(' ');
}

function listRequirements(document: JsonObject, place: Place): readonly Requirement[] {
  const roles = ['executionRoleArn', 'taskRoleArn'].flatMap((field) => listRole(document, field, place));
  return [...roles, ...readObjects(document, 'containerDefinitions').flatMap((one) => listOfContainer(one, place))];
}

/** A role by its ARN: "short name" leaves open which path it has (ECS API reference, RegisterTaskDefinition). */
function listRole(document: JsonObject, field: string, { account }: Place): readonly Requirement[] {
  const arn = readString(document, field) ?? '';
  const [, owner, name] = /^arn:[a-z-]+:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arn) ?? [];
  if (owner !== account || name === undefined) return [];
  const role = { name, ids: [arn], users: [field], field };
  return [
    { kind: 'role', ...role },
    { kind: 'pass', ...role },
  ];
}

function listOfContainer(container: JsonObject, place: Place): readonly Requirement[] {
  const owner = `container ${show(readString(container, 'name') ?? '')}`;
  const log = readObject(container, 'logConfiguration') ?? {};
  return [
    ...listValues(container, 'secrets', { prefix: '', owner, place }),
    ...listValues(log, 'secretOptions', { prefix: 'logConfiguration.', owner, place }),
    ...listCredentials(container, owner, place),
    ...listLogGroup(log, owner, place),
  ];
}

interface ValueContext {
  readonly prefix: string;
  readonly owner: string;
  readonly place: Place;
}

function listValues(parent: JsonObject, list: string, { prefix, owner, place }: ValueContext): readonly Requirement[] {
  return readObjects(parent, list).flatMap((item): readonly Requirement[] => {
    const resource = parseValueFrom(readString(item, 'valueFrom') ?? '', place);
    const user = `${prefix}${list}[${show(readString(item, 'name') ?? '')}] of ${owner}`;
    return resource === undefined ? [] : [{ ...resource, users: [user], field: 'valueFrom' }];
  });
}

function listCredentials(container: JsonObject, owner: string, place: Place): readonly Requirement[] {
  const field = 'credentialsParameter';
  const reference = readString(readObject(container, 'repositoryCredentials') ?? {}, field);
  const resource = reference === undefined ? undefined : parseCredentials(reference, place);
  return resource === undefined ? [] : [{ ...resource, users: [`repositoryCredentials of ${owner}`], field }];
}

/** With `awslogs-create-group` the driver makes the group (ECS Developer Guide, awslogs). */
function listLogGroup(log: JsonObject, owner: string, { region }: Place): readonly Requirement[] {
  const options = readObject(log, 'options') ?? {};
  const field = 'awslogs-group';
  const group = readString(options, field);
  const isChecked = readString(log, 'logDriver') === 'awslogs' && readString(options, 'awslogs-region') === region;
  if (!isChecked || group === undefined || !GROUP_NAME.test(group)) return [];
  if (readString(options, 'awslogs-create-group') === 'true') return [];
  return [{ kind: 'log-group', name: group, ids: [group], users: [`${field} of ${owner}`], field }];
}

/** CloudWatch Logs API reference, DescribeLogGroups, logGroupNamePrefix. */
const GROUP_NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

function show(name: string): string {
  return quoteOutsideText(name, 255);
}
