/** PutAttributes, DeleteAttributes, ListAttributes, of container instances. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { lastPart } from '../arn.ts';
import { findCluster, findInstance } from '../find.ts';
import { omitAbsent, readObjects, readString, requireString } from '../input.ts';
import { describeAttributes, isBuiltIn } from '../instance-attributes.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { cutPage } from '../paginate.ts';
import type { InstanceRecord } from '../state.ts';

export const ATTRIBUTE_OPERATIONS: OperationTable = {
  PutAttributes: putAttributes,
  DeleteAttributes: deleteAttributes,
  ListAttributes: listAttributes,
};

/** ECS API reference, PutAttributes: for each resource, and for each call. */
const MOST_CUSTOM = 10;
const MOST_IN_CALL = 10;

/** ECS API reference, Attribute. */
const NAME = /^[A-Za-z0-9_/\\.-]{1,128}$/;
const VALUE = /^(?! )[A-Za-z0-9_.@/\\: -]{1,128}(?<! )$/;

interface AttributeRequest {
  readonly instance: InstanceRecord;
  readonly name: string;
  readonly value: string | undefined;
}

function putAttributes(state: MutableState, { input, now }: Call): JsonObject {
  const requests = readRequests(state, input);
  for (const { instance, name, value } of requests) {
    // Wording not documented.
    if (value !== undefined && !VALUE.test(value))
      throw invalidParameter(`The value of attribute ${name} is not valid.`);
    const { attributes } = state.instances.get(instance.arn) ?? instance;
    state.instances.set(instance.arn, { ...instance, attributes: { ...attributes, [name]: value ?? '' } });
    checkLimit(state, instance.arn);
  }
  requestEvaluation(state, now);
  return { attributes: requests.map(describeRequest) };
}

/** Attributes that the agent registers (ECS Developer Guide, attributes). */
const OF_AGENT = /^(?:com\.amazonaws\.)?ecs\./;

/** The wording is that of the exception in the API reference. */
function checkLimit(state: MutableState, arn: string): void {
  const names = Object.keys(state.instances.get(arn)?.attributes ?? {});
  if (names.filter((name) => !isBuiltIn(name) && !OF_AGENT.test(name)).length <= MOST_CUSTOM) return;
  throw new ApiError(
    'AttributeLimitExceededException',
    `You can apply up to ${MOST_CUSTOM} custom attributes for each resource.`,
  );
}

function deleteAttributes(state: MutableState, { input, now }: Call): JsonObject {
  const requests = readRequests(state, input);
  const deleted: AttributeRequest[] = [];
  for (const { instance, name, value } of requests) {
    const current = state.instances.get(instance.arn) ?? instance;
    const { [name]: was, ...attributes } = current.attributes;
    if (was === undefined || (value !== undefined && value !== was)) continue;
    state.instances.set(instance.arn, { ...current, attributes });
    deleted.push({ instance, name, value: was === '' ? undefined : was });
  }
  requestEvaluation(state, now);
  return { attributes: deleted.map(describeRequest) };
}

function describeRequest({ instance, name, value }: AttributeRequest): JsonObject {
  return omitAbsent({ name, value, targetType: 'container-instance', targetId: instance.arn });
}

/** Wordings not documented. */
function readRequests(state: MutableState, input: JsonObject): readonly AttributeRequest[] {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const attributes = readObjects(input, 'attributes');
  if (attributes.length === 0) throw invalidParameter('Attributes cannot be empty.');
  if (attributes.length > MOST_IN_CALL) {
    throw invalidParameter(`Attributes cannot have more than ${MOST_IN_CALL} elements.`);
  }
  return attributes.map((attribute) => {
    const name = requireString(attribute, 'name');
    if (!NAME.test(name)) throw invalidParameter(`The name of attribute ${name} is not valid.`);
    if (isBuiltIn(name)) throw invalidParameter(`The attribute ${name} is built in and cannot be changed.`);
    return { instance: findTarget(state, cluster, attribute), name, value: readString(attribute, 'value') };
  });
}

function findTarget(state: MutableState, cluster: string, attribute: JsonObject): InstanceRecord {
  const target = requireString(attribute, 'targetId');
  const type = readString(attribute, 'targetType');
  // Wording not documented.
  if (type === undefined && !target.startsWith('arn:')) {
    throw invalidParameter('The target type must be given with the short form of a target ID.');
  }
  if (type !== undefined && type !== 'container-instance')
    throw invalidParameter(`The target type ${type} is not valid.`);
  const instance = findInstance(state, cluster, target);
  if (instance !== undefined && instance.status !== 'INACTIVE') return instance;
  throw new ApiError('TargetNotFoundException', `The target ${lastPart(target)} was not found.`);
}

function listAttributes(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  // Wordings not documented.
  const type = requireString(input, 'targetType');
  if (type !== 'container-instance') throw invalidParameter(`The target type ${type} is not valid.`);
  const name = readString(input, 'attributeName');
  const value = readString(input, 'attributeValue');
  if (value !== undefined && name === undefined) {
    throw invalidParameter('An attribute name must be given with an attribute value.');
  }
  const all = [...state.instances.values()]
    .filter((instance) => instance.cluster === cluster && instance.status !== 'INACTIVE')
    .flatMap((instance) => describeAttributes(instance, { targetId: instance.arn }))
    .filter((one) => (name === undefined || one.name === name) && (value === undefined || one.value === value));
  const page = cutPage(all, input, 100);
  return { attributes: page.items, ...page.next };
}
