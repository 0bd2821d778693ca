/** A rollback of `web:3` whose target is searched for. */
import type { RollbackRequest } from '../../src/inputs/request.ts';
import type { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs, Ledger } from '../../src/ports/ecs.ts';
import type { Origin } from '../../src/ports/runner.ts';
import type { Tags } from '../../src/ports/tags.ts';
import type { Revision } from '../../src/ports/task-definition.ts';
import { findTarget, type RollbackService } from '../../src/rollback/find-target.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  revisionArn,
  serviceDeploymentArn,
} from '../support/builders/service-builders.ts';
import { aDocker, aLedger, anEcr, anEcs, aWorld } from '../support/fakes/fake-world.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@${DIGEST}`;
const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };

export function aRevision(number: number, status = 'ACTIVE', image = IMAGE): Revision {
  const described = { family: 'web', containerDefinitions: [{ name: 'web', image }] };
  return { arn: revisionArn(`web:${number}`), family: 'web', number, status, described };
}

/** `web:3` runs; it was deployed after `web:2`, and that after `web:1`. */
export const HISTORY = [3, 2, 1].map((number) =>
  aServiceDeployment({
    arn: serviceDeploymentArn(`deployment-${number}`),
    status: 'SUCCESSFUL',
    targetRevisionArn: revisionArn(`web:${number}`),
    createdAt: number * 1_000,
  }),
);

function aRunningService(number: number) {
  const deployments = [anOldDeployment({ status: 'PRIMARY', revisionArn: revisionArn(`web:${number}`) })];
  return aService({ revisionArn: revisionArn(`web:${number}`), deployments });
}

interface Stage {
  readonly request?: RollbackRequest;
  /** The revision that runs. */
  readonly running?: number;
  readonly tags?: ReadonlyMap<string, Tags>;
  readonly origin?: Partial<Origin>;
  readonly describeRevision?: Ecs['describeRevision'];
  /** Digests that the registry has. */
  readonly digests?: readonly string[];
  /** What else is known of the service. */
  readonly found?: Partial<RollbackService>;
  readonly isArchived?: boolean;
  /** Why no tags can be read, where they are needed. */
  readonly unread?: DeployError;
  /** Receives the ARNs whose tags are read. */
  readonly asked?: string[];
}

export function find({
  request = { kind: 'previous' },
  running = 3,
  tags = new Map(),
  origin = {},
  describeRevision = (reference) => Promise.resolve(aRevision(Number(/:(\d+)$/.exec(reference)?.[1]))),
  digests = [DIGEST],
  found = {},
  isArchived = false,
  unread,
  asked = [],
}: Stage = {}) {
  const ledger = unread === undefined ? aLedger(new Map(tags)) : anUnreadLedger(unread);
  const world = aWorld({
    origin,
    ledger: {
      ...ledger,
      read: noting(asked, ledger.read),
      readNeeded: noting(asked, ledger.readNeeded),
    },
    docker: aDocker(() => ({ exitCode: 1, stderr: 'no such host' })),
    ecs: anEcs({ describeRevision, listRevisions: () => Promise.resolve([2, 1].map((n) => revisionArn(`web:${n}`))) }),
    ecr: anEcr({
      isCache: () => Promise.resolve(false),
      imageContent: () => Promise.resolve({ labels: {}, platforms: [], children: [] }),
      findImage: (_, id) => {
        const digest = digests.find((one) => ('digest' in id ? one === id.digest : true));
        return Promise.resolve(digest === undefined ? undefined : { digest, isArchived });
      },
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return findTarget(
    request,
    { service: aRunningService(running), current: aRevision(running), history: HISTORY, ...found },
    world,
  );
}

function noting(asked: string[], read: Ledger['read']): Ledger['read'] {
  return (arn) => {
    asked.push(arn);
    return read(arn);
  };
}

function anUnreadLedger(why: DeployError): Ledger {
  return { ...aLedger(), read: () => Promise.resolve(undefined), readNeeded: () => Promise.reject(why) };
}
