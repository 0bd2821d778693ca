import { nameRevision } from '../task-definition/document.ts';
import { code, list, prose } from './markdown.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** What serves at the end of a rollback, and from which release or commit: what the person who asked reads first. */
export function leadWithServing({ asked, services }: RunRecord): string {
  const seen = services.filter(({ serving }) => serving.length > 0);
  if (asked.rollbackTo === undefined || seen.length === 0) return '';
  const [only, ...others] = seen.map((service) => describeServing(service));
  if (others.length === 0) return `**Serving now:** ${only}`;
  return `**Serving now:**\n\n${list(seen.map((service) => `${code(service.name)}: ${describeServing(service)}`))}`;
}

function describeServing(service: ServiceOutcome): string {
  return service.serving
    .map(({ revisionArn, running }) => {
      const tasks = running === 1 ? '1 task' : `${running} tasks`;
      return `${nameWithSource(revisionArn, service)} with ${tasks}`;
    })
    .join(', ');
}

/** `web:41` (v1.4.2): release or commit where a rollback has read it. */
export function nameWithSource(revisionArn: string, { sources }: ServiceOutcome): string {
  const source = sources?.[revisionArn];
  const name = code(nameRevision(revisionArn));
  return source === undefined ? name : `${name} (${prose(source)})`;
}
