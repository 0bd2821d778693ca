/** The templates for other CIs, and the shell that each of them runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './action-run.ts';

export interface CiTemplate {
  readonly file: string;
  /** The lines of the file. */
  readonly text: string;
  /** What the job runs in its shell. */
  readonly script: string;
  /** Variables that the file sets. */
  readonly variables: Readonly<Record<string, string>>;
}

function read(name: string): { readonly file: string; readonly text: string } {
  const file = `examples/ci/${name}`;
  return { file, text: readFileSync(join(ROOT, file), 'utf8') };
}

interface CircleStep {
  readonly run?: { readonly command: string };
}

export function readGitLabTemplate(): CiTemplate {
  const template = read('gitlab-ci.yml');
  const { script, variables } = parse(template.text).deploy;
  return { ...template, script: script.join('\n'), variables };
}

export function readCircleCiTemplate(): CiTemplate {
  const template = read('circleci.yml');
  const { steps, environment } = parse(template.text).jobs.deploy;
  const commands = (steps as readonly (CircleStep | string)[]).flatMap((step) =>
    typeof step === 'string' ? [] : (step.run?.command ?? []),
  );
  return { ...template, script: commands.join('\n'), variables: environment };
}

/** Groovy takes a backslash at the end of a line away, and a shell too. */
export function readJenkinsTemplate(): CiTemplate {
  const template = read('Jenkinsfile');
  const steps = [...template.text.matchAll(/^ *sh '''\n(.*?)^ *'''$/gms)].map(([, script]) => script ?? '');
  const variables = [...template.text.matchAll(/environment \{ (\w+) = '([^']*)' \}/g)];
  return {
    ...template,
    script: steps.join('\n'),
    variables: Object.fromEntries(variables.map(([, name = '', value = '']) => [name, value])),
  };
}
