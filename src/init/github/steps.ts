/** Steps that both workflows have. */
import { VERSION } from '../../text/version.ts';
import type { Deployment } from '../documents.ts';
import { deployRoleName, roleArn } from '../names.ts';

const CREDENTIALS = 'aws-actions/configure-aws-credentials@61815dcd50bd041e203e49132bacad1fd04d2708 # v5.1.1';

export function renderCredentials(deployment: Deployment): readonly string[] {
  return [
    `      - uses: ${CREDENTIALS}`,
    '        with:',
    `          role-to-assume: ${roleArn(deployment, deployRoleName(deployment.cluster))}`,
    `          aws-region: ${deployment.region}`,
  ];
}

/**
 * What follows `uses:`, with the version as a comment.
 * @param action `OWNER/slipway@COMMIT`
 * @param folder of another action in the same repository
 */
export function renderUses(action: string, folder?: string): string {
  const [repository, commit] = action.split('@');
  const path = folder === undefined ? repository : `${repository}/${folder}`;
  return `${path}@${commit} # v${VERSION}`;
}
