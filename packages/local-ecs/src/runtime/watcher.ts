import { spawn } from 'node:child_process';

/** A process of its own that removes what this one leaves on Docker Engine when it is killed. */
export interface Watcher {
  /** An image reference to remove, too. */
  note(image: string): void;
  /** Ends the watching: all is removed already. Resolves when the watcher has ended. */
  dismiss(): Promise<void>;
}

/**
 * Starts the watcher of an owner. It reads a pipe that closes when this process ends for any reason; then it removes
 * the containers, volumes, networks and noted images of the owner, and ends.
 *
 * It is in a session of its own, so that it outlives the terminal and gets none of its signals.
 */
export function startWatcher(socketPath: string, ownerFilter: string): Watcher {
  const child = spawn(process.execPath, ['--input-type=commonjs', '--eval', `(${watch})(require)`], {
    cwd: '/',
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // A watcher that could not start or was killed leaves the work to the next local ECS that starts.
  child.stdin.on('error', () => undefined);
  child.unref();
  const write = (line: string): void => void child.stdin.write(`${line}\n`);
  write(socketPath);
  write(ownerFilter);
  return {
    note: write,
    dismiss: async () => {
      child.ref();
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * The watcher's whole program. It is started from its own text, since the local ECS runs bundled and unbundled: so it
 * uses nothing but its parameter and what Node gives to every script.
 *
 * What Docker Engine was still making for the killed process appears late: it polls until nothing new appears for a
 * while.
 */
function watch(load: (name: 'node:http') => typeof import('node:http')): void {
  const { request } = load('node:http');
  let output = '';
  process.stdin.setEncoding('utf8').on('data', (part) => {
    output += part;
  });
  process.stdin.on('end', async () => {
    const [socketPath = '', filter = '', ...images] = output.trimEnd().split('\n');
    const ask = (method: string, path: string): Promise<string> =>
      new Promise((resolve) => {
        let body = '';
        const sent = request({ socketPath, method, path }, (answer) => {
          answer.setEncoding('utf8').on('data', (part) => {
            body += part;
          });
          answer.on('close', () => resolve(body));
        });
        sent.on('error', () => resolve(''));
        sent.end();
      });
    const sweep = async (): Promise<number> => {
      const containers: { Id: string }[] = JSON.parse(await ask('GET', `/containers/json?all=true&filters=${filter}`));
      await Promise.all(containers.map(({ Id }) => ask('DELETE', `/containers/${Id}?force=true&v=true`)));
      const volumes: { Name: string }[] = JSON.parse(await ask('GET', `/volumes?filters=${filter}`)).Volumes ?? [];
      await Promise.all(volumes.map(({ Name }) => ask('DELETE', `/volumes/${Name}?force=true`)));
      const networks: { Id: string }[] = JSON.parse(await ask('GET', `/networks?filters=${filter}`));
      await Promise.all(networks.map(({ Id }) => ask('DELETE', `/networks/${Id}`)));
      return containers.length + volumes.length + networks.length;
    };
    for (let quiet = 0, polls = 0; quiet < 4 && polls < 300; polls += 1) {
      quiet = (await sweep().catch(() => 1)) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    for (const image of images) await ask('DELETE', `/images/${encodeURIComponent(image)}`);
  });
}
