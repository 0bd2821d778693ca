/** What is listened to: the process, or a test's own emitter. */
export interface SignalSource {
  on(event: 'SIGINT' | 'SIGTERM', listener: (signal: string) => void): unknown;
}

/** An output whose reader may go away. */
export interface OutputStream {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

export interface EndListener {
  readonly source: SignalSource;
  /** Stdout and stderr. */
  readonly outputs: readonly OutputStream[];
  /** Ends the process at once: the second signal. */
  readonly endNow: () => void;
}

/**
 * One AbortSignal for every way in which a run is cancelled. Its reason is the name of the signal, or `EPIPE` when the
 * reader of our output is gone: in a job container that is all we hear of a cancel. Other errors of an output, such as
 * a full disk, change nothing.
 */
export function listenForEnd({ source, outputs, endNow }: EndListener): AbortSignal {
  const controller = new AbortController();
  const end = (name: string) => {
    if (controller.signal.aborted) endNow();
    else controller.abort(name);
  };
  source.on('SIGINT', end);
  source.on('SIGTERM', end);
  for (const output of outputs) {
    output.on('error', (error) => {
      if (error.code === 'EPIPE' && !controller.signal.aborted) controller.abort('EPIPE');
    });
  }
  return controller.signal;
}
