import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { drawCalls } from './call-section.ts';
import { drawClusters, drawInstances, drawSettings } from './cluster-sections.ts';
import { section } from './elements.ts';
import { drawAlarms, drawFaults } from './fault-sections.ts';
import { drawImages, drawRepositories } from './image-sections.ts';
import { drawService } from './service-section.ts';
import { drawTasks } from './tasks.ts';

/** Parts of the page that are filled by updates: ids of its elements. */
export const REGIONS = ['settings', 'main', 'side', 'calls'] as const;

export type Region = (typeof REGIONS)[number];

/** What each region contains; every drawing has its own `data-key`. */
export type DrawnPage = Readonly<Record<Region, readonly Drawing[]>>;

/** The page of a snapshot: those that change with a rollout first. */
export function drawPage(snapshot: Snapshot): DrawnPage {
  const { settings, clusters, services, tasks, instances, images, repositories, alarms, faults, calls } = snapshot;
  return {
    settings: [drawSettings(settings)],
    main: [
      ...(services.length === 0 ? [drawNone(settings.address)] : services.map(drawService)),
      ...(tasks.length === 0 ? [] : [section('tasks', 'Tasks without a service', [drawTasks('no service', tasks)])]),
    ],
    side: [
      drawClusters(clusters),
      drawImages(images, settings.tasks),
      drawInstances(instances, clusters),
      drawRepositories(repositories),
      drawAlarms(alarms),
      drawFaults(faults),
    ],
    calls: [drawCalls(calls)],
  };
}

function drawNone(address: string): Drawing {
  return section('none', 'No services yet', [
    draw('p', {}, ['Create one with any AWS client. Point it at this address:']),
    draw('pre', { tabindex: 0 }, [`export AWS_ENDPOINT_URL=${address}`]),
  ]);
}
