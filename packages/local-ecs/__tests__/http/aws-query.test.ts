import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readForm, writeQueryAnswer } from '../../src/http/aws-query.ts';

describe('a form of the query protocol', () => {
  test.each([
    ['names are members', 'Action=Go&Version=1&Name=web', { Name: 'web' }],
    [
      'member lists keep the order of their numbers',
      'Action=Go&L.member.10=c&L.member.2=b&L.member.1=a',
      { L: ['a', 'b', 'c'] },
    ],
    ['lists hold objects', 'Action=Go&T.member.1.Id=i-1&T.member.1.Port=80', { T: [{ Id: 'i-1', Port: '80' }] }],
    ['objects lie in objects', 'Action=Go&A.B.C=1', { A: { B: { C: '1' } } }],
    ['a name that is no name of ours harms nothing', 'Action=Go&__proto__.x=1', JSON.parse('{"__proto__":{"x":"1"}}')],
  ])('%s', (_name, body, input) => {
    expect(readForm(body)?.input).toEqual(input);
  });

  test('without an action it is none', () => {
    expect(readForm('{"cluster":"default"}')).toBeUndefined();
  });

  test('any form can be read, however deep its names', () => {
    const name = fc.stringMatching(/^[a-z.]{0,60}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (members) => {
        const body = new URLSearchParams([['Action', 'Go'], ...members]).toString();

        expect(readForm(body)?.action).toBe('Go');
      }),
    );
    expect(readForm(`Action=Go&${'a.'.repeat(100_000)}=1`)?.action).toBe('Go');
  });
});

describe('an answer of the query protocol', () => {
  const call = { namespace: 'urn:example', action: 'Go', requestId: 'id' };

  test('a text arrives unchanged, without the characters that are invalid in XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { body } = writeQueryAnswer({ ok: true, output: { Text: text } }, call);

        const [before = '', rest = ''] = (body.kind === 'text' ? body.text : '').split('<Text>');
        const [reported = '', after = ''] = rest.split('</Text>');
        expect([before.endsWith('<GoResult>'), after.startsWith('</GoResult>')]).toEqual([true, true]);
        expect(reported.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).toBe(
          [...text].filter(isOfXml).join(''),
        );
        expect(reported).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }),
    );
  });

  test.each([
    ['TargetGroupNotFound', 400, 400, 'Sender'],
    ['AccessDenied', 400, 403, 'Sender'],
    ['ExpiredToken', 400, 403, 'Sender'],
    ['HealthUnavailable', 500, 500, 'Receiver'],
  ] as const)('%s is answered with its status and its side', (type, given, status, side) => {
    const reply = writeQueryAnswer({ ok: false, type, message: 'no', status: given }, call);

    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ text: expect.stringContaining(`<Type>${side}</Type><Code>${type}</Code>`) });
  });
});

/** Extensible Markup Language 1.0, section 2.2. */
function isOfXml(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if ([0x9, 0xa, 0xd].includes(code)) return true;
  return (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}
