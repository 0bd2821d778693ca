import { join } from 'node:path';
import { CONFIG_FILE, readConfig } from './docker-config.ts';
import { isProgram } from './find-command.ts';

/** Where packages put plugins (Docker documentation, "Install Docker Compose manually"; docker/buildx, README). */
const SHARED_FOLDERS = ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec'].map((folder) =>
  join(folder, 'docker', 'cli-plugins'),
);

/**
 * Whether a plugin lies where docker looks for plugins: in its configuration, in `cliPluginsExtraDirs` of that
 * (docker CLI reference, "Configuration files"), or in the folders of all users. That docker can run it is not known.
 */
export function hasPlugin(name: string, configFolder: string): boolean {
  const { cliPluginsExtraDirs } = readConfig(join(configFolder, CONFIG_FILE));
  const extra = Array.isArray(cliPluginsExtraDirs) ? cliPluginsExtraDirs : [];
  const folders = [join(configFolder, 'cli-plugins'), ...extra, ...SHARED_FOLDERS];
  return folders.some((folder) => typeof folder === 'string' && isProgram(join(folder, `docker-${name}`)));
}
