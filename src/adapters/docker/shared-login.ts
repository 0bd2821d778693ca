/**
 * A login that later steps of the job use. It is made in a folder of its own. Without DOCKER_CONFIG that folder becomes
 * the job's docker configuration, so that jobs of one user on one machine cannot disturb each other. A folder that
 * DOCKER_CONFIG names already is given the logins instead, and its earlier content is restored afterwards.
 */

import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { SharedLogin } from '../../ports/shared-login.ts';
import { CONFIG_FILE, readConfig, removeDockerConfig, writeConfig } from './docker-config.ts';
import { withFolderLock } from './folder-lock.ts';

/** The program that gives docker the passwords of this host, if the configuration in the folder names one. */
export function findHelper(folder: string, host: string): string | undefined {
  const { helper } = entryOf(readConfig(join(folder, CONFIG_FILE)), host);
  return typeof helper === 'string' && helper !== '' ? helper : undefined;
}

/** A login under one more host, which the same password opens. */
export function copyLogin(folder: string, from: string, to: string): void {
  const file = join(folder, CONFIG_FILE);
  const config = readConfig(file);
  const login = readEntries(config.auths)[from];
  if (login !== undefined) writeConfig(file, withLogin(config, to, { auth: login, helper: '' }));
}

/** What a configuration says of one host. */
interface Entry {
  readonly auth?: Json;
  /** Its credential helper; empty: the file itself. */
  readonly helper?: Json;
}

interface Before {
  /** Whether there was a file at all. */
  readonly isFile: boolean;
  readonly entries: Readonly<Record<string, Entry>>;
}

const BEFORE_FILE = 'before.json';

/** Gives the logins of these hosts to the job's configuration; its content is noted first. */
export async function shareLogin({ folder, into }: SharedLogin, hosts: readonly string[]): Promise<void> {
  const ours = readConfig(join(folder, CONFIG_FILE));
  if (into === undefined) return writeConfig(join(folder, CONFIG_FILE), giveAll(hosts, ours, ours));
  const file = join(into, CONFIG_FILE);
  const give = () => {
    const theirs = readConfig(file);
    const entries = Object.fromEntries(hosts.map((host) => [host, entryOf(theirs, host)]));
    const before: Before = { isFile: existsSync(file), entries };
    writeFileSync(join(folder, BEFORE_FILE), JSON.stringify(before), { mode: 0o600 });
    replaceConfig(file, giveAll(hosts, ours, theirs));
  };
  await mkdir(into, { recursive: true, mode: 0o700 })
    .then(() => withFolderLock(into, give))
    .catch(explainEdit(into));
}

function giveAll(hosts: readonly string[], ours: JsonObject, theirs: JsonObject): JsonObject {
  return hosts.reduce((config, host) => withLogin(config, host, loginOf(ours, host, theirs)), theirs);
}

/**
 * Past a credential store, only an empty helper leads to the file. Without one it is left out: not every program that
 * reads the file knows an empty helper.
 */
function loginOf(ours: JsonObject, host: string, theirs: JsonObject): Entry {
  const { auth } = entryOf(ours, host);
  return defined({ auth, helper: theirs.credsStore === undefined ? undefined : '' });
}

/**
 * Removes our logins and the folder of the step. A login that another process has written since stays.
 * May be called again.
 */
export async function endLogin(login: SharedLogin): Promise<void> {
  try {
    if (login.into !== undefined) await withdrawLogins(login.folder, login.into);
  } finally {
    removeDockerConfig(login.folder);
  }
}

async function withdrawLogins(folder: string, into: string): Promise<void> {
  const note = join(folder, BEFORE_FILE);
  if (!existsSync(note) || !existsSync(into)) return;
  const before = JSON.parse(readFileSync(note, 'utf8')) as Before;
  const ours = readConfig(join(folder, CONFIG_FILE));
  await withFolderLock(into, () => restoreEntries(join(into, CONFIG_FILE), ours, before)).catch(explainEdit(into));
}

function explainEdit(into: string): (thrown: unknown) => never {
  return (thrown) => {
    if (thrown instanceof DeployError) throw thrown;
    throw new DeployError({
      kind: 'build',
      message: `Cannot write the docker configuration in ${into} (DOCKER_CONFIG).`,
      advice: 'Make it writable for the user of the runner, or unset DOCKER_CONFIG.',
      cause: thrown,
    });
  };
}

function restoreEntries(file: string, ours: JsonObject, before: Before): void {
  if (!existsSync(file)) return;
  const now = readConfig(file);
  const isOurs = (host: string) => isSame(entryOf(now, host).auth, entryOf(ours, host).auth);
  const config = Object.entries(before.entries)
    .filter(([host]) => isOurs(host))
    .reduce((kept, [host, entry]) => withLogin(kept, host, entry), now);
  if (!before.isFile && isBlank(config)) rmSync(file, { force: true });
  else replaceConfig(file, config);
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isBlank({ auths, credHelpers, ...rest }: JsonObject): boolean {
  return [readEntries(auths), readEntries(credHelpers), rest].every((fields) => Object.keys(fields).length === 0);
}

function entryOf(config: JsonObject, host: string): Entry {
  const auth = readEntries(config.auths)[host];
  const helper = readEntries(config.credHelpers)[host];
  return defined({ auth, helper });
}

/** The configuration with exactly this entry of the host; objects that did not exist before are not left empty. */
function withLogin(config: JsonObject, host: string, entry: Entry): JsonObject {
  return withEntry(withEntry(config, 'auths', [host, entry.auth]), 'credHelpers', [host, entry.helper]);
}

function withEntry(config: JsonObject, name: string, [host, value]: readonly [string, Json | undefined]): JsonObject {
  const { [host]: _, ...others } = readEntries(config[name]);
  const fields = value === undefined ? others : { ...others, [host]: value };
  if (config[name] === undefined && Object.keys(fields).length === 0) return config;
  return { ...config, [name]: fields };
}

function readEntries(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Whoever reads meanwhile sees the old file or the new one. A link is followed, as docker does. */
function replaceConfig(path: string, config: JsonObject): void {
  const file = existsSync(path) ? realpathSync(path) : path;
  const next = `${file}.slipway-${process.pid}`;
  writeFileSync(next, JSON.stringify(config, null, '\t'), { mode: 0o600 });
  renameSync(next, file);
}
