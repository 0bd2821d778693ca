/** The flags of `slipway init`: one for each answer, and where and how to write. */
import { SERVICE, textOf } from '@slipway/ecs-rules/grammar';
import { formatInputError, type InputError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import { ANSWERS, OF_SERVICES, type Texts } from '../init/answers.ts';
import { type AnswerName, FORMS } from '../init/forms.ts';
import { OF_RUNNING } from '../init/questions.ts';
import { findErrors } from '../init/read-setup.ts';
import { lastSegment } from '../text/arn.ts';
import type { CommandLine, Problems, Values } from './command.ts';
import { type Flag, SWITCH } from './flag.ts';

const ANSWER_NAMES = Object.keys(ANSWERS) as readonly AnswerName[];
const REPEATABLE: ReadonlySet<AnswerName> = new Set(['service', ...OF_SERVICES]);

const FROM_FLAG: Flag = {
  name: 'from-service',
  group: 'service',
  description: 'Read this running service of the cluster instead of asking what it is like. Writes no template.',
  isBoolean: false,
  isRepeatable: false,
  placeholder: 'SERVICE',
};

const FOLDER_FLAG: Flag = {
  name: 'dir',
  group: 'files',
  description: 'Where to write: the root of the repository of your code.',
  default: '.',
  isBoolean: false,
  isRepeatable: false,
  placeholder: 'PATH',
};

const FORCE_FLAG: Flag = {
  name: 'force',
  group: 'files',
  description: 'Overwrite existing files.',
  default: 'false',
  ...SWITCH,
};

export function listInitFlags(): readonly Flag[] {
  return [...ANSWER_NAMES.map(describe), FROM_FLAG, FOLDER_FLAG, FORCE_FLAG];
}

function describe(name: AnswerName): Flag {
  const { description, default: standard } = ANSWERS[name];
  const { placeholder = 'VALUE', choices } = FORMS[name];
  return {
    name,
    group: 'service',
    description,
    isBoolean: false,
    isRepeatable: REPEATABLE.has(name),
    placeholder,
    ...defined({ default: standard, choices }),
  };
}

/** What is wrong with a flag is reported before anything is asked. */
export function readInit(values: Values): CommandLine | Problems {
  const texts = new Map(
    ANSWER_NAMES.flatMap((name) => (values.has(name) ? [[name, values.get(name) ?? ''] as const] : [])),
  );
  const fromService = values.get('from-service');
  const errors = [...findErrors(texts), ...(fromService === undefined ? [] : checkRunning(fromService, texts))];
  if (errors.length > 0) return { problems: errors.map(formatInputError) };
  return {
    command: 'init',
    options: {
      texts,
      folder: values.get('dir') || '.',
      isForced: values.get('force') === 'true',
      ...defined({ fromService: fromService === undefined ? undefined : lastSegment(fromService) }),
    },
  };
}

/** A running service says itself what it is like. */
function checkRunning(service: string, texts: Texts): readonly InputError[] {
  const parsed = textOf(SERVICE)(service);
  const own = 'errors' in parsed ? parsed.errors.map((error) => ({ input: '--from-service', ...error })) : [];
  const others = [...texts.keys()].filter((name) => !OF_RUNNING.some((one) => one === name));
  const problem = 'cannot be combined with --from-service, which reads it from ECS';
  return [...own, ...others.map((name) => ({ input: `--${name}`, problem, advice: 'Remove one of the two' }))];
}
