/** Thrown when the local ECS cannot start with its settings, port or data folder. Nothing was changed. */
export class SettingError extends Error {
  /** What to do: one sentence. */
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SettingError';
    this.advice = advice;
  }
}
