import type { ServiceSetup } from '../setup.ts';

/** A service with the beginning of the logical IDs of its resources, such as `Web` of `WebService`. */
export interface NamedService extends ServiceSetup {
  readonly id: string;
}

/**
 * Logical IDs have only letters and digits and are unique in a template (CloudFormation User Guide, resources): `web-api`
 * becomes `WebApi`, and a name that would become the same gets a number.
 */
export function nameServices(services: readonly ServiceSetup[]): readonly NamedService[] {
  const taken = new Set<string>();
  return services.map((service) => {
    const id = findFree(toLogicalId(service.name), taken);
    taken.add(id);
    return { ...service, id };
  });
}

function toLogicalId(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function findFree(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}N${number}`;
  return free;
}
