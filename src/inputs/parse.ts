/** `name=value`, one a line; the value may hold `=` and is kept to the letter but for outer blanks. */
export interface KeyValue {
  readonly name: string;
  readonly value: string;
}
