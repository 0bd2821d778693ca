/** Which rule a request meets (Elastic Load Balancing User Guide, listener rules). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListenerRule } from '../../../src/engine/load-balancing/listener-specification.ts';
import { findRule, matchesWildcards } from '../../../src/engine/load-balancing/match-rule.ts';

describe('wildcards', () => {
  test.each([
    ['/api/*', '/api/', true],
    ['/api/*', '/api/a/b', true],
    ['/api/*', '/api', false],
    ['/img/?.png', '/img/a.png', true],
    ['/img/?.png', '/img/.png', false],
    ['*.example.com', 'a.b.example.com', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxbyy', false],
    ['a.c', 'abc', false],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(matchesWildcards(pattern, text)).toBe(matches);
  });

  /** The definition, tried in every way. */
  function matchesByDefinition(pattern: string, text: string): boolean {
    const [first, rest] = [pattern[0], pattern.slice(1)];
    if (first === undefined) return text === '';
    if (first === '*') {
      return Array.from({ length: text.length + 1 }, (_, at) => at).some((at) =>
        matchesByDefinition(rest, text.slice(at)),
      );
    }
    return text !== '' && (first === '?' || first === text[0]) && matchesByDefinition(rest, text.slice(1));
  }

  test('match as their definition says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        expect(matchesWildcards(pattern, text)).toBe(matchesByDefinition(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  test('a pattern of many wildcards takes no more steps than pattern times text', () => {
    expect(matchesWildcards('*a'.repeat(60), 'a'.repeat(20_000).concat('b'))).toBe(false);
  });
});

describe('the rule of a request', () => {
  const aRule = (status: number, conditions: ListenerRule['conditions']): ListenerRule => ({
    conditions,
    action: { kind: 'fixed-response', status, body: '' },
  });
  const statusFor = (rules: readonly ListenerRule[], host: string, target: string): number | undefined => {
    const action = findRule(rules, { host, target })?.action;
    return action?.kind === 'fixed-response' ? action.status : undefined;
  };
  const RULES = [
    aRule(201, [
      { field: 'host-header', patterns: ['api.example.com', '*.api.example.com'] },
      { field: 'path-pattern', patterns: ['/v1/*'] },
    ]),
    aRule(202, [{ field: 'path-pattern', patterns: ['/v1/*', '/v2/*'] }]),
    aRule(404, []),
  ];

  test.each([
    ['api.example.com', '/v1/items', 201],
    ['API.Example.com:8080', '/v1/items?page=2', 201],
    ['eu.api.example.com', '/v1/', 201],
    ['www.example.com', '/v1/items', 202],
    ['api.example.com', '/v2/items', 202],
    ['api.example.com', '/V2/items', 404],
    ['api.example.com', '/?next=/v1/items', 404],
    ['', '/', 404],
  ])('%s%s is answered by the first whose conditions are all met: %s', (host, target, status) => {
    expect(statusFor(RULES, host, target)).toBe(status);
  });
});
