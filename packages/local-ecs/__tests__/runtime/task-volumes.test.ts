/** What a task sees of the files of this machine: nothing, whatever its task definition says. */
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DockerEngine } from '../../src/runtime/docker-engine.ts';
import { readVolume } from '../../src/runtime/read-volume.ts';
import { makeTaskVolumes } from '../../src/runtime/task-volumes.ts';

/** The bodies of the volumes that were made, and what a container would mount. */
async function mount(volume: JsonObject): Promise<{ readonly made: readonly unknown[]; readonly source: string }> {
  const made: unknown[] = [];
  const ask: DockerEngine['ask'] = ({ body }) => {
    made.push(body);
    return Promise.resolve({});
  };
  const naming = { instancePrefix: 'instance', taskPrefix: 'task', labels: {} };
  const volumes = await makeTaskVolumes({ ask } as DockerEngine, [readVolume({ name: 'data', ...volume })], naming);
  return { made, source: volumes.sourceOf('data') };
}

describe('a volume', () => {
  test.each(['/', '/etc', '/root/.aws', '/var/run/docker.sock', '../..'])(
    'of the host path %s is an empty volume of docker',
    async (sourcePath) => {
      const { made, source } = await mount({ host: { sourcePath } });

      expect(source).toMatch(/^instance-path-[0-9a-f]{12}$/);
      expect(made).toEqual([{ Name: source, Driver: 'local', DriverOpts: {}, Labels: { 'slipway.path': sourcePath } }]);
    },
  );

  test.each([
    ['without configuration', {}],
    ['of the task', { dockerVolumeConfiguration: { scope: 'task' } }],
    ['of the instance', { dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } }],
  ])('%s has no options, so docker makes an empty one', async (_name, volume) => {
    const { made, source } = await mount(volume);

    expect(source).toMatch(/^(?:task|instance)-data$/);
    expect(made).toMatchObject([{ Name: source, Driver: 'local', DriverOpts: {} }]);
  });

  test.each([
    ['a bind mount', { type: 'none', o: 'bind', device: '/' }],
    ['a disk', { type: 'ext4', device: '/dev/sda1' }],
    ['a share of the network', { type: 'nfs', o: 'addr=10.0.0.1', device: ':/home' }],
  ])('whose driver options are %s is refused', async (_name, driverOpts) => {
    await expect(mount({ dockerVolumeConfiguration: { scope: 'task', driverOpts } })).rejects.toMatchObject({
      message: expect.stringContaining('data'),
    });
  });
});
