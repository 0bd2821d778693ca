import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An HTTP server on port 5000 that greets with the variable PROVIDER. It ends at once on a signal. */
const PAGE = `FROM BASE
EXPOSE 5000
CMD ["/bin/sh", "-c", "mkdir -p /www && echo \\"Hello \${PROVIDER:-world}!\\" > /www/index.html && httpd -f -p 5000 -h /www & trap 'kill $!; exit 0' TERM INT; wait $!"]
`;

/** What the broken image writes before it ends. */
export const ERROR_LINE = 'Error: cannot read /etc/hello.conf';

/** Ends at once with code 1, as an image does whose configuration is wrong. */
const BROKEN = `FROM BASE
CMD ["/bin/sh", "-c", "echo '${ERROR_LINE}' >&2; exit 1"]
`;

/** A workspace with the files of a small service. */
export interface Workspace {
  readonly folder: string;
  remove(): Promise<void>;
}

/** @param base image that the Dockerfiles build on */
export async function writeWorkspace(base: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-demo-'));
  await writeFile(join(folder, 'Dockerfile'), PAGE.replace('BASE', base));
  await writeFile(join(folder, 'Dockerfile.broken'), BROKEN.replace('BASE', base));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
