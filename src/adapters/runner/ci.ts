import { type Environment, readVariable } from './environment.ts';

/** The systems whose variables are known. */
export type Ci = 'github' | 'gitlab' | 'circleci' | 'jenkins';

/** In this order: a job of GitHub may run on an agent of Jenkins, whose variables it then has, too. */
const RECOGNIZED: readonly (readonly [Ci, (environment: Environment) => boolean])[] = [
  ['github', ({ GITHUB_ACTIONS }) => GITHUB_ACTIONS === 'true'],
  ['gitlab', ({ GITLAB_CI }) => GITLAB_CI === 'true'],
  ['circleci', ({ CIRCLECI }) => CIRCLECI === 'true'],
  ['jenkins', (environment) => ['JENKINS_URL', 'BUILD_NUMBER'].every((name) => readVariable(environment, name))],
];

/** Where the run takes place; undefined on a laptop and in any other CI. */
export function recognizeCi(environment: Environment): Ci | undefined {
  return RECOGNIZED.find(([, isCi]) => isCi(environment))?.[0];
}
