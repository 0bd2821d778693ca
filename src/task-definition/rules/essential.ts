import type { JsonObject } from '../../json.ts';
import { readBoolean } from '../members.ts';

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
export function isEssential(container: JsonObject): boolean {
  return readBoolean(container, 'essential') ?? true;
}
