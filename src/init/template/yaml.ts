import { stringify } from 'yaml';

/** Small parts of YAML that CloudFormation reads as they are meant. */

/** A text as a value in one line; quoted where YAML 1.1, which CloudFormation reads, would see something else. */
export function scalar(text: string): string {
  return stringify(text, { version: '1.1', lineWidth: 0, blockQuote: false, singleQuote: true }).trimEnd();
}

/** A text with variables such as `${AWS::Region}`, which CloudFormation replaces; without one it is a plain value. */
export function substituted(text: string): string {
  return text.includes('${') ? `!Sub ${scalar(text)}` : scalar(text);
}

/** Each line further to the right, except empty lines. @param by columns */
export function indent(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

/** One block after the other, an empty line between them. Absent ones are left out. */
export function joinBlocks(blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined).join('\n\n');
}

/** A comment of one or more lines. */
export function comment(text: string): string {
  return text.replaceAll(/^/gm, '# ').replaceAll(/ +$/gm, '');
}
