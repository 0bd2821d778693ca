import { asDeployError, type DeployError } from '../errors.ts';
import type { World } from '../world.ts';
import type { Tags } from './entry.ts';

/** The ports that the ledger needs. */
export type LedgerWorld = Pick<World, 'ecs' | 'tell'>;

/** Reads and writes tags for one run. Nothing here ever fails a run: what cannot be done is said once. */
export interface Ledger {
  /** All tags of a revision or service; undefined when they could not be read. */
  read(arn: string): Promise<Tags | undefined>;
  /** Adds tags, those of the same key replaced, all others kept. Whether it was done. */
  write(arn: string, tags: Tags): Promise<boolean>;
}

/** After the first denial of a kind, nothing of that kind is tried again. */
export function openLedger(world: LedgerWorld): Ledger {
  const read = openAct({ told: 'Where revisions come from is not known', rights: 'ecs:ListTagsForResource' }, world);
  const write = openAct({ told: 'This deploy is not written down', rights: 'ecs:TagResource' }, world);
  return {
    read: (arn) => read(() => world.ecs.tagsOf(arn)),
    write: async (arn, tags) => {
      if (Object.keys(tags).length === 0) return true;
      const isDone = await write(async () => {
        await world.ecs.tag(arn, tags);
        return true;
      });
      return isDone ?? false;
    },
  };
}

interface ActWords {
  readonly told: string;
  readonly rights: string;
}

function openAct(words: ActWords, world: LedgerWorld) {
  let isDenied = false;
  let isTold = false;
  return async <Value>(act: () => Promise<Value>): Promise<Value | undefined> => {
    if (isDenied) return undefined;
    try {
      return await act();
    } catch (thrown) {
      const error = asDeployError(thrown);
      isDenied = error.kind === 'access';
      if (!isTold) world.tell(describeFault(words, error));
      isTold = true;
      return undefined;
    }
  };
}

function describeFault({ told, rights }: ActWords, error: DeployError) {
  const advice =
    error.kind === 'access'
      ? `Allow ${rights} for rollbacks by release or commit, the history, and the guard against old runs.`
      : 'The deploy goes on without it.';
  return { type: 'notice', text: `${told}: ${error.message}`, advice } as const;
}
