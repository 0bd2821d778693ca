import { formatInputError } from '@slipway/ecs-rules/text';
import { writeNewFiles } from '../adapters/files/new-files.ts';
import { type Environment, readVariable } from '../adapters/runner/environment.ts';
import type { OwnProcess } from '../adapters/runner/process.ts';
import { openPrompt } from '../adapters/runner/prompt.ts';
import type { Texts } from '../init/answers.ts';
import { describeSetup } from '../init/describe-setup.ts';
import { explainFiles } from '../init/explain.ts';
import { type InitFile, listFiles } from '../init/list-files.ts';
import { addDefaults, describeMissing } from '../init/questions.ts';
import { findErrors, readAction, toSetup } from '../init/read-setup.ts';
import { renderTemplate } from '../init/template/render-template.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import { EXIT_CODES } from '../ports/verdict.ts';
import { askQuestions } from './ask-questions.ts';
import type { InitOptions } from './init-options.ts';
import { readRunning } from './read-running.ts';

type InitProcess = Pick<OwnProcess, 'environment' | 'write' | 'writeError' | 'signal'>;

/**
 * `slipway init`: asks a person, or takes flags alone, and writes files. Returns the exit code: 0; 2 for flags that are
 * missing and for files that exist; 11 where ECS could not be read; 130 without an answer. AWS is only read, and only
 * with `--from-service`.
 */
export async function runInit(options: InitOptions, own: InitProcess): Promise<number> {
  try {
    const texts = await complete(options, own);
    if (typeof texts === 'number') return texts;
    const { files, explanation } = await render(texts, options);
    await writeNewFiles(options.folder, files, options.isForced);
    for (const line of explanation) own.write(line);
    return 0;
  } catch (thrown) {
    const { kind, message, advice } = asDeployError(thrown);
    own.writeError(`${message} ${advice}`);
    return ['input', 'absent', 'unsupported'].includes(kind) ? EXIT_CODES.refused : EXIT_CODES.failed;
  }
}

/** All answers; or the exit code without them. */
async function complete({ texts, fromService }: InitOptions, own: InitProcess): Promise<Texts | number> {
  const isRunning = fromService !== undefined;
  const known = isRunning ? texts : addRegion(texts, own.environment);
  const prompt = openPrompt(own.signal);
  if (prompt !== undefined) {
    const answered = await askQuestions(known, isRunning, { ask: prompt.ask, write: own.write });
    prompt.close();
    return answered ?? EXIT_CODES.cancelled;
  }
  const missing = describeMissing(known, isRunning);
  const all = addDefaults(known, isRunning);
  const problems = missing === undefined ? findErrors(all).map(formatInputError) : [missing];
  if (problems.length === 0) return all;
  for (const problem of [...problems, 'See: slipway init --help']) own.writeError(problem);
  return EXIT_CODES.refused;
}

/** As the AWS SDK finds it in the environment. */
function addRegion(texts: Texts, environment: Environment): Texts {
  const region = readVariable(environment, 'AWS_REGION') ?? readVariable(environment, 'AWS_DEFAULT_REGION');
  return region === undefined ? texts : new Map([['region', region], ...texts]);
}

interface Rendered {
  readonly files: readonly InitFile[];
  readonly explanation: readonly string[];
}

async function render(texts: Texts, { fromService }: InitOptions): Promise<Rendered> {
  if (fromService !== undefined) {
    const deployment = await readRunning(fromService, texts);
    const files = listFiles(deployment);
    return { files, explanation: explainFiles(files, deployment) };
  }
  const setup = toSetup(texts);
  const deployment = describeSetup(setup, readAction(texts));
  const files = listFiles(deployment, renderTemplate(setup));
  return { files, explanation: explainFiles(files, deployment) };
}
