/** Rollouts of one run that share container instances: what one takes, the others do not have. */
import { defined } from '@slipway/ecs-rules/values';
import { type Forecast, forecastRollout, forecastRollouts, playAll } from './forecast.ts';
import type { Prospect } from './prospect.ts';
import type { Rollout } from './rollout.ts';

/** The forecast of a rollout, alone or with others. */
export interface OpenForecast {
  readonly prospect: Prospect;
  readonly rollout: Rollout;
  readonly forecast: Forecast;
  /** The services that it was played with; absent: none. */
  readonly partners?: readonly string[];
  /** What blocks it, or may do so, where it could roll out alone. */
  readonly blocking?: Blocking;
}

/** Services whose rollouts take what another one needs. */
export interface Blocking {
  readonly services: readonly string[];
  /** An order of separate deployments that works; absent: none does. */
  readonly order?: readonly string[];
}

/**
 * Plays the rollouts together that were forecast to work alone, in the order of their updates. Tasks of all other
 * services stay as they are.
 * @param alone in the order of the services; undefined: nothing rolls out, or ECS shifts traffic
 */
export function forecastTogether(alone: readonly (OpenForecast | undefined)[]): readonly (OpenForecast | undefined)[] {
  const joint = alone.flatMap((one) => (one !== undefined && canJoin(one) ? [one] : []));
  if (joint.length < 2) return alone;
  const forecasts = forecastRollouts(joint.map(({ rollout }) => rollout));
  const joined = new Map(
    joint.map((one, at): [OpenForecast, OpenForecast] => {
      const forecast = forecasts[at] ?? one.forecast;
      const partners = joint.filter((other) => other !== one).map(nameOf);
      const blocking = forecast.kind === 'will-progress' ? undefined : findBlocking(one, joint);
      return [one, { ...one, forecast, partners, ...defined({ blocking }) }];
    }),
  );
  return alone.map((one) => (one === undefined ? undefined : (joined.get(one) ?? one)));
}

/** On AWS Fargate nobody takes capacity from another. */
function canJoin({ forecast, rollout }: OpenForecast): boolean {
  return forecast.kind === 'will-progress' && rollout.capacity.kind === 'instances';
}

function nameOf({ prospect }: OpenForecast): string {
  return prospect.found.service.name;
}

/** Each search plays all rollouts again for each service. */
const MOST_SEARCHED = 6;

/** Without which others it works; where no single one is enough, all of them block it. */
function findBlocking(stalled: OpenForecast, joint: readonly OpenForecast[]): Blocking {
  const others = joint.filter((one) => one !== stalled);
  const searched = joint.length > MOST_SEARCHED ? [] : others;
  const enough = searched.filter((blocker) => {
    const rest = joint.filter((one) => one !== blocker);
    const forecasts = forecastRollouts(rest.map(({ rollout }) => rollout));
    return forecasts[rest.indexOf(stalled)]?.kind === 'will-progress';
  });
  const [blocker, ...more] = enough;
  const services = (enough.length === 0 ? others : enough).map(nameOf);
  const order = blocker === undefined || more.length > 0 ? undefined : findOrder(stalled, blocker);
  return { services, ...defined({ order }) };
}

/** The order in which the two roll out one after the other. */
function findOrder(stalled: OpenForecast, blocker: OpenForecast): readonly string[] | undefined {
  if (worksAfter(stalled, blocker)) return [nameOf(blocker), nameOf(stalled)];
  return worksAfter(blocker, stalled) ? [nameOf(stalled), nameOf(blocker)] : undefined;
}

/** Whether a rollout works on what another one leaves. */
function worksAfter({ rollout }: OpenForecast, first: OpenForecast): boolean {
  return playAll([first.rollout]).every(([play]) => {
    if (play?.end !== 'done') return false;
    const capacity = { kind: 'instances', instances: play.instances } as const;
    return forecastRollout({ ...rollout, capacity }).kind === 'will-progress';
  });
}
