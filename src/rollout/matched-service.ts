/** What of a service its task definition has to match, whether it exists, is changed or will be created. */
import { readAttachments, type ServiceAttachments } from '@slipway/ecs-rules/task-definition';
import { defined, type JsonObject, readNumber, readObject, readObjects, readString } from '@slipway/ecs-rules/values';
import type { ServiceLoadBalancer, ServiceRecord } from '../ports/service-records.ts';

export interface MatchedService
  extends Pick<ServiceRecord, 'networkConfiguration' | 'loadBalancers' | 'attachments' | 'volumeConfigurations'> {
  readonly name: string;
}

/** @param definition the input of CreateService */
export function readMatchedService(name: string, definition: JsonObject): MatchedService {
  const network = readObject(definition, 'networkConfiguration');
  return {
    name,
    ...defined({ networkConfiguration: network }),
    loadBalancers: readObjects(definition, 'loadBalancers').map(toLoadBalancer),
    // A deployment shows what the service was created with.
    attachments: readAttachments({ ...definition, deployments: [{ ...definition, status: 'PRIMARY' }] }),
    volumeConfigurations: readObjects(definition, 'volumeConfigurations'),
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

/** The service once UpdateService has changed these fields. */
export function changeMatchedService(service: MatchedService, settings: JsonObject = {}): MatchedService {
  const changed = readMatchedService(service.name, settings);
  const choose = <Field extends keyof MatchedService>(field: Field) => (field in settings ? changed : service)[field];
  return {
    name: service.name,
    ...defined({
      networkConfiguration: choose('networkConfiguration'),
      attachments: changeAttachments(service.attachments, changed.attachments, settings),
    }),
    loadBalancers: choose('loadBalancers'),
    volumeConfigurations: choose('volumeConfigurations'),
  };
}

const FIELDS = { 'Service Connect': 'serviceConnectConfiguration', 'VPC Lattice': 'vpcLatticeConfigurations' } as const;

function changeAttachments(
  before: ServiceAttachments | undefined,
  after: ServiceAttachments | undefined,
  settings: JsonObject,
): ServiceAttachments | undefined {
  if (before === undefined || after === undefined) return before;
  const isChanged = ({ user }: ServiceAttachments['portNames'][number]) => FIELDS[user] in settings;
  return {
    ...before,
    registries: ('serviceRegistries' in settings ? after : before).registries,
    portNames: [...before.portNames.filter((use) => !isChanged(use)), ...after.portNames.filter(isChanged)],
  };
}
