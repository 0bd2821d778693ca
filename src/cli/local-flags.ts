/** The flags of the local ECS and of the demo on it: the options of the package, with the defaults of the command. */
import { formatInputError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import {
  describeOption,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  parseOptions,
  showDefault,
} from '@slipway/local-ecs/options';
import { DEMO_SPEED } from '../demo/speed.ts';
import type { CommandLine, Problems, Values } from './command.ts';
import type { Flag } from './flag.ts';

/** The demo brings its own cluster and scenario, and has defaults of its own. */
const DEMO_FLAGS: Readonly<Partial<Record<LocalOptionName, Partial<Flag>>>> = {
  speed: { default: String(DEMO_SPEED) },
  tasks: {
    description: 'containers run on the local Docker engine; simulated tasks need no Docker.',
    default: 'containers if Docker is available',
  },
};

export function listLocalFlags(command: 'local' | 'demo'): readonly Flag[] {
  return LOCAL_OPTION_NAMES.flatMap((option) => {
    const { flag, description } = describeOption(option);
    if (flag === undefined || (command === 'demo' && DEMO_FLAGS[option] === undefined)) return [];
    const { name, isBoolean = false, parse } = flag;
    return [
      {
        name,
        group: 'local ECS',
        description,
        isBoolean,
        isRepeatable: false,
        placeholder: isBoolean ? '' : (parse.placeholder ?? 'VALUE'),
        ...defined({ default: showDefault(option), choices: isBoolean ? undefined : parse.choices }),
        ...(command === 'demo' ? DEMO_FLAGS[option] : {}),
      },
    ];
  });
}

/** An empty text counts as not given. */
export function readLocal(command: 'local' | 'demo', values: Values): CommandLine | Problems {
  const parsed = parseOptions((flag) => values.get(flag));
  return 'errors' in parsed ? { problems: parsed.errors.map(formatInputError) } : { command, given: parsed.given };
}
