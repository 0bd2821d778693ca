/** The page of a local ECS on which much has happened, and what a browser makes of it. */
import type { Drawing } from '@slipway/ecs-rules/rollout-chart';
import { drawPage, REGIONS } from '../../../src/page/draw-page.ts';
import type { Snapshot } from '../../../src/snapshot/snapshot.ts';
import { aSteadyService, deployCrashing, snapshotOf } from '../builders/shown-rollouts.ts';

/** Of a rollout that was rolled back. */
export function aBusySnapshot(): Snapshot {
  const ecs = aSteadyService(4);
  deployCrashing(ecs);
  ecs.pass(300);
  const call = {
    service: 'ecs',
    operation: 'ListTasks',
    answer: '200',
    isError: false,
    client: 'aws-cli',
    at: ecs.now,
  };
  return { ...snapshotOf(ecs), calls: [call], repositories: [{ name: 'web', images: [] }] };
}

/** All elements of a drawn page, as `patch.ts` creates them: text is text there. */
export function listElements(snapshot: Snapshot): readonly Drawing[] {
  const page = drawPage(snapshot);
  return REGIONS.flatMap((region) => page[region].flatMap(listAll));
}

function listAll(drawing: Drawing): readonly Drawing[] {
  const inner = drawing.children.filter((child) => typeof child !== 'string');
  return [drawing, ...inner.flatMap(listAll)];
}
