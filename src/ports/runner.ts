/** The ports to the machine that the run is on: docker, files, time, and where the run comes from. Types only. */
import type { ErrorDetails } from './deploy-error.ts';

/** What a docker command came to. */
export interface DockerResult {
  readonly exitCode: number;
  /** At most the last 1 MiB. */
  readonly stdout: string;
  /** At most the last 1 MiB. */
  readonly stderr: string;
}

/** The docker command line: no shell, our own configuration folder, output through us. */
export interface Docker {
  /**
   * @param args argv after `docker`; never holds a secret
   * @param options `input` goes to stdin; `isQuiet` keeps the output out of the log
   * @throws DeployError `build` when there is no docker command; `cancelled` when the run ends
   */
  run(args: readonly string[], options?: DockerOptions): Promise<DockerResult>;
  /** Whether the plugin lies where docker looks for it. No process is started: docker may be unable to run it. */
  hasPlugin(name: string): boolean;
}

export interface DockerOptions {
  readonly input?: string;
  readonly isQuiet?: boolean;
  /** Milliseconds after which docker is ended; absent: none. */
  readonly limitMs?: number;
}

/** Files of the workspace and of the runner's temporary folder. */
export interface Files {
  /**
   * Reads a text file of the workspace or RUNNER_TEMP: regular, at most 1 MiB, links resolved first (T4).
   * @throws DeployError `input` that names the input and never the content
   */
  readText(path: string, input: string): Promise<string>;
  /** Writes a new file under RUNNER_TEMP and returns its absolute path. */
  writeTemporary(name: string, text: string): Promise<string>;
  /** Writes to a path of the workspace or RUNNER_TEMP, as given in an input; a regular file there is replaced. */
  writeReport(path: string, text: string, input?: ReportInput): Promise<string>;
  /**
   * What keeps the path of an input from being used by whoever reads or writes it: it leads outside, links resolved, or
   * is not what it should be. Undefined when nothing does.
   * @param kind `any`: it may be anything, or not be there yet
   */
  findPathError(path: string, input: string, kind: 'file' | 'folder' | 'any'): Promise<ErrorDetails | undefined>;
  /** Path for a file that another program will write under RUNNER_TEMP, and how to read it back. */
  temporaryPath(name: string): string;
  readTemporary(path: string): Promise<string>;
}

/** The inputs that name a report; the job summary has a flag of the command line alone. */
export type ReportInput = 'report-path' | 'report-html' | '--summary';

/** Time that passes. Monotonic; wall-clock time of the runner is not used to judge (F7). */
export interface Clock {
  /** Milliseconds from some fixed moment of this process. */
  now(): number;
  /** Ends early, without throwing, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Wall-clock time of the runner, milliseconds since the epoch: shown and written down, never judged by. */
  date(): number;
  /** Random number in [0, 1): jitter. */
  random(): number;
}

/** What the run knows of its origin: repository, commit and event, from the variables of the CI. */
export interface Origin {
  /** Full hash of the commit, 40 hex digits; undefined outside a workflow. */
  readonly commit?: string;
  /** `refs/tags/v1.4.2`, … */
  readonly ref?: string;
  /** Tag of the release event, if the event is one. */
  readonly releaseTag?: string;
  /** Set when the release of the event is a draft, or was unpublished or deleted. */
  readonly withdrawn?: 'draft' | 'unpublished' | 'deleted';
  readonly eventName?: string;
  /**
   * Whether the pull request, or the run that began this one, is of another repository; absent where the event does not
   * say.
   */
  readonly isFromFork?: boolean;
  /** `owner/name` of GitHub, or the address of a project of GitLab. */
  readonly repository?: string;
  /** File of the workflow, such as `.github/workflows/deploy.yml`; absent where runs have no order. */
  readonly workflow?: string;
  /** The same for each attempt, and for no other run; absent where there is no such id. */
  readonly runId?: string;
  /** Address of the run where it is not known from repository and id. */
  readonly runUrl?: string;
  /** Counts the runs of the workflow; a re-run keeps it and raises the attempt. */
  readonly runNumber?: number;
  /** 1 for the first; absent where it is not known. */
  readonly runAttempt?: number;
  /** Job and step of the workflow: several steps of a run may each deploy. */
  readonly step?: string;
  /** Where the repository lives, such as `https://github.com`; that of another CI ends with a slash. */
  readonly serverUrl?: string;
  /** What of the environment leads calls elsewhere than usual, in words; absent: nothing does. */
  readonly detours?: readonly string[];
}

/** Output of docker: outside text. */
export interface DockerEvent {
  readonly type: 'command-output';
  readonly line: string;
}
