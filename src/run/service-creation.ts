/** A service that a run will create, and whether its task definition fits. */
import { type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import type { Problem } from '../ports/finding.ts';
import { listMismatches } from '../rollout/document-mismatches.ts';
import { type MatchedService, readMatchedService } from '../rollout/matched-service.ts';

/** The service of a definition. */
export interface ServiceCreation {
  readonly service: MatchedService;
  readonly isFargate: boolean;
}

/** @param definition the input of CreateService */
export function planCreation(name: string, definition: JsonObject): ServiceCreation {
  const providers = readObjects(definition, 'capacityProviderStrategy').map((one) =>
    readString(one, 'capacityProvider'),
  );
  return {
    service: readMatchedService(name, definition),
    isFargate: definition.launchType === 'FARGATE' || providers.some((provider) => provider?.startsWith('FARGATE')),
  };
}

/** What CreateService would refuse. @param next undefined: it cannot be rendered, which is an error already */
export function checkCreation(
  { service, isFargate }: ServiceCreation,
  next: JsonObject | undefined,
): readonly Problem[] {
  if (next === undefined) return [];
  const advice = 'Correct the task definition, or the service definition.';
  return listMismatches({ service, isFargate }, next).map(({ text }) => ({ text, advice }));
}
