import { asDeployError } from '../ports/deploy-error.ts';
import type { Ports } from '../ports/ports.ts';
import type { RequirementPorts, SecretRecord } from '../ports/requirement-ports.ts';
import { readPass, stateOfRole } from './check-role.ts';
import type { CheckedRequirement, Requirement, RequirementState } from './requirement.ts';

/** Calls at the same time. */
const MOST_AT_ONCE = 10;

/** A filter takes up to 50 values (AWS Systems Manager API reference, ParameterStringFilter), each has two at most. */
const MOST_PARAMETERS = 25;

/**
 * Reads for each requirement whether it exists. A call that fails is a state, too: a run does without.
 * @param callerArn who would pass the roles
 */
export async function readRequirements(
  requirements: readonly Requirement[],
  callerArn: string,
  world: Pick<Ports, 'requirements'>,
): Promise<readonly CheckedRequirement[]> {
  if (requirements.length === 0) return [];
  const ports = world.requirements();
  const parameters = requirements.filter(({ kind }) => kind === 'parameter');
  const others = requirements.filter(({ kind }) => kind !== 'parameter');
  const calls = [
    ...others.map((one) => () => checkOne(one, callerArn, ports)),
    ...cut(parameters, MOST_PARAMETERS).map((some) => () => checkParameters(some, ports)),
  ];
  const checked: CheckedRequirement[] = [];
  for (const some of cut(calls, MOST_AT_ONCE)) {
    checked.push(...(await Promise.all(some.map((call) => call()))).flat());
  }
  return checked;
}

function checkOne(
  requirement: Requirement,
  callerArn: string,
  ports: RequirementPorts,
): Promise<readonly CheckedRequirement[]> {
  switch (requirement.kind) {
    case 'secret':
      return checkSecret(requirement, ports);
    case 'role':
      return checkRole(requirement, ports);
    case 'pass':
      return check([requirement], async () => {
        const state = await readPass(requirement, callerArn, ports);
        return () => state;
      });
    default:
      return checkLogGroup(requirement, ports);
  }
}

function checkRole(requirement: Requirement, ports: RequirementPorts): Promise<readonly CheckedRequirement[]> {
  return check([requirement], async () => {
    const role = await ports.getRole(requirement.name);
    return (one) => stateOfRole(role, one);
  });
}

function checkSecret(requirement: Requirement, ports: RequirementPorts): Promise<readonly CheckedRequirement[]> {
  const [id = ''] = requirement.ids;
  return check([requirement], async () => {
    const secret = await ports.describeSecret(id);
    return () => stateOfSecret(secret);
  });
}

function stateOfSecret(secret: SecretRecord | undefined): RequirementState {
  if (secret === undefined) return { kind: 'absent' };
  return secret.deletedAt === undefined ? { kind: 'exists' } : { kind: 'deleted', at: secret.deletedAt };
}

function checkLogGroup(requirement: Requirement, ports: RequirementPorts): Promise<readonly CheckedRequirement[]> {
  const [id = ''] = requirement.ids;
  return check([requirement], async () => stateIn(await ports.describeLogGroups(id)));
}

function checkParameters(
  requirements: readonly Requirement[],
  ports: RequirementPorts,
): Promise<readonly CheckedRequirement[]> {
  const ids = new Set(requirements.flatMap((requirement) => requirement.ids));
  return check(requirements, async () => stateIn(await ports.describeParameters([...ids])));
}

function stateIn(existing: readonly string[]): (requirement: Requirement) => RequirementState {
  return ({ ids }) => ({ kind: ids.some((id) => existing.includes(id)) ? 'exists' : 'absent' });
}

/** One call for all of them. @throws DeployError `internal`, a bug of ours */
async function check(
  requirements: readonly Requirement[],
  read: () => Promise<(requirement: Requirement) => RequirementState>,
): Promise<readonly CheckedRequirement[]> {
  const stateOf = await read().catch((thrown: unknown) => {
    const { kind, message: why, advice } = asDeployError(thrown);
    if (kind === 'internal') throw thrown;
    return (): RequirementState => ({ kind: 'unread', isDenied: kind === 'access', why, advice });
  });
  return requirements.map((requirement) => ({ requirement, state: stateOf(requirement) }));
}

function cut<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
