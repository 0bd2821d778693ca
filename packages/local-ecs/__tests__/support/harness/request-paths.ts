/** Every field of a request to ECS, as the SDK's model has it, and how the local ECS treats it. */
import { REQUEST_FIELDS } from '../../../src/engine/request-fields/table.ts';
import { readModel, type Shape } from './service-model.ts';

export interface RequestPath {
  /** Names of fields, joined by stops; lists and maps add none. */
  readonly path: string;
  /** A field without fields of its own. */
  readonly isLeaf: boolean;
}

export type Treatment = 'simulated' | 'kept' | 'refused';

/** @throws Error when the SDK does not have the operation */
export function listRequestPaths(operation: string): readonly RequestPath[] {
  return listPaths(findInput(operation), '', []);
}

export function findInput(operation: string): Shape {
  const model = readModel('ecs').operations.get(operation);
  if (model === undefined) throw new Error(`${operation} is no operation of ECS`);
  return model.input;
}

function listPaths(shape: Shape, prefix: string, within: readonly string[]): readonly RequestPath[] {
  if (shape.kind === 'list' || shape.kind === 'map') return listPaths(shape.of(), prefix, within);
  // A structure within itself has no new names.
  if (shape.kind !== 'structure' || within.includes(shape.name)) return [];
  return [...shape.fields].flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const inner = listPaths(field.shape(), path, [...within, shape.name]);
    return [{ path, isLeaf: inner.length === 0 }, ...inner];
  });
}

/** By the longest path of the table that the path is in; undefined when it is in none. */
export function findTreatment(operation: string, path: string): Treatment | undefined {
  const fields = REQUEST_FIELDS[operation] ?? {};
  let longest = '';
  let found: Treatment | undefined;
  for (const treatment of ['simulated', 'kept', 'refused'] as const) {
    for (const listed of fields[treatment] ?? []) {
      const isIn = path === listed || path.startsWith(`${listed}.`);
      if (isIn && listed.length > longest.length) [longest, found] = [listed, treatment];
    }
  }
  return found;
}
