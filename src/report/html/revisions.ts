import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { revisionName } from '../../text/arn.ts';
import { linkToDeployments, linkToRevision } from '../../text/console-link.ts';
import { formatCount } from '../../text/count.ts';
import type { RunRecord, ServiceOutcome } from '../run-record.ts';
import { facts, link } from './elements.ts';
import { type Html, html, join } from './html.ts';

/** What is running, what was deployed, and what ran before. */
export function describeRevisions(record: RunRecord, service: ServiceOutcome): Html {
  const { revisionArn, previousRevisionArn, serving, running, desired } = service;
  const now = serving.map(
    (one) => html`<li>${nameRevision(record, service, one.revisionArn)}: ${formatCount(one.running, 'task')}</li>`,
  );
  const counts = running === undefined ? undefined : `${running}/${desired ?? '–'} tasks`;
  return facts([
    ['Running now', now.length > 0 ? html`<ul class="bare">${join(now)}</ul>` : counts],
    ['Deployed', revisionArn && nameRevision(record, service, revisionArn)],
    ['Before', previousRevisionArn && nameRevision(record, service, previousRevisionArn)],
    ['AWS console', linkToDeployments(record, service) && link(linkToDeployments(record, service), 'Deployments')],
  ]);
}

/** With the release or commit, where a rollback has read it. */
function nameRevision(record: RunRecord, { sources }: ServiceOutcome, arn: RevisionArn): Html {
  const source = sources !== undefined && Object.hasOwn(sources, arn) ? ` (${sources[arn]})` : '';
  return html`${link(linkToRevision(record, arn), revisionName(arn))}${source}`;
}
