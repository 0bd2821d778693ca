/** One error of the inputs, the plan or a guard. */
export interface Problem {
  /** Name of the input at error, such as `wait-for-minutes`. */
  readonly input?: string;
  readonly text: string;
  readonly advice?: string;
}

export interface Notice {
  readonly level: 'notice' | 'warning';
  readonly text: string;
  readonly advice?: string;
}
