import { formatMoment } from '../../text/duration.ts';
import { VERSION } from '../../text/version.ts';
import type { RunRecord } from '../run-record.ts';
import { type Html, html, join, NOTHING } from './html.ts';
import { describeRun, describeRunFacts } from './run-section.ts';
import { describeService } from './service-section.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { describeTask } from './task-section.ts';
import { formatVerdict } from './verdict-words.ts';

/**
 * A run as one page of HTML that needs nothing else: no script, no font, no request. Readable in light and in dark, on
 * paper, and without a pointer. Text from outside is escaped.
 */
export function renderHtml(record: RunRecord): string {
  const { services, asked } = record;
  const names = services.length === 0 ? asked.services : services.map(({ name }) => name);
  const title = `${formatVerdict(record.verdict)}: ${names.slice(0, 3).join(', ') || asked.cluster}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${{ markup: STYLE_HASH }}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${services.length > 1 ? skipLinks(record) : NOTHING}
<main>
${describeRun(record)}
${describeTask(record)}
${join(services.map((service, index) => describeService(record, service, index)))}
${describeRunFacts(record)}
</main>
<footer>Slipway ${VERSION} · run started ${formatMoment(record.startedAt)} · times are UTC or since the update</footer>
</body>
</html>
`;
  return page.markup;
}

function skipLinks({ services }: RunRecord): Html {
  const links = services.map(({ name }, index) => html`<a href="#service-${index + 1}">${name}</a>`);
  return html`<nav aria-label="Services">${join(links, ' ')}</nav>`;
}
