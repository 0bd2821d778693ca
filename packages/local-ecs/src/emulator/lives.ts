import type { Answerer, Listener } from '../http/server.ts';

/** Everything behind a port, from a start or a reset until the next reset or the end. */
export interface Life<Shown> {
  readonly shown: Shown;
  readonly answer: Answerer;
  /** Ends tasks and timers. */
  end(): Promise<void>;
  /** Removes a temporary folder, unlocks a given one. */
  release(): Promise<void>;
}

/** Returns why it is refused. */
export type Reset = () => Promise<string | undefined>;

export interface LivesParts<Shown> {
  readonly listener: Listener;
  readonly begin: (reset: Reset) => Promise<Life<Shown>>;
  /** Why there is no second life. */
  readonly refusal: string | undefined;
}

/**
 * A reset begins a new life on the same port, so that nothing of the old one is left, whatever it remembered. What is
 * shown stays one object, with the fields of the present life.
 */
export async function runLives<Shown extends object>(
  parts: LivesParts<Shown>,
): Promise<Shown & { close(): Promise<void> }> {
  const { listener, begin } = parts;
  let refusal = parts.refusal;
  const replace: Reset = async () => {
    if (refusal !== undefined) return refusal;
    const next = life
      .end()
      .then(life.release)
      .then(() => begin(reset));
    listener.answerWith(next.then(({ answer }) => answer));
    life = await next;
    Object.assign(shown, life.shown);
    return undefined;
  };
  let turn: Promise<unknown> = Promise.resolve();
  const reset: Reset = () => {
    const done = turn.then(replace, replace);
    turn = done;
    return done;
  };
  let life = await begin(reset);
  listener.answerWith(Promise.resolve(life.answer));
  const close = once(async () => {
    refusal = 'The local ECS has stopped.';
    await turn.catch(() => {});
    await life.end();
    await listener.close();
    await life.release();
  });
  const shown = { ...life.shown, close };
  return shown;
}

/** However often it is called. */
export function once(act: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= act();
    return ended;
  };
}
