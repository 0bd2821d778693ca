import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request that a browser made came from a page of this address, or from the reader who typed the address.
 * Browsers send no `Origin` with images, frames and links, but they say where each request comes from (Fetch Metadata
 * Request Headers, W3C). A link to the page itself may be followed from anywhere; other clients send no such header.
 */
export function isOwnFetch(headers: IncomingHttpHeaders, isPage: boolean): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = headers;
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return isPage && mode === 'navigate' && destination === 'document';
}
