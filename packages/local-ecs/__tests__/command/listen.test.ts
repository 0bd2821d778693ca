import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalEcs } from '@slipway/local-ecs';
import { serveLocalEcs } from '../../src/command/serve-local-ecs.ts';

const VARIABLE = 'SLIPWAY_LOCAL_TOKEN';

/** `local-ecs`, stopped at once: what it printed, and its exit code. */
async function serve(listen: '127.0.0.1' | '0.0.0.0'): Promise<{ readonly exitCode: number; readonly text: string }> {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const world = { write, writeError: write, signal: AbortSignal.abort() };
  const exitCode = await serveLocalEcs({ port: 0, listen }, world);
  return { exitCode, text: lines.join('\n') };
}

describe('--listen', () => {
  let before: string | undefined;

  beforeEach(() => {
    before = process.env[VARIABLE];
    delete process.env[VARIABLE];
  });

  afterEach(() => {
    if (before === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = before;
  });

  test('on loopback there is no token', async () => {
    expect((await serve('127.0.0.1')).text).not.toContain('Bearer');
  });

  test('on all addresses a new token is printed, with a warning', async () => {
    const [first, second] = [await serve('0.0.0.0'), await serve('0.0.0.0')];
    const find = (text: string) => /^The control address needs the header Authorization: Bearer (.*)$/m.exec(text)?.[1];

    expect(first.text).toContain(
      'It listens on all addresses of this machine. Any access key works: whoever reaches the port can use it.',
    );
    expect(find(first.text)).toMatch(/^[0-9a-f]{32}$/);
    expect(find(second.text)).not.toBe(find(first.text));
  });

  test('a token of the environment is used and not printed', async () => {
    process.env[VARIABLE] = 'a-token-of-a-test';

    const { text } = await serve('0.0.0.0');

    expect(text).toContain('The control address needs the header Authorization: Bearer $SLIPWAY_LOCAL_TOKEN');
    expect(text).not.toContain('a-token-of-a-test');
  });

  test('a token that is none is refused without its value', async () => {
    process.env[VARIABLE] = 'short x';

    expect(await serve('127.0.0.1')).toEqual({
      exitCode: 2,
      text: 'SLIPWAY_LOCAL_TOKEN is not 8 to 200 letters, digits and characters of "-._~+/=". Use, for example, the output of "openssl rand -hex 16".',
    });
  });

  test('a program gets the token', async () => {
    const local = await startLocalEcs({ listen: '0.0.0.0' });
    const ask = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${local.url}/_slipway/reset`, { method: 'POST', headers })).status;

    const statuses = [await ask({}), await ask({ authorization: `Bearer ${local.token}` })];
    await local.stop();

    expect(statuses).toEqual([401, 200]);
  });
});
