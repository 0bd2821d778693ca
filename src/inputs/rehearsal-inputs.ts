import { expecting, type Parse, parseBoolean } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { entriesOf } from './entries.ts';

/** A secret of the containers of a rehearsal. */
export interface RehearsalSecret {
  /** The variable of the container. */
  readonly name: string;
  /** Absent: the value of the environment variable of that name. */
  readonly value?: string;
}

const parseEntries = entriesOf();

/** Lines `NAME=value`, or `NAME` alone. No error contains a value. */
const parseRehearsalSecrets: Parse<readonly RehearsalSecret[]> = expecting({ placeholder: 'NAME[=VALUE]' }, (raw) => {
  const lines = raw.split(/\r\n|\n/).filter((line) => line.trim() !== '');
  const bare = new Set(lines.filter((line) => !line.includes('=')).map((line) => line.trim()));
  const parsed = parseEntries(lines.map((line) => (line.includes('=') ? line : `${line}=`)).join('\n'));
  if ('errors' in parsed) return parsed;
  return { value: parsed.value.map(({ name, value }) => (bare.has(name) ? { name } : { name, value })) };
});

export const REHEARSAL_INPUTS = {
  rehearse: declare({
    group: 'safety',
    description:
      "First start the containers of the new task definition on this runner's Docker, and refuse the run if they fail: wrong platform, exit, health check, ports, memory. An image that has to be built is built before it is pushed. With dry-run too.",
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'rehearse-secrets': declare({
    group: 'safety',
    description:
      'Values of secrets for rehearse, one NAME=value per line; NAME alone takes the environment variable of that name. A secret without a value gets a placeholder. Values are masked.',
    form: 'lines',
    parse: parseRehearsalSecrets,
  }),
} as const;
