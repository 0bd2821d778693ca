import type { DeployRequest } from '../inputs/request.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { Ecs } from '../world/ecs.ts';
import type { Files } from '../world/runner.ts';
import type { World } from '../world.ts';
import type { Revision, TaskDefinitionDocument } from './document.ts';
import { formatDocumentFault, refuseDocument } from './fault.ts';
import { parseDocument } from './parse-document.ts';
import type { DocumentPlaces } from './places.ts';
import { toRegistrable } from './registrable.ts';

/** The document that the inputs name. */
export interface NamedDocument {
  /** Absent: none is named, and the revision that serves now is meant. */
  readonly document?: TaskDefinitionDocument;
  /** Of the revision that it was taken from; absent for a file. */
  readonly documentArn?: string;
  /** That revision itself, when it was named by its number; absent for the latest of a family. */
  readonly named?: Revision;
  /** Of a file. */
  readonly places?: DocumentPlaces;
}

/**
 * Reads a document from its file, or from ECS. A file is read without a call; what had to be put right in it is told.
 * @throws DeployError `input` for a file that cannot be used; whatever `Ecs.describeRevision` throws
 */
export async function readDocument(
  { taskDefinition: asked, keptEmptyMembers }: Pick<DeployRequest, 'taskDefinition' | 'keptEmptyMembers'>,
  world: Pick<World, 'tell'> & { readonly files: Pick<Files, 'readText'>; readonly ecs: Pick<Ecs, 'describeRevision'> },
): Promise<NamedDocument> {
  if (asked.kind === 'serving') return {};
  if (asked.kind === 'registered') {
    const revision = await world.ecs.describeRevision(asked.reference);
    const isNumbered = /:\d+$/.test(asked.reference);
    const document = toRegistrable(revision.described);
    return { document, documentArn: revision.arn, ...(isNumbered ? { named: revision } : {}) };
  }
  const text = await world.files.readText(asked.path, 'task-definition');
  const parsed = parseDocument(text, asked.path, keptEmptyMembers);
  if ('faults' in parsed) throw refuseDocument(parsed.faults);
  if (parsed.notice !== undefined) {
    const text = `${quoteOutsideText(asked.path, 200)} was adjusted for ECS. ${parsed.notice}`;
    world.tell({ type: 'notice', text, advice: 'Make the same changes in the file.' });
  }
  for (const doubt of parsed.doubts) world.tell({ type: 'warning', text: formatDocumentFault(doubt) });
  const { document, places } = parsed;
  return { document, places };
}
