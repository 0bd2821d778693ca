import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { DocumentError } from './document-error.ts';
import { hasSettings, type PlacedImage, type TaskDefinitionEdits } from './edits.ts';

/** Names of containers, or why they are ambiguous. */
export type Targets = { readonly names: readonly string[] } | { readonly errors: readonly DocumentError[] };

/** The containers that get the image and the settings: those that are named, else the one essential container. */
export function chooseContainers(base: TaskDefinitionDocument, edits: TaskDefinitionEdits): Targets {
  const known = base.containerDefinitions.map((container) => container.name);
  const wanted = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
  const absent = wanted.filter((name) => !known.includes(name));
  if (absent.length > 0) {
    return refuseContainers(`has no container ${absent.join(', ')}`, `Use one of: ${known.join(', ')}`);
  }
  const isNeeded = hasSettings(edits.containerSettings) || edits.images.some(hasNoContainer);
  if (edits.containerNames.length > 0 || !isNeeded) return { names: edits.containerNames };
  const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
  if (essential.length === 1) return { names: essential };
  return refuseContainers(
    'has more than one essential container',
    `Set container-name to one of: ${essential.join(', ')}`,
  );
}

function refuseContainers(problem: string, advice: string): Targets {
  return { errors: [{ path: 'containerDefinitions', problem, advice }] };
}

/** An image for all chosen containers. */
export function hasNoContainer(image: PlacedImage): boolean {
  return image.container === undefined;
}
