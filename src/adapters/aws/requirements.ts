import type { RequirementPorts } from '../../ports/requirement-ports.ts';
import type { ClientPair } from './client.ts';

/** For all calls together: a deploy waits for them, and continues without. */
const REQUIREMENTS_WITHIN_MS = 10_000;

/** More clients, each loaded only if a task definition needs something of its service. */
export function connectRequirements({ reads }: ClientPair): RequirementPorts {
  const deadline = AbortSignal.timeout(REQUIREMENTS_WITHIN_MS);
  return {
    describeSecret: async (id) => (await import('./secrets.ts')).describeSecret(id, reads, deadline),
    describeParameters: async (names) => (await import('./parameters.ts')).describeParameters(names, reads, deadline),
    getRole: async (name) => (await import('./roles.ts')).getRole(name, reads, deadline),
    mayPassRole: async (caller, role) => (await import('./roles.ts')).mayPassRole({ caller, role }, reads, deadline),
    describeLogGroups: async (prefix) => (await import('./logs.ts')).describeLogGroups(prefix, reads, deadline),
  };
}
