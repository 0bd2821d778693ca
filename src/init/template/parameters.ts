import { indent, scalar } from './yaml.ts';

/** A parameter of the template. Without a default it must be given. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly default?: string;
  /** A regular expression for the whole value. */
  readonly allowedPattern?: string;
  readonly allowedValues?: readonly string[];
}

/** A condition that is true if a parameter has a value, or does not have it. */
export interface Condition {
  readonly name: string;
  readonly parameter: string;
  readonly value: string;
  readonly isNegated?: boolean;
}

export function renderParameters(parameters: readonly Parameter[]): string {
  return `Parameters:\n${indent(parameters.map(renderParameter).join('\n'), 2)}`;
}

function renderParameter(parameter: Parameter): string {
  const { allowedPattern, allowedValues } = parameter;
  const lines = [
    `${parameter.name}:`,
    `  Type: ${parameter.type}`,
    ...(parameter.default === undefined ? [] : [`  Default: ${scalar(parameter.default)}`]),
    ...(allowedPattern === undefined ? [] : [`  AllowedPattern: ${scalar(allowedPattern)}`]),
    ...(allowedValues === undefined ? [] : [`  AllowedValues: [${allowedValues.map(scalar).join(', ')}]`]),
    `  Description: ${renderDescription(parameter.description)}`,
  ];
  return lines.join('\n');
}

const WIDTH = 100;

/** Folded where it is long: YAML makes one line of it again. */
function renderDescription(text: string): string {
  if (text.length <= WIDTH) return scalar(text);
  return `>-\n${indent(wrap(text).join('\n'), 4)}`;
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

export function renderConditions(conditions: readonly Condition[]): string {
  const lines = conditions.map(({ name, parameter, value, isNegated }) => {
    const equals = `!Equals [!Ref ${parameter}, ${scalar(value)}]`;
    return `  ${name}: ${isNegated === true ? `!Not [${equals}]` : equals}`;
  });
  return ['Conditions:', ...lines].join('\n');
}
