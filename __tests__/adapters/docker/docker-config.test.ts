import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DOCKER, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { connectDocker } from '../../../src/adapters/docker/docker.ts';
import { createDockerConfig, removeDockerConfig } from '../../../src/adapters/docker/docker-config.ts';

const PASSWORD = 'canary-1f9a-password';
const USERS = { auths: { 'https://elsewhere.example': { auth: 'dTpw' } }, proxies: { default: { noProxy: 'x' } } };

let home = '';
let temporary = '';
beforeEach(() => {
  home = makeFolder();
  temporary = makeFolder();
  mkdirSync(join(home, '.docker'));
});
afterEach(() => {
  removeFolder(home);
  removeFolder(temporary);
});

const usersFile = () => join(home, '.docker', 'config.json');
const environment = () => ({ PATH: process.env.PATH, HOME: home, RUNNER_TEMP: temporary });

function readOurs(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
}

describe('our own docker configuration', () => {
  test('is a folder of mode 0700 under RUNNER_TEMP, announced when it is made', () => {
    const announced: string[] = [];
    const config = createDockerConfig(environment(), (path) => announced.push(path));
    expect(readdirSync(temporary)).toEqual([]);

    const folder = config.folder();

    expect([statSync(folder).mode & 0o777, statSync(join(folder, 'config.json')).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readdirSync(temporary).map((name) => join(temporary, name))).toEqual([folder]);
    expect(announced).toEqual([folder]);
    expect(config.folder()).toBe(folder);
  });

  test("is a copy of the user's without the logins that we make ourselves", () => {
    const text = JSON.stringify({
      ...USERS,
      auths: { ...USERS.auths, 'localhost:5000': { auth: 'old' }, 'https://localhost:5000/v1/': { auth: 'older' } },
      credsStore: 'vault',
      credHelpers: { 'gcr.io': 'gcloud' },
    });
    writeFileSync(usersFile(), text);
    const config = createDockerConfig(environment());

    config.expectLogin('localhost:5000');

    expect(readOurs(config.folder())).toEqual({
      ...USERS,
      credsStore: 'vault',
      credHelpers: { 'gcr.io': 'gcloud', 'localhost:5000': '' },
    });
    expect(readFileSync(usersFile(), 'utf8')).toBe(text);
  });

  test('is gone after its removal, and what its links lead to is not', () => {
    for (const name of ['cli-plugins', 'contexts', 'buildx']) {
      mkdirSync(join(home, '.docker', name));
      writeFileSync(join(home, '.docker', name, 'file'), name);
    }
    const config = createDockerConfig(environment());
    const linked = readFileSync(join(config.folder(), 'buildx', 'file'), 'utf8');

    config.remove();
    config.remove();
    removeDockerConfig(join(temporary, 'never-made'));

    expect(linked).toBe('buildx');
    expect(readdirSync(temporary)).toEqual([]);
    expect(readFileSync(join(home, '.docker', 'cli-plugins', 'file'), 'utf8')).toBe('cli-plugins');
  });

  test.each([
    { name: 'broken JSON', text: `{"auths": {"x": {"auth": "${PASSWORD}"` },
    { name: 'a list', text: '[]' },
  ])("$name in the user's file is refused without quoting it", ({ text }) => {
    writeFileSync(usersFile(), text);

    expect(() => createDockerConfig(environment()).folder()).toThrow(
      `The docker configuration ${usersFile()} is not a JSON object.`,
    );
  });
});

describe('with the real docker', () => {
  let registry: Server;
  let host = '';
  beforeEach(async () => {
    const wanted = `Basic ${Buffer.from(`AWS:${PASSWORD}`).toString('base64')}`;
    registry = createServer((request, response) => {
      const isIn = request.headers.authorization === wanted;
      response.writeHead(isIn ? 200 : 401, { 'WWW-Authenticate': 'Basic realm="test"' }).end('{}');
    });
    await new Promise<void>((done) => registry.listen(0, '127.0.0.1', done));
    const address = registry.address();
    host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterEach(() => {
    registry.closeAllConnections();
    registry.close();
  });

  function realDocker() {
    const config = createDockerConfig(environment());
    const signal = new AbortController().signal;
    const setup = { environment: environment(), workspace: home, config, report: () => {}, signal };
    return { config, docker: connectDocker(setup) };
  }
  const login = ['login', '--username=AWS', '--password-stdin', '--'];

  testWith(
    [DOCKER],
    "a login lands in our file, though the user has a credential store, and the user's is as before",
    async () => {
      const text = JSON.stringify({ ...USERS, credsStore: 'store-that-is-not-there' });
      writeFileSync(usersFile(), text);
      const { docker, config } = realDocker();

      const result = await docker.run([...login, host], { input: PASSWORD });

      expect(result).toMatchObject({ exitCode: 0 });
      expect(readOurs(config.folder())).toMatchObject({
        auths: { ...USERS.auths, [host]: { auth: Buffer.from(`AWS:${PASSWORD}`).toString('base64') } },
        credsStore: 'store-that-is-not-there',
      });
      expect(readFileSync(usersFile(), 'utf8')).toBe(text);
      expect(readdirSync(join(home, '.docker'))).toEqual(['config.json']);
    },
  );

  testWith([DOCKER], 'a wrong password is an exit code, and nothing is kept', async () => {
    const { docker, config } = realDocker();

    const result = await docker.run([...login, host], { input: 'wrong' });

    expect(result.exitCode).toBe(1);
    expect(readFileSync(join(config.folder(), 'config.json'), 'utf8')).not.toContain('"auth"');
    expect(existsSync(usersFile())).toBe(false);
  });

  testWith([DOCKER], "the user's plugins work", async () => {
    const plugins = join(home, '.docker', 'cli-plugins');
    mkdirSync(plugins);
    const metadata = '{"SchemaVersion":"0.1.0","Vendor":"us","Version":"1","ShortDescription":"x"}';
    writeFileSync(
      join(plugins, 'docker-greet'),
      `#!/bin/sh\n[ "$1" = docker-cli-plugin-metadata ] && echo '${metadata}' || echo hello\n`,
    );
    chmodSync(join(plugins, 'docker-greet'), 0o755);

    expect(await realDocker().docker.run(['greet'])).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });
  });
});
