/** Who we are, as STS says. */
export interface CallerIdentity {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
  readonly region: string;
  /** Where the calls go, when not to Amazon's own endpoint. */
  readonly endpoint?: string;
  /** Milliseconds until the credentials expire; absent when they do not say. */
  readonly expiresInMs?: number;
}

/** What the run knows of its caller. */
export interface CallerNotes {
  readonly notes: { record(): { readonly identity?: CallerIdentity } };
}
