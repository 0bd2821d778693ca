/** What may go wrong on the container instances although the rollout itself can work. */

import { placeTask, upperBound } from '@slipway/ecs-rules/scheduler';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { Notice } from '../ports/finding.ts';
import { type Forecast, playAll } from './forecast.ts';
import { listHostVolumes } from './host-volumes.ts';
import type { Play } from './play.ts';
import { isFargate, type Prospect } from './prospect.ts';
import type { Rollout } from './rollout.ts';

/** The data of a volume on the instance does not follow its task. */
export function noticeVolumes(prospect: Prospect, rollout: Rollout, forecast: Forecast): readonly Notice[] {
  const { service, current } = prospect.found;
  // A daemon has its task on the same instances again.
  if (rollout.isDaemon || isFargate(prospect.found)) return [];
  const volumes = listHostVolumes(current.described, prospect.next).map((name) => `"${quoteOutsideText(name, 255)}"`);
  if (volumes.length === 0 || !mayMove(rollout, forecast)) return [];
  const isStoppedFirst = upperBound(rollout.desired, rollout.maximumPercent) <= rollout.desired;
  const data = `the data of volume${volumes.length === 1 ? '' : 's'} ${volumes.join(', ')}`;
  return [
    {
      // A task that waits for the old one to stop usually finds its capacity there again.
      level: isStoppedFirst ? 'notice' : 'warning',
      text: `Service ${service.name}: ${data} stays on the container instance of the old task; the new task may start on another one.`,
      advice:
        'Pin the task to its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 and maximum-percent 100 on a single instance.',
    },
  ];
}

/** Without a forecast, only a placement constraint keeps a task on its instance. */
function mayMove(rollout: Rollout, forecast: Forecast): boolean {
  const { nextNeeds, capacity } = rollout;
  if (forecast.kind === 'cannot-progress') return false;
  if (forecast.kind === 'will-progress') return playAll([rollout]).some((plays) => plays.some(endsElsewhere(rollout)));
  if ((nextNeeds.rules?.memberOf ?? []).length > 0) return false;
  return capacity.kind === 'unlimited' || capacity.instances.length > 1;
}

/** Whether a new task runs on a container instance that had none of the service. */
function endsElsewhere({ tasks }: Rollout): (play: Play) => boolean {
  const before = new Set(tasks.map(({ instanceId }) => instanceId));
  return (play) =>
    play.end === 'done' && play.instances.some(({ id, ownTaskCount }) => ownTaskCount > 0 && !before.has(id));
}

/** Another service that waits for capacity may take it between the old and the new tasks. */
export function noticeRivals({ found }: Prospect, rollout: Rollout, forecast: Forecast): readonly Notice[] {
  const { capacity, nextNeeds, desired, isDaemon } = rollout;
  if (forecast.kind !== 'will-progress' || forecast.fewestInService > 0 || desired === 0 || isDaemon) return [];
  if (capacity.kind === 'unlimited' || placeTask(nextNeeds, capacity.instances).failure === undefined) return [];
  const { name } = found.service;
  const text = `Service ${name}: new tasks need the capacity that old tasks free, and no task runs in between. Another service waiting for capacity may take it first; then no task of ${name} runs.`;
  return [
    {
      level: 'warning',
      text,
      advice: 'Add a container instance first, or check that no other service is waiting for capacity.',
    },
  ];
}
