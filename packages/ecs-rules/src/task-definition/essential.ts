import type { JsonObject } from '../values/json.ts';
import { readBoolean } from '../values/json-fields.ts';

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
export function isEssential(container: JsonObject): boolean {
  return readBoolean(container, 'essential') ?? true;
}
