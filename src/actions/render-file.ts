import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Change } from '../diff/change.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import { describeKeptImages } from '../image/kept-images.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { pickTeamTags } from '../ledger/entry.ts';
import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import type { Ecs } from '../ports/ecs.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Files } from '../ports/runner.ts';
import { refuseDocument } from '../task-definition/document-error.ts';
import { AS_GIVEN, editsOf } from '../task-definition/edits.ts';
import { readDocument } from '../task-definition/read-document.ts';
import { renderTaskDefinition } from '../task-definition/render.ts';
import { revisionName } from '../text/arn.ts';

/** A rendered task definition that a later step can take up. */
export interface RenderedFile {
  /** Absolute, under the temporary folder of the runner. */
  readonly path: string;
  /** Image by container; a container without one does not exist. */
  readonly images: Readonly<Record<string, string>>;
  /** What the inputs change. */
  readonly changes: readonly Change[];
  /** The images that stay, in words. */
  readonly kept: readonly string[];
}

/**
 * Renders the document that the inputs name into a file of its own. Only the containers that the inputs name are
 * checked: another render may give the others their images.
 * @throws DeployError `input` when none is named, it cannot be used or a container does not exist; `absent`, `access` …
 * when it is to come from ECS and does not
 */
export async function renderFile(
  request: DeployRequest,
  world: Reporter<Message> & {
    readonly files: Pick<Files, 'readText' | 'writeTemporary'>;
    readonly ecs: Pick<Ecs, 'describeRevision' | 'tagsOf'>;
  },
): Promise<RenderedFile> {
  const { document: read, documentArn } = await readDocument(request, world);
  if (read === undefined) throw refuseNone();
  const tags = documentArn === undefined ? [] : await readTeamTags(documentArn, world);
  const base = tags.length === 0 ? read : { ...read, tags };
  const edits = editsOf(AS_GIVEN, request, undefined);
  const rendered = renderTaskDefinition(base, edits, 'chosen');
  if ('errors' in rendered) throw refuseDocument(rendered.errors);
  const { document } = rendered;
  const path = await world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
  const images = document.containerDefinitions.flatMap(({ name, image }) =>
    image === undefined ? [] : [[name, image]],
  );
  const kept = describeKeptImages(base, document);
  return { path, images: Object.fromEntries(images), changes: diffDocuments(base, document), kept };
}

/**
 * As the official render, which puts the tags of the revision into its file. Those of Slipway are about their own
 * revision.
 */
async function readTeamTags(
  arn: RevisionArn,
  { ecs, report }: Reporter<Message> & { readonly ecs: Pick<Ecs, 'tagsOf'> },
): Promise<readonly JsonObject[]> {
  try {
    return Object.entries(pickTeamTags(await ecs.tagsOf(arn))).map(([key, value]) => ({ key, value }));
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    report({
      type: 'notice',
      text: `The rendered file has no tags, because those of ${revisionName(arn)} cannot be read: ${message}`,
      advice,
    });
    return [];
  }
}

function refuseNone(): DeployError {
  return new DeployError({
    kind: 'input',
    message: 'Nothing to render: no task definition is set.',
    advice: 'Set task-definition, task-definition-arn or task-definition-family.',
  });
}
