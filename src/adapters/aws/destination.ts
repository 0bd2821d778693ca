/** Where the calls to one service go. */
export interface Destination {
  /** Such as `ECS`. */
  readonly service: string;
  /** As configured; absent where the SDK chooses Amazon's own. */
  readonly url?: string;
}

/** Names under which Amazon answers, VPC endpoints included (AWS General Reference, service endpoints). */
const AMAZON = /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|amazonaws\.eu)$/;

/**
 * `http://127.0.0.1:8090` when all calls go there, `http://127.0.0.1:8090 (ECS, STS)` when some do; undefined when they
 * all go to Amazon. Of a URL only scheme, host and port are shown.
 */
export function describeDestinations(destinations: readonly Destination[]): string | undefined {
  const foreign = destinations.flatMap(({ service, url }) =>
    url === undefined || isAmazon(url) ? [] : [{ service, origin: formatOrigin(url) }],
  );
  const origins = [...new Set(foreign.map(({ origin }) => origin))];
  const [first] = origins;
  if (first === undefined) return undefined;
  if (origins.length === 1 && foreign.length === destinations.length) return first;
  return origins.map((origin) => `${origin} (${listServices(foreign, origin)})`).join(', ');
}

function listServices(all: readonly { readonly service: string; readonly origin: string }[], wanted: string): string {
  return all
    .filter(({ origin }) => origin === wanted)
    .map(({ service }) => service)
    .join(', ');
}

function isAmazon(url: string): boolean {
  return URL.canParse(url) && AMAZON.test(new URL(url).hostname);
}

/** Without a user, a password or a path, any of which may be secret. */
function formatOrigin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'an invalid endpoint URL';
}
