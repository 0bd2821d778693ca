import { asDeployError, DeployError } from '../errors.ts';
import { describeKeptImages } from '../image/kept-images.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { JsonObject } from '../json.ts';
import { pickTeamTags } from '../ledger/entry.ts';
import { AS_GIVEN, editsOf } from '../preview.ts';
import type { Ecs } from '../world/ecs.ts';
import type { Files } from '../world/runner.ts';
import type { World } from '../world.ts';
import { nameRevision } from './document.ts';
import { refuseDocument } from './fault.ts';
import { readDocument } from './read-document.ts';
import { renderTaskDefinition } from './render.ts';

/** A rendered task definition that a later step can take up. */
export interface RenderedFile {
  /** Absolute, under the temporary folder of the runner. */
  readonly path: string;
  /** Image by container; a container without one is not there. */
  readonly images: Readonly<Record<string, string>>;
  /** In words: names and images, never values. */
  readonly changes: readonly string[];
  /** The images that stay, in words. */
  readonly kept: readonly string[];
}

/**
 * Renders the document that the inputs name into a file of its own. Only the containers that the inputs name are
 * checked: another render may give the others their images.
 * @throws DeployError `input` when none is named, it cannot be used or a container is not there; `absent`, `access` …
 * when it is to come from ECS and does not
 */
export async function renderFile(
  request: DeployRequest,
  world: Pick<World, 'tell'> & {
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
  if ('faults' in rendered) throw refuseDocument(rendered.faults);
  const { document, changes } = rendered;
  const path = await world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
  const images = document.containerDefinitions.flatMap(({ name, image }) =>
    image === undefined ? [] : [[name, image]],
  );
  const kept = describeKeptImages({ base, next: document, running: base });
  return { path, images: Object.fromEntries(images), changes, kept };
}

/** As the official render, which puts the tags of the revision into its file. Those of Slipway are about their own revision. */
async function readTeamTags(
  arn: string,
  { ecs, tell }: Pick<World, 'tell'> & { readonly ecs: Pick<Ecs, 'tagsOf'> },
): Promise<readonly JsonObject[]> {
  try {
    return Object.entries(pickTeamTags(await ecs.tagsOf(arn))).map(([key, value]) => ({ key, value }));
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    tell({
      type: 'notice',
      text: `The rendered file has no tags, because those of ${nameRevision(arn)} cannot be read: ${message}`,
      advice,
    });
    return [];
  }
}

function refuseNone(): DeployError {
  return new DeployError({
    kind: 'input',
    message: 'No task definition is named, so there is nothing to render.',
    advice: 'Give task-definition, task-definition-arn or task-definition-family.',
  });
}
