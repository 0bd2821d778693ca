import type { Parse } from '@slipway/ecs-rules/grammar';

/** The group of an input in the help and in docs/inputs.md. */
export type InputGroup =
  | 'image'
  | 'registry'
  | 'task definition'
  | 'service'
  | 'one-off task'
  | 'CodeDeploy'
  | 'follow'
  | 'verification'
  | 'rollback'
  | 'approval'
  | 'safety'
  | 'report';

export interface InputDeclaration<T> {
  readonly group: InputGroup;
  /** For `action.yml`, docs/inputs.md and the help; one paragraph. */
  readonly description: string;
  /** The raw text that replaces a blank one. */
  readonly default?: string;
  /** `boolean`: the command line takes `--name` and `--no-name`. */
  readonly form: 'text' | 'list' | 'lines' | 'boolean' | 'number';
  readonly parse: Parse<T>;
}

/** Keeps the type of the value, which an annotation would widen. */
export function declare<T>(declaration: InputDeclaration<T>): InputDeclaration<T> {
  return declaration;
}
