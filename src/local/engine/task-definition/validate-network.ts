/** Rules on the network mode, ports and links of a task definition. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readBoolean, readList, readNumber, readObjects, readString } from '../input.ts';

const MODES = ['bridge', 'host', 'awsvpc', 'none'];

export function checkNetwork(task: JsonObject, containers: readonly JsonObject[]): void {
  const mode = readString(task, 'networkMode') ?? 'bridge';
  // Wording not documented.
  if (!MODES.includes(mode)) throw clientFault(`Invalid networkMode '${mode}'.`);
  const portNames = new Set<string>();
  for (const container of containers) {
    checkPorts(container, mode, portNames);
    const hasLinks = (readList(container, 'links') ?? []).length > 0;
    if (hasLinks && mode !== 'bridge') throw clientFault(`Links are not supported when networkMode=${mode}.`);
    if (readBoolean(container, 'disableNetworking') === true && mode === 'awsvpc') {
      throw clientFault('Disable Networking is not supported on container when networkMode=awsvpc');
    }
  }
}

function checkPorts(container: JsonObject, mode: string, names: Set<string>): void {
  for (const mapping of readObjects(container, 'portMappings')) {
    const port = readNumber(mapping, 'containerPort');
    const hostPort = readNumber(mapping, 'hostPort') ?? 0;
    const hasRange = readString(mapping, 'containerPortRange') !== undefined;
    if (port !== undefined && hasRange) throw clientFault('cannot specify both single port and port range');
    // Wording not documented, of the next three.
    if (mode === 'none') throw clientFault('Port mappings are not supported when networkMode=none.');
    if (!isPort(port ?? 1) || (hostPort !== 0 && !isPort(hostPort))) throw clientFault('Invalid port in portMappings.');
    checkPortName(mapping, names);
    if (mode !== 'bridge' && hostPort !== 0 && hostPort !== port) {
      throw clientFault(`When networkMode=${mode}, the host ports and container ports in port mappings must match.`);
    }
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function checkPortName(mapping: JsonObject, names: Set<string>): void {
  const name = readString(mapping, 'name');
  if (name === undefined) return;
  if (names.has(name)) throw clientFault(`Port mapping name '${name}' must be unique within a task definition.`);
  names.add(name);
}
