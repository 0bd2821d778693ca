/** `https://HOST/PATH.git`, `ssh://git@HOST/PATH.git` or `git@HOST:PATH.git` (git-clone(1), "GIT URLS"). */
const GIT_URL =
  /^(?:(?:https?|ssh):\/\/(?:[^@/\s]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[:/]((?:[\w.-]+\/)+[\w.-]+?)(?:\.git)?\/?$/;

/**
 * A repository by the URL that it was cloned from, without its user and password: `owner/name` on github.com, its
 * address on gitlab.com. Undefined of other hosts: of these it is not known which pages they have.
 */
export function nameRepository(url = ''): string | undefined {
  const [, host = '', path = ''] = GIT_URL.exec(url) ?? [];
  if (host === 'github.com') return /^[^/]+\/[^/]+$/.test(path) ? path : undefined;
  return host === 'gitlab.com' ? `https://gitlab.com/${path}` : undefined;
}
