/** Whether two documents mean the same to ECS: identical content is found again after ECS has added its defaults. */

import { TASK_DEFINITION_SHAPE } from '@slipway/ecs-rules/task-definition';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { type FlatDocument, flatten, type ItemNames, type ListRules, toText } from './flatten.ts';
import { normalizeDocument } from './normalize.ts';

/**
 * Compares two documents, registrable or described, for what ECS would run. Tags, empty fields, defaults, and the order
 * of what has a name are no difference.
 */
export function isSameContent(a: JsonObject, b: JsonObject): boolean {
  return toCanonicalText(a) === toCanonicalText(b);
}

/** One text for all documents of the same content, as `isSameContent` compares it. */
export function toCanonicalText(document: JsonObject): string {
  return toText(flattenDocument(document));
}

/** The fields of a document that mean something to ECS. Two documents have the same ones if their content is the same. */
export function flattenDocument(document: JsonObject): FlatDocument {
  return flatten(normalizeDocument(document), TASK_DEFINITION_SHAPE, RULES);
}

function by(field: string, value?: string): ItemNames {
  const name = (item: JsonObject) => asName(item[field]);
  return value === undefined ? { name, named: [field] } : { name, named: [field], value };
}

function asName(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `80/tcp`, `8000-8010/udp` */
function namePort({ containerPort, containerPortRange, protocol }: JsonObject): string | undefined {
  const port = containerPort ?? containerPortRange;
  return typeof port === 'number' || typeof port === 'string' ? `${port}/${asName(protocol) ?? 'tcp'}` : undefined;
}

const RULES: ListRules = {
  items: {
    containerDefinitions: by('name'),
    volumes: by('name'),
    inferenceAccelerators: by('deviceName'),
    'proxyConfiguration.properties': by('name', 'value'),
    'containerDefinitions.environment': by('name', 'value'),
    'containerDefinitions.secrets': by('name', 'valueFrom'),
    'containerDefinitions.logConfiguration.secretOptions': by('name', 'valueFrom'),
    'containerDefinitions.portMappings': { name: namePort, named: ['containerPort', 'containerPortRange', 'protocol'] },
    'containerDefinitions.mountPoints': by('containerPath'),
    'containerDefinitions.volumesFrom': by('sourceContainer'),
    'containerDefinitions.dependsOn': by('containerName', 'condition'),
    'containerDefinitions.ulimits': by('name'),
    'containerDefinitions.systemControls': by('namespace', 'value'),
    'containerDefinitions.extraHosts': by('hostname', 'ipAddress'),
    'containerDefinitions.resourceRequirements': by('type', 'value'),
    'containerDefinitions.linuxParameters.devices': by('hostPath'),
    'containerDefinitions.linuxParameters.tmpfs': by('containerPath'),
  },
  sets: new Set([
    ...['requiresCompatibilities', 'placementConstraints', 'containerDefinitions.dockerSecurityOptions'],
    ...['add', 'drop'].map((name) => `containerDefinitions.linuxParameters.capabilities.${name}`),
    ...['containerDefinitions.restartPolicy.ignoredExitCodes'],
    ...['containerDefinitions.linuxParameters.devices.permissions'],
  ]),
};
