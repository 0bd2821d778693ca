/**
 * Which pages a link may lead to. Tags are outside text, so a link is made of checked parts alone, and leads to the
 * server of this run or to one that everybody knows.
 */

const GITHUB = 'https://github.com';
const GITHUB_SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const GITHUB_REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** No character that ends a link in Markdown, and none that a tag of AWS cannot hold. */
const ADDRESS = /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/[\w.+=@:-]+)+\/?$/;
const KNOWN_SERVERS = ['https://gitlab.com/', 'https://circleci.com/', 'https://app.circleci.com/'];

/** The page of a repository: what the addresses of its other pages begin with. */
export interface RepositoryPage {
  readonly host: 'github' | 'gitlab';
  readonly address: string;
}

/**
 * @param repository `owner/name` of GitHub, or the address of a project of GitLab
 * @param server such as `https://github.com`; that of another CI ends with a slash
 */
export function findRepositoryPage(repository: string, server = GITHUB): RepositoryPage | undefined {
  if (isLinkable(repository, server)) return { host: 'gitlab', address: `${repository}/-` };
  const github = isOfOtherCi(server) ? GITHUB : server;
  if (!GITHUB_SERVER.test(github) || !GITHUB_REPOSITORY.test(repository)) return undefined;
  return { host: 'github', address: `${github}/${repository}` };
}

/** Whether the address may be a link. @param server as of `findRepositoryPage` */
export function isLinkable(address: string, server = GITHUB): boolean {
  const servers = isOfOtherCi(server) ? [...KNOWN_SERVERS, server] : KNOWN_SERVERS;
  return ADDRESS.test(address) && servers.some((one) => address.startsWith(one));
}

function isOfOtherCi(server: string): boolean {
  return server.endsWith('/');
}
