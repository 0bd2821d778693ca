import type { Parse } from './parse.ts';

/** Where an input stands in the help and in docs/inputs.md. */
export type InputGroup =
  | 'image'
  | 'registry'
  | 'task definition'
  | 'service'
  | 'one-off task'
  | 'CodeDeploy'
  | 'follow'
  | 'rollback'
  | 'safety'
  | 'report';

export interface InputDeclaration<T> {
  readonly group: InputGroup;
  /** For `action.yml`, docs/inputs.md and the help; one paragraph. */
  readonly description: string;
  /** Raw text that stands for a blank one. */
  readonly default?: string;
  /** `boolean`: the command line takes `--name` and `--no-name`. */
  readonly form: 'text' | 'list' | 'lines' | 'boolean' | 'number';
  readonly parse: Parse<T>;
}

/** Keeps the type of the value, which an annotation would widen. */
export function declare<T>(declaration: InputDeclaration<T>): InputDeclaration<T> {
  return declaration;
}
