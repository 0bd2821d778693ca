import type { Answer } from '../engine/contract.ts';
import { refusedAnswer } from './aws-json.ts';

/** AWS Security Token Service, as far as GetCallerIdentity. */

/** Every caller is the same user of the account, whatever the access key. */
export function identityArn(account: string): string {
  return `arn:aws:iam::${account}:user/local`;
}

export function answerSts(account: string, action: string): Answer {
  if (action !== 'GetCallerIdentity') {
    return refusedAnswer('InvalidAction', `Could not find operation ${action} in the local ECS.`);
  }
  return { ok: true, output: { Arn: identityArn(account), UserId: 'AIDALOCALLOCALLOCAL00', Account: account } };
}
