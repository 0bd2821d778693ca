import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import { type Environment, readVariable } from '../runner/environment.ts';

/** A docker configuration folder of this run alone; the user's own is read and never written. */
export interface DockerConfig {
  /** Path of the folder, made at the first call: mode 0700, under RUNNER_TEMP. */
  folder(): string;
  /** Makes docker keep its login to this registry in our file, not in the user's credential store. */
  expectLogin(host: string): void;
  /** Removes the folder, the token with it. May be called again, and when there is none. */
  remove(): void;
}

/** Of every docker configuration. */
export const CONFIG_FILE = 'config.json';
// What docker reads next to its file: plugins (buildx), contexts, and buildx's list of builders.
const LINKED_FOLDERS = ['cli-plugins', 'contexts', 'buildx'];

/**
 * @param onFolder called with the path before the folder is used, so that a later step can remove it if we are killed
 */
export function createDockerConfig(
  environment: Environment,
  onFolder: (path: string) => void = () => {},
): DockerConfig {
  const made: { folder?: string } = {};
  const folder = () => {
    made.folder ??= makeFolder(environment, onFolder);
    return made.folder;
  };
  return {
    folder,
    expectLogin: (host) => {
      const file = join(folder(), CONFIG_FILE);
      writeConfig(file, keepLoginHere(readConfig(file), host));
    },
    remove: () => {
      if (made.folder !== undefined) removeDockerConfig(made.folder);
    },
  };
}

/** Removes such a folder by its path; the links in it are removed, not what they lead to. */
export function removeDockerConfig(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function makeFolder(environment: Environment, onFolder: (path: string) => void): string {
  // mkdtemp makes folders of mode 0700.
  const folder = mkdtempSync(join(readVariable(environment, 'RUNNER_TEMP') ?? tmpdir(), 'slipway-docker-'));
  onFolder(folder);
  const home = readVariable(environment, 'HOME') ?? homedir();
  const users = readVariable(environment, 'DOCKER_CONFIG') ?? join(home, '.docker');
  writeConfig(join(folder, CONFIG_FILE), readConfig(join(users, CONFIG_FILE)));
  for (const name of LINKED_FOLDERS) {
    if (existsSync(join(users, name))) symlinkSync(join(users, name), join(folder, name), 'junction');
  }
  return folder;
}

/** An absent file is an empty configuration. Its content is never shown: it may contain passwords. */
export function readConfig(path: string): JsonObject {
  if (!existsSync(path)) return {};
  try {
    const config = JSON.parse(readFileSync(path, 'utf8')) as Json;
    if (isJsonObject(config)) return config;
  } catch {
    // Reported below without the parser's words, which quote the file.
  }
  throw new DeployError({
    kind: 'build',
    message: `The docker configuration ${path} is not a JSON object.`,
    advice: 'Correct or remove the file; docker itself cannot use it either.',
  });
}

/** For its user alone. */
export function writeConfig(path: string, config: JsonObject): void {
  writeFileSync(path, JSON.stringify(config, null, 2), { mode: 0o600 });
}

/**
 * Without an earlier login to the host, and with an empty helper for it: docker then takes the file for this host,
 * whatever credential store the user has for all others (docker CLI reference, "Credential helpers"; that an empty
 * name means the file is not documented, and tested).
 */
function keepLoginHere(config: JsonObject, host: string): JsonObject {
  const logins = isJsonObject(config.auths) ? Object.entries(config.auths) : [];
  const helpers = isJsonObject(config.credHelpers) ? config.credHelpers : {};
  return {
    ...config,
    auths: Object.fromEntries(logins.filter(([address]) => hostOf(address) !== host)),
    credHelpers: { ...helpers, [host]: '' },
  };
}

/** Older logins are kept under addresses such as `https://HOST/v1/`. */
function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
