import type { ReplayedPoll } from '../../follow/replay-polls.ts';
import type { Observation } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import type { RolloutFacts } from '../../rollout/followed-deployment.ts';
import { judgeRollout } from './judge-rollout.ts';
import { type CapacityReading, judgeStall } from './judge-stall.ts';
import { NO_POLLS, recordPoll } from './poll-history.ts';

/**
 * What the recorded polls mean, by the functions that judged them first: the judgement of the first poll that decides,
 * else of the last.
 */
export function replayRollout(facts: RolloutFacts, recorded: readonly ReplayedPoll[]): Judgement {
  let polls = NO_POLLS;
  let last: Judgement = { verdict: 'progressing', reason: 'The service was not read.' };
  for (const poll of recorded) {
    const observation = toObservation(poll);
    polls = recordPoll(polls, observation, facts);
    const stalled =
      poll.stall === undefined ? undefined : judgeStall(facts, observation, poll.stall as unknown as CapacityReading);
    last = stalled ?? judgeRollout(facts, observation, polls);
    if (last.verdict !== 'progressing') return last;
  }
  return last;
}

/** The record holds all that is judged by; the rest of an observation is empty. */
function toObservation({ atMs, observed }: ReplayedPoll): Observation {
  const { service, serviceDeployment, stoppedTasks, newTasks } = observed as unknown as Observation;
  return { atMs, service, serviceDeployment, stoppedTasks, newTasks, unreadable: [] };
}
