import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { judgePrivileges } from '../../src/guards/privileges.ts';

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };
const OWN = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const ROLE = 'arn:aws:iam::111122223333:role/web';

function aDocument(task: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return { family: 'web', ...task, containerDefinitions: [{ name: 'web', image: `${OWN}/web:1`, ...container }] };
}

function judge(current: JsonObject, next: JsonObject, shouldDenyPrivilegeChanges = false) {
  return judgePrivileges(
    { service: 'web', current, next, built: 'new-repository:v1' },
    { shouldDenyPrivilegeChanges },
    identity,
  );
}

const HOST_VOLUME = { volumes: [{ name: 'host', host: { sourcePath: '/var/log' } }] };
const SOCKET_VOLUME = { volumes: [{ name: 'host', host: { sourcePath: '/var/run/docker.sock' } }] };

describe('what containers may do that they could not before is a line of the plan', () => {
  test.each<{ name: string; task?: JsonObject; container?: JsonObject; line: string }>([
    { name: 'a task role', task: { taskRoleArn: ROLE }, line: `task role ${ROLE} is new` },
    { name: 'an execution role', task: { executionRoleArn: ROLE }, line: `execution role ${ROLE} is new` },
    { name: 'the host network', task: { networkMode: 'host' }, line: 'the network of the host (networkMode host)' },
    { name: 'host processes', task: { pidMode: 'host' }, line: 'the processes of the host (pidMode host)' },
    { name: 'host memory', task: { ipcMode: 'host' }, line: 'the shared memory of the host (ipcMode host)' },
    {
      name: 'fault injection',
      task: { enableFaultInjection: true },
      line: 'fault injection is enabled (enableFaultInjection)',
    },
    {
      name: 'a file system',
      task: { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
      line: 'the file system fs-1',
    },
    { name: 'privileged mode', container: { privileged: true }, line: 'container web: runs privileged' },
    { name: 'root by name', container: { user: 'root' }, line: 'container web: runs as root (user root)' },
    { name: 'root by number', container: { user: '0:0' }, line: 'container web: runs as root (user 0:0)' },
    {
      name: 'a capability',
      container: { linuxParameters: { capabilities: { add: ['SYS_ADMIN'] } } },
      line: 'container web: capability SYS_ADMIN',
    },
    {
      name: 'a device',
      container: { linuxParameters: { devices: [{ hostPath: '/dev/sda' }] } },
      line: 'container web: device /dev/sda of the host',
    },
    {
      name: 'a security option that frees',
      container: { dockerSecurityOptions: ['seccomp:unconfined'] },
      line: 'container web: security option seccomp:unconfined',
    },
    {
      name: 'a folder of the host',
      task: HOST_VOLUME,
      container: { mountPoints: [{ sourceVolume: 'host', containerPath: '/logs' }] },
      line: 'container web: /var/log of the host, to read and write',
    },
    {
      name: 'a folder of the host to read',
      task: HOST_VOLUME,
      container: { mountPoints: [{ sourceVolume: 'host', containerPath: '/logs', readOnly: true }] },
      line: 'container web: /var/log of the host, to read',
    },
    {
      name: 'the docker socket',
      task: SOCKET_VOLUME,
      container: { mountPoints: [{ sourceVolume: 'host', containerPath: '/docker.sock', readOnly: true }] },
      line: 'container web: the docker socket of the host (/var/run/docker.sock)',
    },
    {
      name: 'a secret, without where it comes from',
      container: { secrets: [{ name: 'TOKEN', valueFrom: 'canary' }] },
      line: 'container web: secret TOKEN',
    },
    {
      name: 'a secret of the log driver',
      container: {
        logConfiguration: { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom: 'canary' }] },
      },
      line: 'container web: secret splunk-token',
    },
    {
      name: 'an environment file',
      container: { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::files/web.env' }] },
      line: 'container web: environment file arn:aws:s3:::files/web.env',
    },
    {
      name: 'credentials of a registry',
      container: { repositoryCredentials: { credentialsParameter: 'canary' } },
      line: 'container web: credentials for a private registry',
    },
    {
      name: 'an image of Docker Hub',
      container: { image: 'eve/web:1' },
      line: 'container web: image of the registry docker.io',
    },
    {
      name: 'an image of another account',
      container: { image: '444455556666.dkr.ecr.eu-west-1.amazonaws.com/web:1' },
      line: 'container web: image of the registry 444455556666.dkr.ecr.eu-west-1.amazonaws.com',
    },
  ])('$name', ({ task = {}, container = {}, line }) => {
    expect(judge(aDocument(), aDocument(task, container))).toEqual({ lines: [`privilege: ${line}`], errors: [] });
  });

  test('a role that takes the place of another names both', () => {
    const next = aDocument({ taskRoleArn: `${ROLE}-admin` });

    expect(judge(aDocument({ taskRoleArn: ROLE }), next).lines).toEqual([
      `privilege: task role ${ROLE} → ${ROLE}-admin`,
    ]);
  });

  test('a secret of the same name from another place', () => {
    const [current, next] = ['one', 'other'].map((valueFrom) => aDocument({}, { secrets: [{ name: 'A', valueFrom }] }));

    expect(judge(current ?? {}, next ?? {}).lines).toEqual(['privilege: container web: secret A']);
  });

  test('a container that is new brings all of its own', () => {
    const next = { ...aDocument(), containerDefinitions: [{ name: 'spy', image: 'eve/spy', privileged: true }] };

    expect(judge(aDocument(), next).lines).toEqual([
      'privilege: container spy: runs privileged',
      'privilege: container spy: image of the registry docker.io',
    ]);
  });
});

