/** What is generated from the declarations: the metadata of the action and the tables of the README. */
import type { InputDeclaration } from './declaration.ts';
import { INPUT_NAMES, INPUTS } from './declarations.ts';
import { OUTPUTS } from './outputs.ts';

/** The content of `action.yml` (GitHub Docs, metadata syntax for actions). */
export function describeAction() {
  return {
    name: 'Slipway',
    description: 'Deploys a Docker image to Amazon ECS and tells the truth about what became of it.',
    author: 'Slipway contributors',
    branding: { icon: 'anchor', color: 'blue' },
    inputs: Object.fromEntries(INPUT_NAMES.map((name) => [name, describeInput(INPUTS[name])])),
    outputs: Object.fromEntries(Object.entries(OUTPUTS).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post/index.js', 'post-if': 'always()' },
  };
}

function describeInput(input: InputDeclaration<unknown>) {
  const { description, default: standard } = input;
  return { description, required: false, ...(standard === undefined ? {} : { default: standard }) };
}

/** A markdown table of all inputs, by group. */
export function renderInputsTable(): string {
  const rows = INPUT_NAMES.map((name, index) => {
    const input: InputDeclaration<unknown> = INPUTS[name];
    const before = INPUT_NAMES[index - 1];
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
