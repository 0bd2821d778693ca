import { asDeployError } from '../errors.ts';
import { readEntry, type Tags } from '../ledger/entry.ts';
import { readVerdict, type ServiceName } from '../ledger/verdict.ts';
import type { World } from '../world.ts';
import type { KnownRevision } from './past.ts';

/** Reads what the ledger has of revisions: each once, however often it is asked for. */
export interface KnownReader {
  /** Of these revisions; undefined when tags may not be read. */
  of(arns: readonly string[]): Promise<readonly KnownRevision[] | undefined>;
  /** Of the newest ACTIVE revisions of the family, and of these. */
  ofFamily(family: string, further: readonly string[]): Promise<readonly KnownRevision[] | undefined>;
}

/** One page of ListTaskDefinitions. */
const MOST_REVISIONS = 100;
/** Asked for at once: ECS counts calls by the second. */
const AT_ONCE = 10;

/** The ports that it needs. */
export type KnownWorld = Pick<World, 'ecs' | 'ledger' | 'digest' | 'tell'>;

/** @param name the service whose verdicts are read */
export function openKnown(name: ServiceName, world: KnownWorld): KnownReader {
  const tags = new Map<string, Promise<Tags | undefined>>();
  const readOne = (arn: string): Promise<Tags | undefined> => {
    const reading = tags.get(arn) ?? world.ledger.read(arn);
    tags.set(arn, reading);
    return reading;
  };
  const describeKnown = (arn: string, read: Tags): KnownRevision => {
    const verdict = readVerdict(read, name, world.digest);
    return { arn, entry: readEntry(read), ...(verdict === undefined ? {} : { verdict }) };
  };
  const of = async (arns: readonly string[]): Promise<readonly KnownRevision[] | undefined> => {
    const distinct = [...new Set(arns)].filter((arn) => arn !== '');
    const known: KnownRevision[] = [];
    for (let from = 0; from < distinct.length; from += AT_ONCE) {
      const page = distinct.slice(from, from + AT_ONCE);
      const read = await Promise.all(page.map(async (arn) => ({ arn, tags: await readOne(arn) })));
      known.push(...read.flatMap((one) => (one.tags === undefined ? [] : [describeKnown(one.arn, one.tags)])));
    }
    return known.length === 0 && distinct.length > 0 ? undefined : known;
  };
  return { of, ofFamily: async (family, further) => of([...(await listFamily(family, world)), ...further]) };
}

async function listFamily(family: string, world: KnownWorld): Promise<readonly string[]> {
  try {
    return await world.ecs.listRevisions(family, MOST_REVISIONS);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable') throw error;
    world.tell({
      type: 'notice',
      text: `Only revisions of the deployment history are known: ${error.message}`,
      advice: error.advice,
    });
    return [];
  }
}
