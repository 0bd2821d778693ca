import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { readEntry } from '../ledger/entry.ts';
import { readOnce } from '../ledger/open-ledger.ts';
import { readVerdict, type ServiceName } from '../ledger/verdict.ts';
import { asDeployError, isNoAnswer } from '../ports/deploy-error.ts';
import type { Ledger } from '../ports/ecs.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Tags } from '../ports/tags.ts';
import type { KnownRevision } from './past.ts';

/** Reads what the ledger has of revisions: each once, however often it is requested. */
export interface KnownReader {
  /** Of these revisions; undefined when tags may not be read. */
  of(arns: readonly RevisionArn[]): Promise<readonly KnownRevision[] | undefined>;
  /**
   * Of the newest ACTIVE revisions of the family, and of these.
   *
   * @throws DeployError when the tags are needed and AWS does not answer, or the credentials have expired
   */
  ofFamily(family: string, question: FamilyQuestion): Promise<readonly KnownRevision[] | undefined>;
}

/** What is read of a family. */
export interface FamilyQuestion {
  /** Revisions that are read too, of whatever family and status. */
  readonly further: readonly RevisionArn[];
  /** Nothing can be chosen without their tags. */
  readonly isNeeded: boolean;
}

/** One page of ListTaskDefinitions. */
const MOST_REVISIONS = 100;
/** Reads in progress at a time: ECS limits calls per second. */
const AT_ONCE = 10;

/** The ports that it needs. */
export type KnownWorld = Pick<Ports, 'ecs' | 'ledger' | 'digest'> & Reporter<Message>;

/** @param name the service whose verdicts are read */
export function openKnown(name: ServiceName, world: KnownWorld): KnownReader {
  const ledger = readOnce(world.ledger);
  const describeKnown = (arn: RevisionArn, read: Tags): KnownRevision => {
    const verdict = readVerdict(read, name, world.digest);
    return { arn, entry: readEntry(read), ...defined({ verdict }) };
  };
  const readAll = async (
    arns: readonly RevisionArn[],
    readOne: Ledger['read'],
  ): Promise<readonly KnownRevision[] | undefined> => {
    const distinct = [...new Set(arns)].filter((arn) => arn !== '');
    const known: KnownRevision[] = [];
    for (let from = 0; from < distinct.length; from += AT_ONCE) {
      const page = distinct.slice(from, from + AT_ONCE);
      const read = await Promise.all(page.map(async (arn) => ({ arn, tags: await readOne(arn) })));
      known.push(...read.flatMap((one) => (one.tags === undefined ? [] : [describeKnown(one.arn, one.tags)])));
    }
    return known.length === 0 && distinct.length > 0 ? undefined : known;
  };
  return {
    of: (arns) => readAll(arns, ledger.read),
    ofFamily: async (family, { further, isNeeded }) =>
      readAll([...(await listFamily(family, world)), ...further], isNeeded ? ledger.readNeeded : ledger.read),
  };
}

async function listFamily(family: string, world: KnownWorld): Promise<readonly RevisionArn[]> {
  try {
    return await world.ecs.listRevisions(family, MOST_REVISIONS);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (isNoAnswer(error)) throw error;
    world.report({
      type: 'notice',
      text: `Only revisions in the deployment history are known: ${error.message}`,
      advice: error.advice,
    });
    return [];
  }
}
