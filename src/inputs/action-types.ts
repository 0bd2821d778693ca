/** The types of an action's inputs and outputs, for tools that check workflows (typesafegithub/github-actions-typing). */
import { ACTIONS, type ActionDeclaration, type ActionName } from './actions.ts';
import type { InputDeclaration } from './declaration.ts';
import { INPUTS, type InputName } from './declarations.ts';

type ActionType =
  | { readonly type: 'string' | 'boolean' | 'integer' | 'float' }
  | { readonly type: 'enum'; readonly 'allowed-values': readonly string[] }
  | { readonly type: 'list'; readonly separator: string; readonly 'list-item': { readonly type: 'string' } };

/** The content of an action's `action-types.yml`. */
export function describeActionTypes(action: ActionName) {
  const { inputs, outputs }: ActionDeclaration = ACTIONS[action];
  const names = Object.keys(inputs) as readonly InputName[];
  return {
    inputs: Object.fromEntries(names.map((name) => [name, describeType(INPUTS[name])])),
    outputs: Object.fromEntries(Object.keys(outputs).map((name) => [name, { type: 'string' }])),
  };
}

/** Choices come before the form: `keep`, `on` and `off` are no boolean. */
function describeType({ form, parse }: InputDeclaration<unknown>): ActionType {
  const { choices } = parse;
  if (form === 'boolean') return { type: 'boolean' };
  if (choices !== undefined) return { type: 'enum', 'allowed-values': choices };
  if (form === 'number') return { type: 'errors' in parse('1.5') ? 'integer' : 'float' };
  if (form === 'text') return { type: 'string' };
  return { type: 'list', separator: form === 'lines' ? '\n' : ',', 'list-item': { type: 'string' } };
}
