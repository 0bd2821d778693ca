/** What RegisterTaskDefinition refuses. */
import type { JsonObject } from '../../../json.ts';
import type { Breach } from '../../../task-definition/rules/breach.ts';
import { listBreaches } from '../../../task-definition/rules/rules.ts';
import { ApiFault, clientFault } from '../fault.ts';
import { readList } from '../input.ts';
import { checkOwnConstraints } from '../placement-rules.ts';

/**
 * @throws ApiFault for the first rule that is broken: ClientException; SerializationException for a wrong type;
 *   UnsupportedFeatureException for what is not simulated
 */
export function checkTaskDefinition(input: JsonObject): void {
  // What is only doubted is accepted: it would be a refusal that the real service may not have.
  for (const breach of listBreaches(input)) if (breach.kind !== 'doubt') throw toFault(breach);
  checkOwnConstraints(input);
  if (readList(input, 'tags')?.length === 0) throw clientFault('Tags can not be empty.');
}

function toFault({ kind, text }: Breach): ApiFault {
  return kind === 'type' ? new ApiFault('SerializationException', text) : clientFault(text);
}
