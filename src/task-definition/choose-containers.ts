import type { GivenImage } from '../inputs/request.ts';
import type { TaskDefinitionDocument } from './document.ts';
import { hasSettings, type TaskDefinitionEdits } from './edits.ts';
import type { DocumentFault } from './fault.ts';

/** Names of containers, or why they cannot be told. */
export type Targets = { readonly names: readonly string[] } | { readonly faults: readonly DocumentFault[] };

/** The containers that get the image and the settings: those that are named, else the one essential container. */
export function chooseContainers(base: TaskDefinitionDocument, edits: TaskDefinitionEdits): Targets {
  const known = base.containerDefinitions.map((container) => container.name);
  const asked = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
  const absent = asked.filter((name) => !known.includes(name));
  if (absent.length > 0) {
    return refuseContainers(
      `has no container ${absent.join(', ')}`,
      `Name one of those that are there: ${known.join(', ')}`,
    );
  }
  const isNeeded = hasSettings(edits.containerSettings) || edits.images.some(hasNoContainer);
  if (edits.containerNames.length > 0 || !isNeeded) return { names: edits.containerNames };
  const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
  if (essential.length === 1) return { names: essential };
  return refuseContainers(
    'has more than one essential container',
    `Name in container-name which is meant: ${essential.join(', ')}`,
  );
}

function refuseContainers(problem: string, advice: string): Targets {
  return { faults: [{ path: 'containerDefinitions', problem, advice }] };
}

/** An image for all chosen containers. */
export function hasNoContainer(image: GivenImage): boolean {
  return image.container === undefined;
}
