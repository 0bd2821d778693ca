import type { CodeDeployRequest } from '../inputs/request.ts';
import type { GroupName } from './records.ts';

/** The names given, else those that the ECS console makes of cluster and service. */
export function nameGroup(
  { application, group }: Pick<CodeDeployRequest, 'application' | 'group'>,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): GroupName {
  return {
    application: application ?? `AppECS-${cluster}-${service}`,
    group: group ?? `DgpECS-${cluster}-${service}`,
  };
}
