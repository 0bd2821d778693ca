/** What is generated from the declarations: the metadata of the action and the tables of docs/inputs.md. */

import { defined } from '@slipway/ecs-rules/values';
import { ACTIONS, type ActionDeclaration, type ActionInput, type ActionName } from './actions.ts';
import type { InputDeclaration } from './declaration.ts';
import { INPUT_NAMES, INPUTS } from './declarations.ts';
import { OUTPUTS } from './outputs.ts';

/** The content of an action's `action.yml` (GitHub Docs, metadata syntax for actions). */
export function describeAction(action: ActionName = 'deploy') {
  const { title, description, folder, inputs, outputs }: ActionDeclaration = ACTIONS[action];
  // The runner joins these paths with the folder of the action.
  const dist = folder === '' ? 'dist' : '../dist';
  return {
    name: title,
    description,
    author: 'Slipway contributors',
    branding: { icon: 'anchor', color: 'blue' },
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, describeInput(input)])),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, meaning]) => [name, { description: meaning }])),
    runs: {
      using: 'node24',
      main: [dist, folder, 'index.js'].filter((part) => part !== '').join('/'),
      post: `${dist}/post/index.js`,
      'post-if': 'always()',
    },
  };
}

function describeInput({ description, isRequired, default: standard }: ActionInput) {
  return { description, required: isRequired, ...defined({ default: standard }) };
}

/** The path of an action's metadata, from the root. */
export function actionFilePath(action: ActionName): string {
  const { folder }: ActionDeclaration = ACTIONS[action];
  return folder === '' ? 'action.yml' : `${folder}/action.yml`;
}

/** A markdown table of the inputs of an action that is not the main one. */
export function renderActionTable(action: ActionName): string {
  const { inputs, outputs }: ActionDeclaration = ACTIONS[action];
  const rows = Object.entries(inputs).map(([name, { description, isRequired, default: standard }]) => {
    const shown = standard === undefined ? (isRequired ? 'required' : '') : `\`${standard}\``;
    return `| \`${name}\` | ${escapeCell(description)} | ${shown} |`;
  });
  const given = Object.entries(outputs).map(([name, meaning]) => `| \`${name}\` | ${escapeCell(meaning)} |`);
  const table = ['| input | meaning | default |', '|---|---|---|', ...rows];
  return [...table, '', '| output | meaning |', '|---|---|', ...given].join('\n');
}

/** A markdown table of the inputs of a deploy, by group. */
export function renderInputsTable(): string {
  const names = INPUT_NAMES.filter((name) => name in ACTIONS.deploy.inputs);
  const rows = names.map((name, index) => {
    const input: InputDeclaration<unknown> = INPUTS[name];
    const before = names[index - 1];
    const group = before !== undefined && INPUTS[before].group === input.group ? '' : input.group;
    const standard = input.default === undefined ? '' : `\`${input.default}\``;
    return `| ${group} | \`${name}\` | ${escapeCell(input.description)} | ${standard} |`;
  });
  return ['| group | input | meaning | default |', '|---|---|---|---|', ...rows].join('\n');
}

/** A markdown table of all outputs. */
export function renderOutputsTable(): string {
  const rows = Object.entries(OUTPUTS).map(([name, description]) => `| \`${name}\` | ${escapeCell(description)} |`);
  return ['| output | meaning |', '|---|---|', ...rows].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A page with everything between `<!-- name -->` and `<!-- /name -->` replaced; without the markers it stays. */
export function fillSection(page: string, section: { readonly name: string; readonly text: string }): string {
  const open = `<!-- ${section.name} -->`;
  const close = `<!-- /${section.name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(close);
  if (start < 0 || end < start) return page;
  return `${page.slice(0, start)}${open}\n${section.text}\n${page.slice(end)}`;
}
