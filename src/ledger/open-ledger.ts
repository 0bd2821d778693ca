import type { RevisionArn, ServiceArn } from '@slipway/ecs-rules/arns';
import { asDeployError, type DeployError, isNoAnswer } from '../ports/deploy-error.ts';
import type { Ledger } from '../ports/ecs.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Tags } from '../ports/tags.ts';

/** The ports that the ledger needs. */
export type LedgerWorld = Pick<Ports, 'ecs'> & Reporter<Message>;

/** After the first denial of a kind, for services or for revisions, nothing of that kind is tried again. */
export function openLedger(world: LedgerWorld): Ledger {
  const read = openAct(
    {
      reported: 'Unknown whether a newer run has deployed and where revisions come from',
      rights: 'ecs:ListTagsForResource',
    },
    world,
  );
  const write = openAct({ reported: 'This deployment is not recorded in tags', rights: 'ecs:TagResource' }, world);
  return {
    read: (arn) => read(arn, () => world.ecs.tagsOf(arn)),
    readNeeded: (arn) => read(arn, () => world.ecs.tagsOf(arn), isNoAnswer),
    write: async (arn, tags) => {
      if (Object.keys(tags).length === 0) return true;
      const isDone = await write(arn, async () => {
        await world.ecs.tag(arn, tags);
        return true;
      });
      return isDone ?? false;
    },
  };
}

/** Reads the tags of each resource once: for reads that belong to one moment. */
export function readOnce({ read, readNeeded, write }: Ledger): Ledger {
  const known = new Map<RevisionArn | ServiceArn, Promise<Tags | undefined>>();
  return {
    read: (arn) => {
      const tags = known.get(arn) ?? read(arn);
      known.set(arn, tags);
      return tags;
    },
    readNeeded: async (arn) => {
      const tags = (await known.get(arn)) ?? (await readNeeded(arn));
      known.set(arn, Promise.resolve(tags));
      return tags;
    },
    write,
  };
}

interface ActWords {
  readonly reported: string;
  readonly rights: string;
}

function openAct(words: ActWords, world: LedgerWorld) {
  const denied = new Set<string>();
  let isReported = false;
  return async <Value>(
    arn: RevisionArn | ServiceArn,
    act: () => Promise<Value>,
    isFatal: (error: DeployError) => boolean = () => false,
  ): Promise<Value | undefined> => {
    if (denied.has(kindOf(arn))) return undefined;
    try {
      return await act();
    } catch (thrown) {
      const error = asDeployError(thrown);
      if (isFatal(error)) throw error;
      if (error.kind === 'access') denied.add(kindOf(arn));
      if (!isReported) world.report(describeProblem(words, error));
      isReported = true;
      return undefined;
    }
  };
}

/** `service` or `task-definition`: a role may be allowed one of them. */
function kindOf(arn: RevisionArn | ServiceArn): string {
  return /^arn:[^/]*:([\w-]+)\//.exec(arn)?.[1] ?? '';
}

function describeProblem({ reported, rights }: ActWords, error: DeployError) {
  const advice =
    error.kind === 'access'
      ? `Allow ${rights} for rollbacks by release or commit, the history, and the stale-run check.`
      : 'Everything else works without it.';
  return { type: 'notice', text: `${reported}: ${error.message}`, advice } as const;
}
