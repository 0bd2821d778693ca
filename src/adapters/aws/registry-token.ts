/** A token of GetAuthorizationToken, base64 of `USER:PASSWORD`. Each part is masked before it is returned. */
export function readToken(
  token: string,
  mask: (secret: string) => void,
): { readonly username: string; readonly password: string } {
  mask(token);
  const text = Buffer.from(token, 'base64').toString();
  const at = text.indexOf(':');
  const [username, password] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  mask(password);
  return { username, password };
}
