import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { Problem } from '../ports/finding.ts';

/**
 * A volume gets settings when its tasks start only where the task definition leaves them open (ECS API reference,
 * Volume, configuredAtLaunch).
 * @param document as registered or as described
 * @param named the volume, and the input that names it
 */
export function refuseOtherVolume(
  document: JsonObject,
  named: { readonly volume: string; readonly input: string },
): readonly Problem[] {
  const volumes = Array.isArray(document.volumes) ? document.volumes.filter(isJsonObject) : [];
  const open = volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch === true).map(({ name }) => String(name));
  if (open.includes(named.volume)) return [];
  const exists = volumes.some(({ name }) => name === named.volume);
  const family = quoteOutsideText(String(document.family), 255);
  const volume = quoteOutsideText(named.volume, 255);
  return [
    {
      input: named.input,
      text: exists
        ? `The volume ${volume} of the task definition ${family} is not configuredAtLaunch, so it accepts no settings.`
        : `The task definition ${family} has no volume ${volume}.`,
      advice:
        open.length === 0
          ? 'Add a volume with configuredAtLaunch: true to the task definition.'
          : `Use one that is configuredAtLaunch: ${open.map((name) => quoteOutsideText(name, 255)).join(', ')}.`,
    },
  ];
}
