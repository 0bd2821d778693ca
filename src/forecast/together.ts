import type { FoundService } from '../found.ts';
import type { Notice } from '../report/run-record.ts';
import type { ServiceForecast } from './service-forecast.ts';

/**
 * Says that rollouts which begin together were forecast one by one, where they share container instances.
 * @param forecasts of the services, in their order
 */
export function noticeTogether(
  services: readonly FoundService[],
  forecasts: readonly ServiceForecast[],
): readonly Notice[] {
  const sharing = services.filter(
    ({ surroundings }, at) => surroundings.room !== undefined && (forecasts[at]?.lines.length ?? 0) > 0,
  );
  if (sharing.length < 2) return [];
  const names = sharing.map(({ service }) => service.name).join(', ');
  const text = `The rollouts of ${names} were forecast one by one: that they share container instances is not counted.`;
  return [{ level: 'notice', text }];
}
