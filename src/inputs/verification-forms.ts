/** The forms of checks: a URL with what it must answer, alarms, metrics with a limit. */
import { type Parse, type Parsed, refuseText } from '@slipway/ecs-rules/grammar';
import { quote } from '@slipway/ecs-rules/text';
import type { Metric, MetricCheck, Operator, UrlCheck } from '../ports/verification.ts';

/** `https://example.com/health 200 contains ok within 800ms`; all but the URL may be left out. */
export const parseUrlCheck: Parse<UrlCheck> = Object.assign(readUrlCheck, {
  placeholder: 'URL [STATUS] [contains TEXT] [within MS]',
});

const URL_LINE = /^(\S+)(?: +(\d{3}))?(?: +contains +(.+?))?(?: +within +(\d{1,6}) ?(ms|s)?)?$/;

function readUrlCheck(raw: string): Parsed<UrlCheck> {
  const text = raw.trim();
  const [, url, status, contains, time, unit] = URL_LINE.exec(text) ?? [];
  if (url === undefined || /[\p{Cc}\p{Cs}]/u.test(text)) {
    return refuseText('the line is invalid', 'Use URL [STATUS] [contains TEXT] [within MS]');
  }
  if (!isPlainUrl(url)) {
    return refuseText(
      'the URL is invalid',
      'Use https://HOST/PATH without a user, or /PATH for an Express Mode service',
    );
  }
  return {
    value: {
      text,
      url,
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(contains === undefined ? {} : { contains }),
      ...(time === undefined ? {} : { withinMs: Number(time) * (unit === 's' ? 1000 : 1) }),
    },
  };
}

/** A password in it would be logged. */
function isPlainUrl(text: string): boolean {
  if (text.startsWith('/')) return true;
  return /^https?:\/\//.test(text) && URL.canParse(text) && !/^https?:\/\/[^/?#]*@/.test(text);
}

/** `target-5xx-rate < 1%`, `target-latency-p99 < 800ms`, `NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER`. */
export const parseMetricCheck: Parse<MetricCheck> = Object.assign(readMetricCheck, {
  placeholder: 'METRIC < LIMIT',
});

const METRIC_ADVICE =
  'Use target-5xx-rate < 1%, target-latency-p99 < 800ms, or NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER';

function readMetricCheck(raw: string): Parsed<MetricCheck> {
  const text = raw.trim();
  const [, left = '', operator, number = '', unit = ''] =
    /^(.*?) *(<=|>=|<|>) *(-?\d{1,15}(?:\.\d{1,9})?) *(%|ms|s)?$/.exec(text) ?? [];
  const metric = readMetric(left.trim());
  const isUpper = operator?.startsWith('<') ?? false;
  const isAllowed = metric !== undefined && UNITS[metric.kind].includes(unit) && (isUpper || metric.kind === 'custom');
  if (!isAllowed || operator === undefined) {
    return refuseText(`${quote(text)} is invalid`, METRIC_ADVICE);
  }
  return { value: { text, metric, operator: operator as Operator, limit: Number(number) / DIVISORS[unit as Unit] } };
}

const DIVISORS = { '%': 100, ms: 1000, s: 1, '': 1 } as const;
type Unit = keyof typeof DIVISORS;

const UNITS: Readonly<Record<Metric['kind'], readonly string[]>> = {
  'target-errors': ['%'],
  'target-latency': ['ms', 's'],
  custom: [''],
};

/** Percentiles as CloudWatch names them, and its simple statistics (CloudWatch API reference, GetMetricData). */
const STATISTIC = /^(?:Average|Sum|Minimum|Maximum|SampleCount|p\d{1,2}(?:\.\d{1,2})?)$/;

function readMetric(text: string): Metric | undefined {
  const codes = /^target-([45])xx-rate$/.exec(text)?.[1];
  if (codes !== undefined) return { kind: 'target-errors', codes: codes === '4' ? '4XX' : '5XX' };
  const latency = /^target-latency-(average|p\d{1,2}(?:\.\d{1,2})?)$/.exec(text)?.[1];
  if (latency !== undefined) return { kind: 'target-latency', statistic: latency === 'average' ? 'Average' : latency };
  const [, namespace, name, given = '', statistic = ''] = /^(.+)\/([^/{}]+?)(?:\{([^{}]*)\})? +(\S+)$/.exec(text) ?? [];
  const dimensions = readDimensions(given);
  if (namespace === undefined || name === undefined || !STATISTIC.test(statistic) || dimensions === undefined) {
    return undefined;
  }
  return { kind: 'custom', namespace, name, dimensions, statistic };
}

function readDimensions(text: string): readonly { readonly name: string; readonly value: string }[] | undefined {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  const dimensions = parts.map((part) => {
    const at = part.indexOf('=');
    return { name: part.slice(0, Math.max(at, 0)).trim(), value: part.slice(at + 1).trim() };
  });
  return dimensions.every(({ name, value }) => name !== '' && value !== '') ? dimensions : undefined;
}
