import type { Verdict } from '../ports/verdict.ts';

/** One act of the story: a command of Slipway, and its expected verdict. */
export interface Act {
  /** For the recap. */
  readonly name: string;
  readonly title: string;
  /** Arguments of `slipway`. */
  readonly command: readonly string[];
  readonly verdict: Verdict;
  /** So many lines of the plan are shown. */
  readonly planLines: number;
}

const SERVICE = ['--cluster', 'demo', '--service', 'hello'];

/** With containers images are built and pushed; simulated tasks need only their names. */
export function listActs(tasks: 'containers' | 'simulated'): readonly Act[] {
  const isReal = tasks === 'containers';
  const image = (tag: string, ...build: readonly string[]) =>
    isReal ? ['--repository', 'hello', '--image-tag', tag, ...build] : ['--image', `hello:${tag}`];
  return [
    {
      name: 'First deploy',
      title: `First deploy: ${isReal ? 'build and push an image, ' : ''}register it, start three tasks`,
      command: ['deploy', ...SERVICE, ...image('v1', '--create-repository'), '--desired-count', '3'],
      verdict: 'steady',
      planLines: 0,
    },
    {
      name: 'New version',
      title: 'A new version: one task at a time, using the one spare instance',
      command: [
        'deploy',
        ...SERVICE,
        ...image('v2', '--labels', 'version=2'),
        '--environment-variables',
        'PROVIDER=ECS',
      ],
      verdict: 'steady',
      planLines: isReal ? 4 : 3,
    },
    {
      name: 'Broken image',
      title: 'A broken image: the circuit breaker rolls back, and Slipway says why',
      command: ['deploy', ...SERVICE, ...image('v3-broken', '--dockerfile', 'Dockerfile.broken')],
      verdict: 'rolled-back',
      planLines: 0,
    },
    {
      name: 'Rollback',
      title: 'A rollback by input: to the last good revision, without a build',
      command: ['rollback', 'hello', 'last-good', '--cluster', 'demo'],
      verdict: 'steady',
      planLines: 1,
    },
  ];
}
