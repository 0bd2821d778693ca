import { chooseClients } from '../adapters/aws/client.ts';
import { findService } from '../history/read-history.ts';
import type { Texts } from '../init/answers.ts';
import { describeRunning, findRunningProblem } from '../init/describe-running.ts';
import type { Deployment } from '../init/documents.ts';
import { readAction, readValue } from '../init/read-setup.ts';
import { DeployError } from '../ports/deploy-error.ts';

/**
 * Reads a running service, and changes nothing.
 * @throws DeployError `absent`, `unsupported`, and as every read of ECS
 */
export async function readRunning(service: string, texts: Texts): Promise<Deployment> {
  const cluster = readValue('cluster', texts.get('cluster'));
  // The SDK is loaded only now.
  const { createEcs } = await import('../adapters/aws/ecs.ts');
  const ecs = createEcs(await chooseClients());
  const { arn, revisionArn } = await findService({ cluster, service }, { ecs });
  const [described = {}, revision] = await Promise.all([
    ecs.describeWholeService(cluster, service),
    ecs.describeRevision(revisionArn),
  ]);
  const problem = findRunningProblem(service, described);
  if (problem !== undefined) throw new DeployError({ kind: 'unsupported', ...problem });
  const [, , , region = '', accountId = ''] = arn.split(':');
  const codeRepository = texts.get('code-repository');
  return {
    cluster,
    services: [describeRunning({ name: service, service: described, revision: revision.described })],
    isRunning: true,
    ci: readValue('ci', texts.get('ci')),
    ...(codeRepository === undefined ? {} : { codeRepository }),
    environment: texts.get('environment') ?? '',
    accountId,
    region,
    action: readAction(texts),
  };
}
