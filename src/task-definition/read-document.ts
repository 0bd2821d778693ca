import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { Ecs } from '../ports/ecs.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Files } from '../ports/runner.ts';
import type { Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import { formatDocumentError, refuseDocument } from './document-error.ts';
import { parseDocument } from './parse-document.ts';
import type { DocumentPlaces } from './places.ts';
import { toRegistrable } from './registrable.ts';

/** The document that the inputs name. */
export interface NamedDocument {
  /** Absent: none is named, and the revision that is running now is meant. */
  readonly document?: TaskDefinitionDocument;
  /** Of the revision that it was taken from; absent for a file. */
  readonly documentArn?: RevisionArn;
  /** That revision itself, when it was named by its number; absent for the latest of a family. */
  readonly named?: Revision;
  /** Of a file. */
  readonly places?: DocumentPlaces;
}

/**
 * Reads a document from its file, or from ECS. A file is read without a call; what had to be converted in it is
 * reported.
 * @throws DeployError `input` for a file that cannot be used; whatever `Ecs.describeRevision` throws
 */
export async function readDocument(
  { taskDefinition: source, keptEmptyFields }: Pick<DeployRequest, 'taskDefinition' | 'keptEmptyFields'>,
  world: Reporter<Message> & { readonly files: Pick<Files, 'readText'>; readonly ecs: Pick<Ecs, 'describeRevision'> },
): Promise<NamedDocument> {
  if (source.kind === 'current') return {};
  if (source.kind === 'registered') {
    const revision = await world.ecs.describeRevision(source.reference);
    const isNumbered = /:\d+$/.test(source.reference);
    const document = toRegistrable(revision.described);
    return { document, documentArn: revision.arn, ...defined({ named: isNumbered ? revision : undefined }) };
  }
  const text = await world.files.readText(source.path, 'task-definition');
  const parsed = await parseDocument(text, source.path, keptEmptyFields);
  if ('errors' in parsed) throw refuseDocument(parsed.errors);
  if (parsed.notice !== undefined) {
    const text = `${quoteOutsideText(source.path, 200)} was adjusted for ECS. ${parsed.notice}`;
    world.report({ type: 'notice', text, advice: 'Make the same changes in the file.' });
  }
  for (const warning of parsed.warnings) world.report({ type: 'warning', text: formatDocumentError(warning) });
  const { document, places } = parsed;
  return { document, places };
}
