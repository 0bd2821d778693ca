/** What a task definition lets its containers do beyond running. */
import { parseImageReference } from '@slipway/ecs-rules/images';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import {
  type Json,
  type JsonObject,
  readObject,
  readObjects,
  readString,
  readStrings,
} from '@slipway/ecs-rules/values';

/** One thing that containers may do, or one restraint that they are under. */
export interface Privilege {
  /** What makes it the same as another; may hold what is not to be shown. */
  readonly key: string;
  /** Names fields, roles, paths and registries; never the values of variables or where secrets come from. */
  readonly words: string;
}

/** The host of an image reference, and the registries that are the team's own. */
export type IsOwnImage = (registry: string, reference: string) => boolean;

/** Everything that is worth a line, in an order that stays. */
export function listPrivileges(document: JsonObject, isOwn: IsOwnImage): readonly Privilege[] {
  const containers = readObjects(document, 'containerDefinitions').flatMap((container) => {
    const own = [
      ...listPowers(container).map(asPrivilege),
      ...listHostMounts(container, document).map(asPrivilege),
      ...listSources(container),
      ...listForeignImage(container, isOwn).map(asPrivilege),
    ];
    return own.map((privilege) => placeIn(container, privilege));
  });
  return [...listNamespaces(document).map(asPrivilege), ...listFileSystems(document).map(asPrivilege), ...containers];
}

function asPrivilege(words: string): Privilege {
  return { key: words, words };
}

function placeIn(container: JsonObject, { key, words }: Privilege): Privilege {
  const place = `container ${show(container.name)}: `;
  return { key: place + key, words: place + words };
}

function listNamespaces({ networkMode, pidMode, ipcMode, enableFaultInjection }: JsonObject): readonly string[] {
  return [
    ...(networkMode === 'host' ? ['the network of the host (networkMode host)'] : []),
    ...(pidMode === 'host' ? ['the processes of the host (pidMode host)'] : []),
    ...(ipcMode === 'host' ? ['the shared memory of the host (ipcMode host)'] : []),
    ...(enableFaultInjection === true ? ['fault injection is enabled (enableFaultInjection)'] : []),
  ];
}

const FILE_SYSTEMS = [
  ['efsVolumeConfiguration', 'fileSystemId'],
  ['fsxWindowsFileServerVolumeConfiguration', 'fileSystemId'],
  ['s3filesVolumeConfiguration', 'fileSystemArn'],
] as const;

/** File systems that others may use, too. Folders of the host are reported where they are mounted. */
function listFileSystems(document: JsonObject): readonly string[] {
  return readObjects(document, 'volumes').flatMap((volume) =>
    FILE_SYSTEMS.flatMap(([field, id]) => {
      const name = readObject(volume, field)?.[id];
      return name === undefined ? [] : [`the file system ${show(name)}`];
    }),
  );
}

function listPowers(container: JsonObject): readonly string[] {
  const linux = readObject(container, 'linuxParameters') ?? {};
  const capabilities = readObject(linux, 'capabilities') ?? {};
  return [
    ...(container.privileged === true ? ['runs privileged'] : []),
    ...(isRoot(readString(container, 'user') ?? '') ? [`runs as root (user ${show(container.user)})`] : []),
    ...readStrings(capabilities, 'add').map((capability) => `capability ${show(capability)}`),
    ...readObjects(linux, 'devices').map(({ hostPath }) => `device ${show(hostPath)} of the host`),
    ...readStrings(container, 'dockerSecurityOptions')
      .filter((option) => !isRestraint(option))
      .map((option) => `security option ${show(option)}`),
  ];
}

/** `root`, `0` or one of them with a group (ECS API reference, ContainerDefinition, user). */
function isRoot(user: string): boolean {
  return /^(?:root|0+)(?::|$)/.test(user);
}

/** `no-new-privileges` forbids, and so does a profile unless it is none. */
function isRestraint(option: string): boolean {
  return !/unconfined|disable/i.test(option) && !/^no-new-privileges[:=]false$/i.test(option);
}

function listHostMounts(container: JsonObject, document: JsonObject): readonly string[] {
  const folders = new Map(
    readObjects(document, 'volumes').map((volume) => [
      volume.name,
      readString(readObject(volume, 'host') ?? {}, 'sourcePath'),
    ]),
  );
  return readObjects(container, 'mountPoints').flatMap(({ sourceVolume, readOnly }) => {
    const path = folders.get(sourceVolume) ?? '';
    if (path === '') return [];
    if (/(?:^|\/)docker\.sock$/.test(path)) return [`the docker socket of the host (${show(path)})`];
    return [`${show(path)} of the host, to read${readOnly === true ? '' : ' and write'}`];
  });
}

/** Another source of a secret of the same name is another secret. */
function listSources(container: JsonObject): readonly Privilege[] {
  const log = readObject(container, 'logConfiguration') ?? {};
  const secrets = [...readObjects(container, 'secrets'), ...readObjects(log, 'secretOptions')];
  const credentials = readString(readObject(container, 'repositoryCredentials') ?? {}, 'credentialsParameter') ?? '';
  return [
    ...secrets.map(({ name, valueFrom }) => ({
      key: `secret ${String(name)} ${String(valueFrom)}`,
      words: `secret ${show(name)}`,
    })),
    ...readObjects(container, 'environmentFiles').map(({ value }) => asPrivilege(`environment file ${show(value)}`)),
    ...(credentials === '' ? [] : [{ key: credentials, words: 'credentials for a private registry' }]),
  ];
}

const SHORT_NAMES = 'docker.io';

function listForeignImage(container: JsonObject, isOwn: IsOwnImage): readonly string[] {
  const image = readString(container, 'image') ?? '';
  const parsed = parseImageReference(image);
  if (parsed === undefined) return [];
  const registry = parsed.registry ?? SHORT_NAMES;
  return isOwn(registry, image) ? [] : [`image of the registry ${show(registry)}`];
}

/** What a container is not allowed, or does not allow itself. */
export function listRestraints(container: JsonObject): readonly string[] {
  const capabilities = readObject(readObject(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
  const user = readString(container, 'user') ?? '';
  return [
    ...(container.readonlyRootFilesystem === true ? ['a root file system that is read only'] : []),
    ...(user !== '' && !isRoot(user) ? ['a user that is not root'] : []),
    ...readStrings(capabilities, 'drop').map((capability) => `without the capability ${show(capability)}`),
    ...readStrings(container, 'dockerSecurityOptions')
      .filter(isRestraint)
      .map((option) => `security option ${show(option)}`),
  ];
}

/** Names of a document may hold anything. */
export function show(value: Json | undefined): string {
  return quoteOutsideText(typeof value === 'string' ? value : '', 255);
}
