import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type CallRecord, createCallLog, hideSecrets } from '../../src/http/call-log.ts';

function aCall(at: number): CallRecord {
  return { service: 'ecs', operation: 'DescribeServices', input: {}, answer: 'ok', at };
}

describe('the call log', () => {
  test('keeps the last calls, oldest first, however many came', () => {
    const log = createCallLog(3);

    for (let at = 1; at <= 20; at += 1) log.record(aCall(at));

    expect(log.list().map((call) => call.at)).toEqual([18, 19, 20]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'values of environment variables',
      { containerDefinitions: [{ name: 'app', environment: [{ name: 'KEY', value: 'hush' }] }] },
      { containerDefinitions: [{ name: 'app', environment: [{ name: 'KEY', value: '***' }] }] },
    ],
    [
      'values of overrides',
      { overrides: { containerOverrides: [{ name: 'app', environment: [{ name: 'KEY', value: 'hush' }] }] } },
      { overrides: { containerOverrides: [{ name: 'app', environment: [{ name: 'KEY', value: '***' }] }] } },
    ],
    [
      'log options named like a secret',
      { logConfiguration: { options: { 'splunk-token': 'hush', 'splunk-url': 'https://example.com' } } },
      { logConfiguration: { options: { 'splunk-token': '***', 'splunk-url': 'https://example.com' } } },
    ],
  ])('hides %s and keeps their names', (_name, input, shown) => {
    expect(hideSecrets(input)).toEqual(shown);
  });

  test('shows where secrets come from, and the tokens of pages and retries', () => {
    const input: JsonObject = {
      secrets: [{ name: 'KEY', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/key' }],
      nextToken: 'page-2',
      clientToken: 'once',
    };

    expect(hideSecrets(input)).toEqual(input);
  });

  test('cuts long texts', () => {
    expect(hideSecrets({ imageManifest: 'x'.repeat(3_000) })).toEqual({ imageManifest: `${'x'.repeat(2_000)}…` });
  });
});
