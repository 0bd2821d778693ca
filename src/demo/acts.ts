/** One act of the story: a command of Slipway, and what it is to come to. */
export interface Act {
  readonly title: string;
  readonly command: readonly string[];
  /** Exit code that the command promises. */
  readonly exitCode: number;
}

/** Looks are a second apart, since the demo's clock is faster than real. */
const FOLLOW = ['--cluster', 'demo', '--service', 'hello', '--wait-max-delay-seconds', '1'];
const BUILD = ['--repository', 'hello', '--create-repository'];

/** With containers images are built and pushed; simulated tasks need only their names. */
export function listActs(tasks: 'containers' | 'simulated'): readonly Act[] {
  const image = (tag: string, ...build: readonly string[]) =>
    tasks === 'containers' ? [...BUILD, '--image-tag', tag, ...build] : ['--image', `hello:${tag}`];
  return [
    {
      title: `First deploy: ${tasks === 'containers' ? 'build, push, register' : 'register'}, four tasks`,
      command: ['deploy', ...FOLLOW, ...image('v1'), '--desired-count', '4'],
      exitCode: 0,
    },
    {
      title: 'A new version, one task at a time through the one spare instance',
      command: [
        'deploy',
        ...FOLLOW,
        ...image('v2', '--labels', 'version=2'),
        '--environment-variables',
        'PROVIDER=ECS',
      ],
      exitCode: 0,
    },
    {
      title: 'A broken image: the circuit breaker takes it back, and the step is red',
      command: ['deploy', ...FOLLOW, ...image('v3-broken', '--dockerfile', 'Dockerfile.broken')],
      exitCode: 10,
    },
    {
      title: 'The way back by input: what worked before serves again',
      command: ['rollback', 'last-good', ...FOLLOW],
      exitCode: 0,
    },
  ];
}
