import { createHash } from 'node:crypto';
import type { Reply } from '../http/reply.ts';
import { SCRIPT } from '../page/script.ts';
import { renderShell } from '../page/shell.ts';
import { STYLE } from '../page/style.ts';

/** What everything for a browser has: it is for no other site, in no frame, and read as what it says it is. */
export const FOR_OWN_PAGES = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

const POLICY = [
  "default-src 'none'",
  `script-src '${hash(SCRIPT)}'`,
  `style-src '${hash(STYLE)}'`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The page. Its policy allows its own script and style, by hash, and requests to its own address. */
export function replyWithPage(): Reply {
  const headers = { ...FOR_OWN_PAGES, 'content-security-policy': POLICY, 'content-type': 'text/html; charset=utf-8' };
  return { status: 200, headers, body: { kind: 'text', text: renderShell(SCRIPT) } };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
