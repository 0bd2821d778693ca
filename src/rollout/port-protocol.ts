/** Whether the port that a load balancer uses stays on the protocol of its target group. */

import { listPortProtocols } from '@slipway/ecs-rules/task-definition';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { type JsonObject, readString } from '@slipway/ecs-rules/values';
import type { Notice } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';

/**
 * A target group receives one protocol, unless it is of TCP_UDP (Elastic Load Balancing User Guide, target groups for
 * Network Load Balancers). In network mode bridge Docker publishes the port for the mapped protocol only; in the other
 * modes nothing depends on it. Whether UpdateService refuses such a change is not documented.
 */
export function warnOfPortProtocol(service: ServiceRecord, current: JsonObject, next: JsonObject): readonly Notice[] {
  if ((readString(next, 'networkMode') ?? 'bridge') !== 'bridge') return [];
  return service.loadBalancers.flatMap(({ containerName, containerPort }): readonly Notice[] => {
    if (containerName === undefined || containerPort === undefined) return [];
    const before = listPortProtocols(current, containerName, containerPort);
    const after = listPortProtocols(next, containerName, containerPort);
    const lost = before.filter((protocol) => !after.includes(protocol));
    if (after.length === 0 || lost.length === 0) return [];
    const port = `Container port ${containerPort} of container ${quoteOutsideText(containerName, 255)}`;
    const text = `${port} changes from ${before.join(' and ')} to ${after.join(' and ')}, and the load balancer of service ${service.name} uses it. Health checks fail if the target group has another protocol.`;
    return [{ level: 'warning', text, advice: 'Keep the protocol, or change the target group of the service first.' }];
  });
}
