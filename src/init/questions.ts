import { splitList } from '@slipway/ecs-rules/grammar';
import { ANSWERS, OF_SERVICES, type ServiceAnswerName, type Texts, textOfService } from './answers.ts';
import { type AnswerName, FORMS } from './forms.ts';

/** An answer that is still open. */
export interface Question {
  readonly name: AnswerName;
  /** The service that it is about. */
  readonly service?: string;
  /** With the default or proposal in brackets, for a terminal. */
  readonly text: string;
  /** Taken if nothing is answered. */
  readonly default?: string;
  /** Whether the default is only a proposal for a person. */
  readonly isRequired: boolean;
}

/** What is needed of a service that runs; ECS shows the rest. */
export const OF_RUNNING = ['cluster', 'ci', 'code-repository', 'environment', 'action'] as const;

/** All that is open, in the order of asking. Without services, those about a service are open as well. */
export function listQuestions(texts: Texts, isRunning: boolean): readonly Question[] {
  const isOpen = ({ name }: Question) => (texts.get(name) ?? '').trim() === '';
  const open = (names: readonly AnswerName[]) => names.map((name) => toQuestion(name, texts)).filter(isOpen);
  const own = isRunning ? open(['cluster']) : open(['capacity', 'cluster', 'service']);
  const place: readonly AnswerName[] = isRunning ? [] : ['account', 'region'];
  return [
    ...own,
    ...(isRunning ? [] : listServices(texts).flatMap((service) => listOfService(texts, service))),
    ...open(['ci', ...listOfCi(texts), ...place]),
  ];
}

/** Their names; one without a name if none is known yet. */
function listServices(texts: Texts): readonly (string | undefined)[] {
  const names = splitList(texts.get('service') ?? '');
  return names.length === 0 ? [undefined] : names;
}

function listOfService(texts: Texts, service: string | undefined): readonly Question[] {
  const textOf = (name: ServiceAnswerName) => textOfService(texts, name, service ?? '');
  return OF_SERVICES.filter((name) => textOf(name) === undefined)
    .filter((name) => name !== 'health-check-path' || textOf('port')?.trim() !== 'none')
    .map((name) => toQuestion(name, texts, service));
}

function listOfCi(texts: Texts): readonly AnswerName[] {
  const ci = texts.get('ci')?.trim() || ANSWERS.ci.default;
  if (ci === 'github' || ci === 'gitlab') return ['code-repository', 'environment'];
  return ci === 'circleci' ? ['environment'] : [];
}

function toQuestion(name: AnswerName, texts: Texts, service?: string): Question {
  const { question, default: standard, proposal } = ANSWERS[name];
  const taken = name === 'memory' ? proposeMemory(texts, service ?? '') : standard;
  const shown = taken ?? proposal;
  const subject = service === undefined ? question : `Service ${service}: ${question}`;
  return {
    name,
    ...(service === undefined ? {} : { service }),
    text: shown === undefined ? `${subject}: ` : `${subject} [${shown}]: `,
    ...(shown === undefined ? {} : { default: shown }),
    isRequired: taken === undefined,
  };
}

/** The least that Fargate has for most CPU units (ECS Developer Guide, task size). */
function proposeMemory(texts: Texts, service: string): string {
  return String(2 * Number(textOfService(texts, 'cpu', service) ?? ANSWERS.cpu.default));
}

/** The texts with an answer to a question. */
export function addAnswer(texts: Texts, { name, service }: Question, text: string): Texts {
  const line = service === undefined ? text : `${service}=${text}`;
  return new Map([...texts, [name, [texts.get(name) ?? '', line].filter((one) => one !== '').join('\n')]]);
}

/** The texts with every default. */
export function addDefaults(texts: Texts, isRunning: boolean): Texts {
  const usual = [...listQuestions(texts, isRunning).filter(({ isRequired }) => !isRequired)];
  return usual.reduce((all, question) => addAnswer(all, question, question.default ?? ''), texts);
}

/** What to add, where nobody can be asked; undefined: nothing. */
export function describeMissing(texts: Texts, isRunning: boolean): string | undefined {
  const names = listQuestions(texts, isRunning)
    .filter(({ isRequired }) => isRequired)
    .map(nameFlag);
  if (names.length === 0) return undefined;
  const flags = [...new Set(names)];
  return `Missing flag${flags.length === 1 ? '' : 's'} ${flags.join(', ')}. Without a terminal nothing is asked.`;
}

/** Where others have a value, the one for a service: `--port worker=PORT`. */
function nameFlag({ name, service }: Question): string {
  const { placeholder = 'VALUE' } = FORMS[name];
  return service === undefined ? `--${name}` : `--${name} ${service}=${placeholder}`;
}
