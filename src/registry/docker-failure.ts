/**
 * What a failed docker command means, read from what it said. Docker has no exit codes for this, so its words are all
 * there is; they are matched loosely and only to choose between retrying and failing, or to give better advice.
 */

/** `passing`: worth another try; `expired`: worth another login; `final`: the same will happen again. */
export type RegistryFailure = 'passing' | 'expired' | 'final';

const EXPIRED = /authorization token has expired|token (?:has |is )?expired/i;
const FINAL =
  /denied|no basic auth credentials|unauthorized|name unknown|does not exist|not found|tag invalid|immutable|no space left|certificate/i;
const PASSING =
  /\b(?:429|500|502|503|504)\b|too ?many ?requests|toomanyrequests|service unavailable|bad gateway|internal server error|time-?out|timed out|deadline exceeded|connection re(?:set|fused)|broken pipe|unexpected EOF|\bEOF\b|temporary failure in name resolution|no such host|network is unreachable|use of closed network connection/i;

/** How a login or a push failed. Words that nobody knows are final: repeating them blindly helps nobody. */
export function judgeRegistryFailure(said: string): RegistryFailure {
  if (EXPIRED.test(said)) return 'expired';
  if (FINAL.test(said)) return 'final';
  return PASSING.test(said) ? 'passing' : 'final';
}

/** What is wrong with docker itself. */
export interface DockerTrouble {
  readonly message: string;
  readonly advice: string;
}

/** What keeps docker from working at all; undefined when the words are about something else. */
export function recogniseDockerTrouble(said: string): DockerTrouble | undefined {
  if (/permission denied.*(?:docker daemon|docker\.sock|docker API)/is.test(said)) {
    return {
      message: 'No permission to use the docker socket.',
      advice: 'Add the user of the runner to the group "docker", or point DOCKER_HOST to another daemon.',
    };
  }
  if (/cannot connect to the docker daemon|error during connect|failed to connect to the docker API/i.test(said)) {
    return {
      message: 'The docker command exists, but no docker daemon is running.',
      advice: 'Start the daemon, use a runner that has one, or check DOCKER_HOST and the docker context.',
    };
  }
  if (/no space left on device/i.test(said)) {
    return {
      message: 'The disk is full.',
      advice: 'Free some space (docker system prune), or use a runner with a larger disk.',
    };
  }
  return undefined;
}

/** The line of an output that most likely says what went wrong: the last that names an error, else the last one. */
export function pickCauseLine(said: string): string {
  const lines = said.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const errors = lines.filter((line) =>
    /^(?:error\b|ERROR:|docker: |denied|unauthorized)|returned a non-zero code|failed to /i.test(line),
  );
  return errors.at(-1) ?? lines.at(-1) ?? 'no output';
}
