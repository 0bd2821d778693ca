import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Serves one page on port 5000 that greets by the variable PROVIDER, and ends at once when it is told to. */
const PAGE = `FROM BASE
EXPOSE 5000
CMD ["/bin/sh", "-c", "mkdir -p /www && echo \\"Hello \${PROVIDER:-world}!\\" > /www/index.html && httpd -f -p 5000 -h /www & trap 'kill $!; exit 0' TERM INT; wait $!"]
`;

/** Ends at once with code 1, as an image does whose configuration is wrong. */
const BROKEN = `FROM BASE
CMD ["/bin/sh", "-c", "echo 'cannot read /etc/hello.conf' >&2; exit 1"]
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
