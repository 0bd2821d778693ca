/** What the commands that only show a service are asked. */

/** What is to be shown. */
export interface ShowOptions {
  readonly cluster: string;
  readonly service: string;
  /** Most deployments of a history. */
  readonly limit: number;
  readonly isJson: boolean;
  /** Follow the deployment in progress until it ends. */
  readonly isWatch: boolean;
  /** A table may be redrawn. */
  readonly isLive: boolean;
}

export type ShowCommand = 'history' | 'status';
