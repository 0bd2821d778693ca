import { defined } from '@slipway/ecs-rules/values';
import { FEATURES, type Feature, type Statement } from './policy.ts';

/** The policies of docs/permissions.md: one for each feature that needs its own, and one with all that is optional. */
export function renderPolicies(): string {
  const required = FEATURES.filter(({ need }) => need === 'required').map(renderFeature);
  return [...required, renderOptional(FEATURES.filter(({ need }) => need === 'optional'))].join('\n\n');
}

function renderFeature({ name, purpose, statements }: Feature): string {
  return `**${name}.** ${purpose}\n\n${renderBlock(statements)}`;
}

function renderOptional(features: readonly Feature[]): string {
  const rows = features.map(({ name, purpose, statements }) => {
    const names = statements.map(({ Sid }) => `\`${Sid}\``).join(', ');
    return `| ${name} | ${names} | ${purpose} |`;
  });
  const table = ['| optional | statements | for |', '|---|---|---|', ...rows].join('\n');
  return `**Optional.** ${WITHOUT}\n\n${table}\n\n${renderBlock(features.flatMap(({ statements }) => statements))}`;
}

const WITHOUT = 'If one of these is denied, the log names it, and the run continues with less information.';

function renderBlock(statements: readonly Statement[]): string {
  return `\`\`\`json\n${renderPolicy(statements)}\n\`\`\``;
}

/** A policy document as JSON text, without a line break at its end. */
export function renderPolicy(statements: readonly Statement[]): string {
  const rendered = statements.map((statement) => indent(renderFields(Object.entries(simplify(statement))), 4));
  return `{\n  "Version": "2012-10-17",\n  "Statement": [\n${rendered.join(',\n')}\n  ]\n}`;
}

type Field = readonly [string, unknown];

function renderFields(fields: readonly Field[]): string {
  return `{\n${fields.map(([name, value]) => indent(`"${name}": ${renderValue(name, value)}`, 2)).join(',\n')}\n}`;
}

const WIDTH = 110;

/** On one line where it fits. */
function renderValue(name: string, value: unknown): string {
  const spaced = JSON.stringify(value, null, 1)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/^\[ (.*) \]$/, '[$1]');
  return spaced.length + name.length <= WIDTH ? spaced : JSON.stringify(value, null, 2);
}

/** A list of one is written as its field, as AWS's own examples are. */
function simplify({ Sid, Effect, Action, Resource, Condition }: Statement): object {
  const single = (list: readonly string[]): unknown => (list.length === 1 ? list[0] : list);
  return { Sid, Effect, Action: single(Action), Resource: single(Resource), ...defined({ Condition }) };
}

function indent(text: string, by: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(by));
}
