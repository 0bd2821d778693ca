import { type Emulator, importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import { createDockerClient } from '../../../packages/local-ecs/__tests__/support/harness/docker-client.ts';

/** The argv of a page that listens on a port, has `/ready`, and stops on SIGTERM. */
export function serveReady(port: number): readonly string[] {
  const page = 'mkdir -p /tmp/www; echo ok > /tmp/www/ready';
  return ['sh', '-c', `${page}; httpd -f -p ${port} -h /tmp/www & trap "exit 0" TERM; wait`];
}

/** Pushes an image that runs this argv to an existing repository of the local ECS. It does not stay on this machine. */
export async function pushServer(local: Emulator, image: string, argv: readonly string[]): Promise<void> {
  const reference = `${local.registryHost}/${image}`;
  await importBaseImage(reference, [`CMD ${JSON.stringify(argv)}`]);
  const docker = createDockerClient();
  const { password } = local.images.authorize();
  await docker.must(['login', '--username=AWS', '--password-stdin', local.registryHost], password);
  await docker.must(['push', '--quiet', reference]);
  docker.close();
  await removeImage(reference);
}
