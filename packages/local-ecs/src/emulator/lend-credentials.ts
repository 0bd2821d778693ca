import type { EngineSettings } from '../engine/contract.ts';
import type { ContainerAws } from '../runtime/contract.ts';
import { expandRole, issueCredentials } from '../sts/issue-credentials.ts';
import { drawHex } from './draw.ts';

/** What their end is said to be; they do not expire. */
const SESSION_SECONDS = 6 * 3600;

/** Credentials of the roles of tasks. */
export function lendCredentials({ account, region }: EngineSettings): Omit<ContainerAws, 'open'> {
  return {
    region,
    issueCredentials: (role, name) =>
      issueCredentials(expandRole(role, account), { name, seconds: SESSION_SECONDS }, { now: Date.now, drawHex }),
  };
}
