import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ECRClient,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import {
  ClusterNotFoundException,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  paginateListClusters,
} from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

describe('the clients of the AWS SDK', () => {
  let local: Emulator;
  let ecs: ECSClient;
  let ecr: ECRClient;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
    ecs = new ECSClient(clientSettings(local));
    ecr = new ECRClient(clientSettings(local));
  });

  afterEach(async () => {
    ecs.destroy();
    ecr.destroy();
    await local.close();
  });

  test('what is created is described', async () => {
    await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));

    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['shop'] }));

    expect(clusters).toMatchObject([{ clusterName: 'shop', status: 'ACTIVE', runningTasksCount: 0 }]);
  });

  test('lists come in pages', async () => {
    for (const clusterName of ['a', 'b', 'c']) await ecs.send(new CreateClusterCommand({ clusterName }));

    const pages: number[] = [];
    for await (const page of paginateListClusters({ client: ecs, pageSize: 2 }, {})) {
      pages.push(page.clusterArns?.length ?? 0);
    }

    expect(pages).toEqual([2, 2]);
  });

  test('an exception arrives as its own class, with the text and the request id', async () => {
    const thrown = await ecs.send(new DeleteClusterCommand({ cluster: 'nowhere' })).catch((error: unknown) => error);

    expect(thrown).toBeInstanceOf(ClusterNotFoundException);
    expect(thrown).toMatchObject({
      message: 'Cluster not found.',
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  test('dates are dates', async () => {
    const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));

    expect(repository?.createdAt).toEqual(new Date(1_700_000_000_000));
  });

  test('an exception of ECR arrives as its own class', async () => {
    const requested = ecr.send(new DescribeImagesCommand({ repositoryName: 'nowhere' }));

    await expect(requested).rejects.toBeInstanceOf(RepositoryNotFoundException);
  });

  test('STS returns the owner of the credentials', async () => {
    const sts = new STSClient(clientSettings(local));

    const identity = await sts.send(new GetCallerIdentityCommand({}));
    sts.destroy();

    expect(identity).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/local' });
  });

  test('a throttled call is tried again by itself', async () => {
    local.setFaults([
      {
        operation: 'CreateCluster',
        on: 1,
        fault: { kind: 'error', type: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
      },
    ]);

    await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));

    expect(local.calls().map((call) => call.answer)).toEqual(['ThrottlingException', 'ok']);
  });
});
