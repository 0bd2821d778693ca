import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { Docker } from '../ports/runner.ts';
import { pickCauseLine } from '../registry/docker-failure.ts';

/** An image on Docker Engine, or docker's words for why it is not there. */
export type BroughtImage =
  | {
      /** `linux/amd64`, … */
      readonly platform: string;
      /** It was not there before. */
      readonly isPulled: boolean;
    }
  | { readonly why: string };

const QUIET = { isQuiet: true } as const;
const QUOTE_WIDTH = 500;

/** The image on Docker Engine; undefined when docker would have to pull it. */
export async function findOnDocker(reference: string, docker: Docker): Promise<BroughtImage | undefined> {
  const format = '--format={{.Os}}/{{.Architecture}}';
  const inspected = await docker.run(['image', 'inspect', format, '--', reference], QUIET);
  return inspected.exitCode === 0 ? { platform: inspected.stdout.trim(), isPulled: false } : undefined;
}

/**
 * Pulls an image with the logins that docker has.
 *
 * @param platform to pull of an image that has several; absent: that of Docker Engine
 */
export async function pullImage(
  reference: string,
  platform: string | undefined,
  docker: Docker,
): Promise<BroughtImage> {
  const options = Object.entries(defined({ platform })).map(([name, value]) => `--${name}=${value}`);
  const pulled = await docker.run(['pull', '--quiet', ...options, '--', reference], QUIET);
  const found = pulled.exitCode === 0 ? await findOnDocker(reference, docker) : undefined;
  if (found !== undefined) return { ...found, isPulled: true };
  return { why: quoteOutsideText(pickCauseLine(`${pulled.stdout}\n${pulled.stderr}`), QUOTE_WIDTH) };
}