describe('a restraint that is taken away is a line of the plan', () => {
  test.each<{ name: string; container: JsonObject; line: string }>([
    {
      name: 'a root file system that is read only',
      container: { readonlyRootFilesystem: true },
      line: 'no longer a root file system that is read only',
    },
    { name: 'a user that is not root', container: { user: '1000' }, line: 'no longer a user that is not root' },
    {
      name: 'a capability that was dropped',
      container: { linuxParameters: { capabilities: { drop: ['ALL'] } } },
      line: 'no longer without the capability ALL',
    },
    {
      name: 'a security option that restrains',
      container: { dockerSecurityOptions: ['no-new-privileges'] },
      line: 'no longer security option no-new-privileges',
    },
  ])('$name', ({ container, line }) => {
    expect(judge(aDocument({}, container), aDocument()).lines).toEqual([`privilege: container web: ${line}`]);
  });
});

describe('no line comes of', () => {
  const ALL = aDocument(
    { taskRoleArn: ROLE, networkMode: 'host' },
    { privileged: true, secrets: [{ name: 'A', valueFrom: 'b' }] },
  );

  test.each([
    { name: 'what was there before', current: ALL, next: ALL },
    { name: 'what is taken away', current: ALL, next: aDocument() },
    {
      name: 'a role by its name that was there by its ARN',
      current: ALL,
      next: { ...ALL, taskRoleArn: 'web' },
    },
    {
      name: 'the image that this run builds',
      current: aDocument(),
      next: aDocument({}, { image: 'new-repository:v1' }),
    },
    {
      name: 'an image of a registry on this machine',
      current: aDocument(),
      next: aDocument({}, { image: '127.0.0.1:5000/web:2' }),
    },
  ])('$name', ({ current, next }) => {
    expect(judge(current, next, true)).toEqual({ lines: [], errors: [] });
  });
});

describe('deny-privilege-changes', () => {
  test('refuses each change by its name', () => {
    const next = aDocument({ pidMode: 'host' }, { privileged: true });

    expect(judge(aDocument(), next, true).errors).toEqual(
      ['the processes of the host (pidMode host)', 'container web: runs privileged'].map((change) => ({
        input: 'deny-privilege-changes',
        text: `Service web would gain a privilege: ${change}.`,
        advice: 'Remove it from the task definition, or deploy once with deny-privilege-changes: false.',
      })),
    );
  });

  test('leaves the rollback open: a rollback is reported and not refused', () => {
    const step = { service: 'web', current: aDocument(), next: aDocument({}, { privileged: true }), built: undefined };

    const found = judgePrivileges(
      step,
      { shouldDenyPrivilegeChanges: true, rollbackTo: { kind: 'previous' } },
      identity,
    );

    expect(found).toEqual({ lines: ['privilege: container web: runs privileged'], errors: [] });
  });
});
