/** AWS's own words in a message of ours: on one line, whole, without what is secret. */
import { shorten } from '@slipway/ecs-rules/text';
import { withholdValues } from '../../task-definition/withhold-values.ts';
import type { CallName } from './call-name.ts';

const LONGEST = 1000;

/**
 * What follows the first sentence of a refused signature quotes the signed request, and its headers hold the session
 * token (IAM User Guide, troubleshoot Signature Version 4; observed in the answers of several services).
 */
const SIGNED_REQUEST = /canonical (?:string|request)|string[- ]to[- ]sign|x-amz-security-token|AWS4-HMAC|Credential=/i;

/** @param said the message of the exception, as AWS wrote it */
export function readWords(said: string, { sent }: Pick<CallName, 'sent'>): string {
  const own = SIGNED_REQUEST.test(said) ? takeSentence(said) : said;
  const shown = sent === undefined ? own : withholdValues(own, sent);
  return shorten(shown.replaceAll(/\s+/g, ' ').trim(), LONGEST).replace(/\.$/, '');
}

/** Without an end of a sentence the beginning of the line, as far as no part of the request has begun. */
function takeSentence(said: string): string {
  const [line = ''] = said.trimStart().split(/[\r\n]/);
  const [sentence = line] = /^.*?[.!?](?=\s|$)/.exec(line) ?? [];
  const at = sentence.search(SIGNED_REQUEST);
  return at < 0 ? sentence : sentence.slice(0, at).trimEnd();
}
