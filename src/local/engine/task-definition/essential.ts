import type { JsonObject } from '../../../json.ts';
import { readBoolean } from '../input.ts';

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
export function isEssential(container: JsonObject): boolean {
  return readBoolean(container, 'essential') ?? true;
}
