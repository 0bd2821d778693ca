/** A service that a run will create, and whether its task definition fits. */
import { readAttachments } from '@slipway/ecs-rules/task-definition';
import { defined, type JsonObject, readNumber, readObject, readObjects, readString } from '@slipway/ecs-rules/values';
import type { Problem } from '../ports/finding.ts';
import type { ServiceLoadBalancer } from '../ports/service-records.ts';
import { listMismatches, type MatchedService } from '../rollout/document-mismatches.ts';

/** The service of a definition. */
export interface ServiceCreation {
  readonly service: MatchedService;
  readonly isFargate: boolean;
}

/** @param definition the input of CreateService */
export function planCreation(name: string, definition: JsonObject): ServiceCreation {
  const network = readObject(definition, 'networkConfiguration');
  const providers = readObjects(definition, 'capacityProviderStrategy').map((one) =>
    readString(one, 'capacityProvider'),
  );
  return {
    service: {
      name,
      ...defined({ networkConfiguration: network }),
      loadBalancers: readObjects(definition, 'loadBalancers').map(toLoadBalancer),
      // A deployment shows what the service was created with.
      attachments: readAttachments({ ...definition, deployments: [{ ...definition, status: 'PRIMARY' }] }),
      volumeConfigurations: readObjects(definition, 'volumeConfigurations'),
    },
    isFargate: definition.launchType === 'FARGATE' || providers.some((provider) => provider?.startsWith('FARGATE')),
  };
}

function toLoadBalancer(entry: JsonObject): ServiceLoadBalancer {
  return defined({
    targetGroupArn: readString(entry, 'targetGroupArn'),
    loadBalancerName: readString(entry, 'loadBalancerName'),
    containerName: readString(entry, 'containerName'),
    containerPort: readNumber(entry, 'containerPort'),
  });
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
