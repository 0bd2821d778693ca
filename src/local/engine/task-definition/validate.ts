/** What RegisterTaskDefinition refuses. Texts are observed ones unless marked. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readList, readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';
import { checkOwnConstraints } from '../placement-rules.ts';
import { checkShape } from './check-shape.ts';
import { TASK_DEFINITION_SHAPE } from './document-shape.ts';
import { invalidSetting, readTaskCpu, readTaskMemory } from './numbers.ts';
import { checkContainers } from './validate-containers.ts';
import { findFargateFault } from './validate-fargate.ts';
import { checkNetwork } from './validate-network.ts';
import { checkProxy } from './validate-proxy.ts';
import { checkSize } from './validate-size.ts';
import { checkVolumes } from './validate-volumes.ts';

const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * @throws ApiFault for the first rule that is broken: ClientException; SerializationException for a wrong type;
 *   UnsupportedFeatureException for what is not simulated
 */
export function checkTaskDefinition(input: JsonObject): void {
  checkSize(input);
  checkShape(input, TASK_DEFINITION_SHAPE, '');
  checkFamily(input);
  const containers = readObjects(input, 'containerDefinitions');
  checkContainers(input, containers);
  checkNetwork(input, containers);
  checkVolumes(input, containers);
  checkProxy(input, containers);
  const hosts = readStrings(input, 'requiresCompatibilities');
  const fault = hosts.includes('FARGATE') ? findFargateFault(input, containers) : undefined;
  if (fault !== undefined) throw clientFault(fault);
  checkTaskSize(input, hosts);
  checkOwnConstraints(input);
  if (readList(input, 'tags')?.length === 0) throw clientFault('Tags can not be empty.');
}

function checkFamily(input: JsonObject): void {
  const family = readString(input, 'family') ?? '';
  // Wording not documented.
  if (family === '') throw clientFault('Family should not be null or empty.');
  if (!FAMILY.test(family)) throw clientFault('Family contains invalid characters.');
}

/** CPU units of a task on EC2 (ECS Developer Guide, troubleshooting invalid CPU or memory). */
const LEAST_CPU = 128;
const MOST_CPU = 196_608;

function checkTaskSize(input: JsonObject, hosts: readonly string[]): void {
  const cpu = readTaskCpu(input);
  readTaskMemory(input);
  if (!hosts.includes('FARGATE') && cpu !== undefined && (cpu < LEAST_CPU || cpu > MOST_CPU)) {
    throw invalidSetting('cpu');
  }
  if (readList(input, 'inferenceAccelerators') !== undefined) {
    throw clientFault("Unsupported field 'inferenceAccelerators'.");
  }
  const storage = readObject(input, 'ephemeralStorage');
  if (storage === undefined) return;
  if (hosts.includes('EC2')) throw clientFault('Tasks using the EC2 launch type do not support EphemeralStorage.');
  const size = readNumber(storage, 'sizeInGiB') ?? 0;
  if (size < 21) throw clientFault('EphemeralStorage size should be at least 21');
  if (size > 200) throw clientFault('EphemeralStorage size should be at most 200');
}
