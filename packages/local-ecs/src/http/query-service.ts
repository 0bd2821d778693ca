/** The services that speak the query protocol. */

/** XML namespaces of the services that speak the query protocol. */
export const NAMESPACES = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  cloudwatch: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  unknown: 'http://amazonaws.com/',
  elb: 'http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/',
  elbv2: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
} as const;

type QueryService = 'sts' | 'iam' | 'elb' | 'elbv2' | 'cloudwatch';

const VERSIONS: Readonly<Record<string, QueryService>> = {
  '2011-06-15': 'sts',
  '2010-05-08': 'iam',
  '2012-06-01': 'elb',
  '2015-12-01': 'elbv2',
  '2010-08-01': 'cloudwatch',
};

/** By the version of the API; without one by the service that the request was signed for. */
export function chooseQueryService(
  version: string | undefined,
  signedFor: string | undefined,
): QueryService | 'unknown' {
  if (version !== undefined) return VERSIONS[version] ?? 'unknown';
  if (signedFor === 'elasticloadbalancing') return 'elbv2';
  if (signedFor === 'monitoring') return 'cloudwatch';
  if (signedFor === 'iam') return 'iam';
  return signedFor === undefined || signedFor === 'sts' ? 'sts' : 'unknown';
}
