/** Where the login lies. Kept for the post step. */
export interface SharedLogin {
  /** The folder of this step. */
  readonly folder: string;
  /** The folder that DOCKER_CONFIG named before; absent: `folder` is the job's. */
  readonly into?: string;
}
