/** What may go wrong on the container instances although the rollout itself can work. */

import { quoteOutsideText } from '../report/outside-text.ts';
import type { Notice } from '../report/run-record.ts';
import { upperBound } from '../scheduler/bounds.ts';
import { placeTask } from '../scheduler/placement.ts';
import { type Forecast, playAll } from './forecast.ts';
import { listHostVolumes } from './host-volumes.ts';
import type { Play } from './play.ts';
import { isFargate, type Prospect } from './prospect.ts';
import type { Rollout } from './rollout.ts';

/** The data of a volume on the instance does not follow its task. */
export function noticeVolumes(prospect: Prospect, rollout: Rollout, forecast: Forecast): readonly Notice[] {
  const { service, serving } = prospect.found;
  // A daemon has its task on the same instances again.
  if (rollout.isDaemon || isFargate(prospect.found)) return [];
  const volumes = listHostVolumes(serving.described, prospect.next).map((name) => `"${quoteOutsideText(name, 255)}"`);
  if (volumes.length === 0 || !mayMove(rollout, forecast)) return [];
  const isStoppedFirst = upperBound(rollout.desired, rollout.maximumPercent) <= rollout.desired;
  const data = `the data of volume${volumes.length === 1 ? '' : 's'} ${volumes.join(', ')}`;
  return [
    {
      // A task that waits for the old one to leave usually finds its room there again.
      level: isStoppedFirst ? 'notice' : 'warning',
      text: `Service ${service.name}: ${data} stays on the container instance of the old task, and the new task may start on another one.`,
      advice:
        'Keep the task on its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 and maximum-percent 100 on a single instance.',
    },
  ];
}

/** Where nothing can be foreseen, only a constraint that somebody wrote keeps a task on its instance. */
function mayMove(rollout: Rollout, forecast: Forecast): boolean {
  const { nextNeeds, capacity } = rollout;
  if (forecast.kind === 'cannot-progress') return false;
  if (forecast.kind === 'will-progress') return playAll(rollout).some(endsElsewhere(rollout));
  if ((nextNeeds.rules?.memberOf ?? []).length > 0) return false;
  return capacity.kind === 'unlimited' || capacity.instances.length > 1;
}

/** Whether a new task runs on a container instance that had none of the service. */
function endsElsewhere({ tasks }: Rollout): (play: Play) => boolean {
  const before = new Set(tasks.map(({ instanceId }) => instanceId));
  return (play) =>
    play.end === 'done' && play.instances.some(({ id, ownTaskCount }) => ownTaskCount > 0 && !before.has(id));
}

/** Between the old tasks and the new ones, whoever waits for room in the cluster is served first or last: nobody knows. */
export function noticeRivals({ found }: Prospect, rollout: Rollout, forecast: Forecast): readonly Notice[] {
  const { capacity, nextNeeds, desired, isDaemon } = rollout;
  if (forecast.kind !== 'will-progress' || forecast.fewestInService > 0 || desired === 0 || isDaemon) return [];
  if (capacity.kind === 'unlimited' || placeTask(nextNeeds, capacity.instances).failure === undefined) return [];
  const { name } = found.service;
  const text = `Service ${name}: the new tasks need the room that the old ones free, and no task runs in between. If another service of the cluster waits for room, it may take that room first; then no task of ${name} runs.`;
  return [
    {
      level: 'warning',
      text,
      advice: 'Add a container instance first, or check that no other service waits for room.',
    },
  ];
}
