import type { Texts } from '../init/answers.ts';

/** What `slipway init` is to write. */
export interface InitOptions {
  /** Answers that were given as flags. */
  readonly texts: Texts;
  /** Name of a running service that is read. */
  readonly fromService?: string;
  /** Where the files are written. */
  readonly folder: string;
  /** Existing files are overwritten. */
  readonly isForced: boolean;
}
