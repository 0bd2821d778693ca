/** DescribeServiceRevisions. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { clusterArn } from '../arn.ts';
import { digestIn } from '../image.ts';
import { asTimestamp, omitAbsent, readObjects, readString, readStrings } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch } from '../paginate.ts';
import type { ServiceRevisionState } from '../service-record.ts';

export const SERVICE_REVISION_OPERATIONS: OperationTable = { DescribeServiceRevisions: describeServiceRevisions };

function describeServiceRevisions(state: MutableState, { input }: Call): JsonObject {
  const arns = readStrings(input, 'serviceRevisionArns');
  // Wording not documented.
  if (arns.length === 0) throw invalidParameter('serviceRevisionArns cannot be empty.');
  checkBatch(arns, 20, 'serviceRevisionArns');
  const serviceRevisions: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const arn of arns) {
    const revision = state.serviceRevisions.get(arn);
    if (revision !== undefined) serviceRevisions.push(describeRevision(state, revision));
    else failures.push({ arn, reason: 'MISSING' });
  }
  return { serviceRevisions, failures };
}

function describeRevision(state: MutableState, revision: ServiceRevisionState): JsonObject {
  const service = state.services.get(revision.serviceKey);
  const isFargate = service?.launchType === 'FARGATE';
  const described = state.revisions.get(revision.revisionArn)?.described ?? {};
  const strategy = service?.given.capacityProviderStrategy;
  return omitAbsent({
    serviceRevisionArn: revision.arn,
    serviceArn: service?.arn,
    clusterArn: clusterArn(state.settings, revision.serviceKey.split('/')[0] ?? ''),
    taskDefinition: revision.revisionArn,
    launchType: strategy === undefined ? service?.launchType : undefined,
    capacityProviderStrategy: strategy,
    platformFamily: isFargate ? 'Linux' : undefined,
    loadBalancers: [],
    serviceRegistries: [],
    ...revision.shape,
    ...defined({ platformVersion: isFargate ? '1.4.0' : undefined }),
    containerImages: readObjects(described, 'containerDefinitions').map((container) => {
      const containerName = readString(container, 'name') ?? '';
      const image = readString(container, 'image');
      const imageDigest = revision.digests[containerName] ?? digestIn(image ?? '');
      return omitAbsent({ containerName, image, imageDigest });
    }),
    guardDutyEnabled: false,
    createdAt: asTimestamp(revision.createdAt),
  });
}
