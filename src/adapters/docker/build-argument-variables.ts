import type { Environment } from '../runner/environment.ts';

/** Arguments of docker, and the variables that its process gets. */
export interface DockerStart {
  readonly args: readonly string[];
  readonly environment: Environment;
}

const BUILD_ARGUMENT = /^--build-arg=([^=]+)=(.*)$/s;

/** Names that docker, its plugins and helpers, or the system read: to set such a variable would change what they do. */
const READ_BY_PROGRAMS = new RegExp(
  [
    '^(?:aws|azure|bash|buildkit|buildx|compose|docker|dyld|go|google|lc|ld|moby|otel|ssh|ssl|xdg)',
    '^git_(?:askpass|config|dir|exec|index|proxy|ssh|trace|work)',
    '^(?:home|lang|no_color|path|shell|temp|term|tmp|tmpdir|tz|user)$',
    '^(?:all|ftp|https?|no)_proxy$',
  ].join('|'),
  'i',
);

/**
 * Gives docker the values of build arguments by its environment: every user of the machine can read the arguments of a
 * process. Of `--build-arg=NAME` docker takes the value from there (Docker's documentation, "docker buildx build"). An
 * argument stays as it is where its variable would mean something to a program, or is already set to something else,
 * which a build secret may come from.
 */
export function hideBuildArguments({ args, environment }: DockerStart): DockerStart {
  const hidden = args.flatMap((arg) => {
    const [, name = '', value = ''] = BUILD_ARGUMENT.exec(arg) ?? [];
    return canBeVariable(name, value, environment) ? [{ arg, name, value }] : [];
  });
  const names = new Map(hidden.map(({ arg, name }) => [arg, name]));
  return {
    args: args.map((arg) => (names.has(arg) ? `--build-arg=${names.get(arg)}` : arg)),
    environment: { ...environment, ...Object.fromEntries(hidden.map(({ name, value }) => [name, value])) },
  };
}

function canBeVariable(name: string, value: string, environment: Environment): boolean {
  return /^\w+$/.test(name) && !READ_BY_PROGRAMS.test(name) && (environment[name] ?? value) === value;
}
