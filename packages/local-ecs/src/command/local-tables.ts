import { REQUEST_FIELDS } from '../engine/request-fields/table.ts';
import { THROTTLE_GROUPS } from '../settings/throttle-groups.ts';
import { describeOption, LOCAL_OPTION_NAMES, showDefault } from './local-options.ts';

/** A markdown table of the options of `slipway local`: flag, file field, meaning, default. */
export function renderLocalOptionsTable(): string {
  const rows = LOCAL_OPTION_NAMES.map((name) => {
    const { flag, form, description } = describeOption(name);
    const standard = showDefault(name);
    const cells = [
      flag === undefined ? '' : `\`--${flag.name}\``,
      form === undefined ? '' : `\`${name}\``,
      description.replaceAll('|', '\\|'),
      standard === undefined ? '' : `\`${standard}\``,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| flag | in the file | meaning | default |', '|---|---|---|---|', ...rows].join('\n');
}

/** A markdown table of the groups of ECS operations that are throttled together. */
export function renderThrottleTable(): string {
  const rows = Object.entries(THROTTLE_GROUPS).map(([name, { operations, size, refillPerSecond }]) => {
    const listed = operations.map((operation) => `\`${operation}\``).join(', ');
    return `| \`${name}\` | ${listed} | ${size} | ${refillPerSecond} |`;
  });
  return ['| group | operations | size | refill per second |', '|---|---|---|---|', ...rows].join('\n');
}

/** A markdown table of how the fields of each operation of ECS are treated. */
export function renderFieldsTable(): string {
  const rows = Object.entries(REQUEST_FIELDS).map(([operation, { simulated, kept, refused }]) => {
    const cells = [simulated, kept, refused].map(listFields);
    return `| \`${operation}\` | ${cells.join(' | ')} |`;
  });
  return ['| operation | simulated | kept | refused |', '|---|---|---|---|', ...rows].join('\n');
}

function listFields(fields: readonly string[] = []): string {
  return [...fields]
    .sort()
    .map((field) => `\`${field}\``)
    .join(', ');
}
