/** PutAttributes, DeleteAttributes, ListAttributes, of container instances. */
import type { JsonObject } from '../../../json.ts';
import { lastPart } from '../arn.ts';
import { type Draft, requestLook } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster, findInstance } from '../find.ts';
import { omitAbsent, readObjects, readString, requireString } from '../input.ts';
import { describeAttributes, isBuiltIn } from '../instance-attributes.ts';
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

interface AttributeWish {
  readonly instance: InstanceRecord;
  readonly name: string;
  readonly value: string | undefined;
}

function putAttributes(draft: Draft, { input, now }: Call): JsonObject {
  const wishes = readWishes(draft, input);
  for (const { instance, name, value } of wishes) {
    // Wording not documented.
    if (value !== undefined && !VALUE.test(value))
      throw invalidParameter(`The value of attribute ${name} is not valid.`);
    const { attributes } = draft.instances.get(instance.arn) ?? instance;
    draft.instances.set(instance.arn, { ...instance, attributes: { ...attributes, [name]: value ?? '' } });
    checkLimit(draft, instance.arn);
  }
  requestLook(draft, now);
  return { attributes: wishes.map(describeWish) };
}

/** The wording is that of the exception in the API reference. */
function checkLimit(draft: Draft, arn: string): void {
  const names = Object.keys(draft.instances.get(arn)?.attributes ?? {});
  if (names.filter((name) => !isBuiltIn(name)).length <= MOST_CUSTOM) return;
  throw new ApiFault(
    'AttributeLimitExceededException',
    `You can apply up to ${MOST_CUSTOM} custom attributes for each resource.`,
  );
}

function deleteAttributes(draft: Draft, { input, now }: Call): JsonObject {
  const wishes = readWishes(draft, input);
  const deleted: AttributeWish[] = [];
  for (const { instance, name, value } of wishes) {
    const current = draft.instances.get(instance.arn) ?? instance;
    const { [name]: was, ...attributes } = current.attributes;
    if (was === undefined || (value !== undefined && value !== was)) continue;
    draft.instances.set(instance.arn, { ...current, attributes });
    deleted.push({ instance, name, value: was === '' ? undefined : was });
  }
  requestLook(draft, now);
  return { attributes: deleted.map(describeWish) };
}

function describeWish({ instance, name, value }: AttributeWish): JsonObject {
  return omitAbsent({ name, value, targetType: 'container-instance', targetId: instance.arn });
}

/** Wordings not documented. */
function readWishes(draft: Draft, input: JsonObject): readonly AttributeWish[] {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const attributes = readObjects(input, 'attributes');
  if (attributes.length === 0) throw invalidParameter('Attributes cannot be empty.');
  if (attributes.length > MOST_IN_CALL) {
    throw invalidParameter(`Attributes cannot have more than ${MOST_IN_CALL} elements.`);
  }
  return attributes.map((attribute) => {
    const name = requireString(attribute, 'name');
    if (!NAME.test(name)) throw invalidParameter(`The name of attribute ${name} is not valid.`);
    if (isBuiltIn(name)) throw invalidParameter(`The attribute ${name} is built in and cannot be changed.`);
    return { instance: findTarget(draft, cluster, attribute), name, value: readString(attribute, 'value') };
  });
}

function findTarget(draft: Draft, cluster: string, attribute: JsonObject): InstanceRecord {
  const target = requireString(attribute, 'targetId');
  const type = readString(attribute, 'targetType');
  // Wording not documented.
  if (type === undefined && !target.startsWith('arn:')) {
    throw invalidParameter('The target type must be given with the short form of a target ID.');
  }
  if (type !== undefined && type !== 'container-instance')
    throw invalidParameter(`The target type ${type} is not valid.`);
  const instance = findInstance(draft, cluster, target);
  if (instance !== undefined && instance.status !== 'INACTIVE') return instance;
  throw new ApiFault('TargetNotFoundException', `The target ${lastPart(target)} was not found.`);
}

function listAttributes(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  // Wordings not documented.
  const type = requireString(input, 'targetType');
  if (type !== 'container-instance') throw invalidParameter(`The target type ${type} is not valid.`);
  const name = readString(input, 'attributeName');
  const value = readString(input, 'attributeValue');
  if (value !== undefined && name === undefined) {
    throw invalidParameter('An attribute name must be given with an attribute value.');
  }
  const all = [...draft.instances.values()]
    .filter((instance) => instance.cluster === cluster && instance.status !== 'INACTIVE')
    .flatMap((instance) => describeAttributes(instance, { targetId: instance.arn }))
    .filter((one) => (name === undefined || one.name === name) && (value === undefined || one.value === value));
  const page = cutPage(all, input, 100);
  return { attributes: page.items, ...page.next };
}
