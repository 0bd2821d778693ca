/** From texts, as flags or a person gave them, to a setup that cannot have a wrong value. */
import { type Parse, splitList } from '@slipway/ecs-rules/grammar';
import { describeFargateMemory, FARGATE_CPU, isFargateSize } from '@slipway/ecs-rules/task-definition';
import type { InputError } from '@slipway/ecs-rules/text';
import { ANSWERS, listItems, OF_SERVICES, type ServiceAnswerName, type Texts, textOfService } from './answers.ts';
import { type AnswerName, FORMS } from './forms.ts';
import type { ServiceSetup, Setup } from './setup.ts';

/** Names of all answers; those that are still open are absent. */
const NAMES = Object.keys(FORMS) as readonly AnswerName[];

/** Everything that is wrong with the texts that are given; what is still open is no error. */
export function findErrors(texts: Texts): readonly InputError[] {
  const single = NAMES.filter((name) => !isOfServices(name)).flatMap((name) => checkTexts(name, texts));
  const own = OF_SERVICES.flatMap((name) => checkItems(name, texts));
  const found = [...single, ...own, ...checkNames(listNames(texts))];
  return found.length > 0 ? found : checkSizes(texts);
}

function isOfServices(name: AnswerName): name is ServiceAnswerName {
  return OF_SERVICES.some((one) => one === name);
}

function listNames(texts: Texts): readonly string[] {
  return splitList(texts.get('service') ?? '');
}

function checkTexts(name: AnswerName, texts: Texts): readonly InputError[] {
  const text = texts.get(name) ?? '';
  const items = name === 'service' ? listNames(texts) : [text].filter((one) => one.trim() !== '');
  return items.flatMap((item) => check(name, item));
}

function check(name: AnswerName, text: string): readonly InputError[] {
  const parsed = (FORMS[name] as Parse<unknown>)(text);
  return 'errors' in parsed ? parsed.errors.map((error) => ({ input: `--${name}`, ...error })) : [];
}

function checkItems(name: ServiceAnswerName, texts: Texts): readonly InputError[] {
  const names = listNames(texts);
  return listItems(texts, name).flatMap(({ service, text }) => {
    const isUnknown = service !== undefined && names.length > 0 && !names.includes(service);
    if (!isUnknown) return check(name, text);
    return [{ input: `--${name}`, problem: `no service "${service}" is given`, advice: `Use ${names.join(', ')}` }];
  });
}

/** Logical ids of CloudFormation have no hyphens. */
function checkNames(names: readonly string[]): readonly InputError[] {
  const plain = names.map((name) => name.replaceAll('-', ''));
  const twice = names.filter((_, at) => plain.indexOf(plain[at] ?? '') !== at);
  return twice.map((name) => ({
    input: '--service',
    problem: `"${name}" is given twice, or differs from another service only in hyphens`,
    advice: 'Give each service a name of its own',
  }));
}

function checkSizes(texts: Texts): readonly InputError[] {
  if (texts.get('capacity')?.trim() !== 'FARGATE') return [];
  return listNames(texts).flatMap((service) => {
    const cpu = textOfService(texts, 'cpu', service);
    const memory = textOfService(texts, 'memory', service);
    if (cpu === undefined) return [];
    const sizes = describeFargateMemory(Number(cpu));
    if (sizes === undefined) return [refuseCpu(cpu, service)];
    if (memory === undefined || isFargateSize(Number(cpu), Number(memory), false)) return [];
    const problem = `Fargate has no task of ${cpu} CPU units with ${memory} MiB (service ${service})`;
    return [{ input: '--memory', problem, advice: `With ${cpu} CPU units use ${sizes} MiB` }];
  });
}

function refuseCpu(cpu: string, service: string): InputError {
  const problem = `Fargate has no task of ${cpu} CPU units (service ${service})`;
  return { input: '--cpu', problem, advice: `Use ${FARGATE_CPU.join(', ')}` };
}

/** What follows `uses:`. */
export function readAction(texts: Texts): string {
  return readValue('action', texts.get('action') ?? ANSWERS.action.default);
}

/** @param texts without an error and with every answer. @throws Error if not: a bug */
export function toSetup(texts: Texts): Setup {
  const ci = readValue('ci', texts.get('ci'));
  const codeRepository = texts.get('code-repository');
  return {
    cluster: readValue('cluster', texts.get('cluster')),
    capacity: readValue('capacity', texts.get('capacity')),
    services: listNames(texts).map((name) => toService(name, texts)),
    ci,
    ...(codeRepository === undefined ? {} : { codeRepository: readValue('code-repository', codeRepository) }),
    environment: readValue('environment', texts.get('environment') ?? ANSWERS.environment.default),
    accountId: readValue('account', texts.get('account')),
    region: readValue('region', texts.get('region')),
  };
}

function toService(name: string, texts: Texts): ServiceSetup {
  const textOf = (answer: ServiceAnswerName) => textOfService(texts, answer, name);
  const port = readValue('port', textOf('port'));
  return {
    name,
    ...(port === undefined
      ? {}
      : { web: { port, healthCheckPath: readValue('health-check-path', textOf('health-check-path')) } }),
    cpu: readValue('cpu', textOf('cpu')),
    memory: readValue('memory', textOf('memory')),
    desiredCount: readValue('desired-count', textOf('desired-count')),
  };
}

type ValueOf<Name extends AnswerName> = (typeof FORMS)[Name] extends Parse<infer T> ? T : never;

export function readValue<Name extends AnswerName>(name: Name, text: string | undefined): ValueOf<Name> {
  const parsed = (FORMS[name] as Parse<ValueOf<Name>>)(text ?? '');
  if ('errors' in parsed) throw new Error(`init: --${name} is not checked`);
  return parsed.value;
}
