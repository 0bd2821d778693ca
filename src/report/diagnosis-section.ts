/** Why something failed, as parts of the summary: of a service's rollout or of the one-off task. */
import type { ContainerLog, Diagnosis } from '../rollout/diagnosis.ts';
import { nameRevision } from '../task-definition/document.ts';
import { code, fence, prose, step } from './markdown.ts';
import { describeCause } from './verdict-lines.ts';

const MOST_LOG_LINES = 20;

/** A part with its title; none without a body. */
export function under(title: string, body: string): string {
  return body === '' ? '' : `**${title}**\n\n${body}`;
}

export function describeDiagnosis(diagnosis: Diagnosis | undefined): string {
  if (diagnosis === undefined) return '';
  const causes = diagnosis.causes.map((cause) => {
    const words = cause.details.length === 0 ? '' : `\n\n${fence(cause.details)}`;
    return `${prose(describeCause(cause))}${words}`;
  });
  const unread = diagnosis.unread.map((what) => `Not readable: ${code(what)}`);
  return [...causes, ...unread, `Next step: ${step(diagnosis.nextStep)}`].join('\n\n');
}

/** @param link where the rest is */
export function describeLog({ container, taskArn, lines }: ContainerLog, link: string | undefined): string {
  const where = `${code(container)} in task ${code(nameRevision(taskArn).slice(0, 8))}`;
  const more = link === undefined ? '' : `, [all of it](${link})`;
  return under('Last lines of the container', `${where}${more}\n\n${fence(lines.slice(-MOST_LOG_LINES))}`);
}
