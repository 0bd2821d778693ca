/** Ports that the containers of a document map. */
import type { JsonObject } from '../values/json.ts';
import { readNumber, readObjects, readString } from '../values/json-fields.ts';

export function hasContainer(document: JsonObject, name: string): boolean {
  return listContainerNames(document).includes(name);
}

export function listContainerNames(document: JsonObject): readonly string[] {
  return readObjects(document, 'containerDefinitions').flatMap((container) => readString(container, 'name') ?? []);
}

/** Whether a container maps the port, by itself or within a range (ECS API reference, PortMapping). */
export function hasContainerPort(document: JsonObject, name: string, port: number): boolean {
  return listMappings(document, name).some((mapping) => coversPort(mapping, port));
}

/** As they are written: `80`, `8000-8100`. */
export function listContainerPorts(document: JsonObject, name: string): readonly string[] {
  return listMappings(document, name).flatMap((mapping) => {
    const port = readNumber(mapping, 'containerPort');
    return port === undefined ? (readString(mapping, 'containerPortRange') ?? []) : String(port);
  });
}

/** Of all containers; 0: ECS or Docker chooses it (ECS API reference, PortMapping). */
export function listHostPorts(document: JsonObject): readonly number[] {
  return listMappings(document).map((mapping) => readNumber(mapping, 'hostPort') ?? 0);
}

/** Names of port mappings, of all containers. */
export function listPortNames(document: JsonObject): readonly string[] {
  return listMappings(document).flatMap((mapping) => readString(mapping, 'name') ?? []);
}

/** Protocols of a mapped port; `tcp` where none is given (ECS API reference, PortMapping). */
export function listPortProtocols(document: JsonObject, name: string, port: number): readonly string[] {
  const mappings = listMappings(document, name).filter((mapping) => coversPort(mapping, port));
  return [...new Set(mappings.map((mapping) => readString(mapping, 'protocol') ?? 'tcp'))];
}

function listMappings(document: JsonObject, name?: string): readonly JsonObject[] {
  const containers = readObjects(document, 'containerDefinitions');
  const wanted = name === undefined ? containers : containers.filter((one) => readString(one, 'name') === name);
  return wanted.flatMap((container) => readObjects(container, 'portMappings'));
}

function coversPort(mapping: JsonObject, port: number): boolean {
  if (readNumber(mapping, 'containerPort') === port) return true;
  const range = /^(\d+)-(\d+)$/.exec(readString(mapping, 'containerPortRange') ?? '');
  return range !== null && Number(range[1]) <= port && port <= Number(range[2]);
}
