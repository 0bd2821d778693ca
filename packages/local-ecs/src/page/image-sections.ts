import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import type { ShownImage, ShownRepository, ShownSettings } from '../snapshot/snapshot.ts';
import { badge, button, code, formatTime, section, table } from './elements.ts';

const IMAGES = '/_slipway/scenario/images';
const CRASH = { afterMs: 3000, code: 1 };
const MOST_IMAGES = 10;
const MOST_BEHAVIOURS = 15;

/** What simulated tasks do, by image. */
export function drawImages(images: readonly ShownImage[], tasks: ShownSettings['tasks']): Drawing {
  if (tasks === 'containers') {
    const why = 'Tasks run as containers, so their images decide what happens.';
    return section('images', 'Behaviour of images', [draw('p', { class: 'none' }, [why])]);
  }
  const more = images.length - MOST_BEHAVIOURS;
  const items = images
    .slice(0, MOST_BEHAVIOURS)
    .map((image) => draw('li', { 'data-key': `image ${image.reference}` }, drawImage(image)));
  return section('images', 'Behaviour of images', [
    items.length === 0 ? draw('p', { class: 'none' }, ['No task has run an image yet.']) : undefined,
    draw('ul', { class: 'images' }, items),
    more > 0 ? draw('p', { class: 'none' }, [`${more} more are not listed.`]) : undefined,
    draw('p', { class: 'soft' }, ['A behaviour applies to tasks that start from now on.']),
  ]);
}

function drawImage({ reference, behaviour }: ShownImage): readonly Drawing[] {
  const { exits, pullFails, health, target } = behaviour ?? {};
  const isBad =
    exits !== undefined || pullFails !== undefined || [health, target].some((one) => one?.result === 'unhealthy');
  const words = describeBehaviour({ exits, pullFails, isBad });
  const put = (body: object) => ({ method: 'PUT', path: IMAGES, body }) as const;
  return [
    draw('p', {}, [code(reference), ' ', badge(words, isBad ? 'bad' : 'good')]),
    draw('div', { class: 'buttons' }, [
      button({ label: 'Let it crash', of: reference, action: put({ image: reference, exits: CRASH }), tone: 'danger' }),
      button({ label: 'Make it healthy', of: reference, action: put({ image: reference }) }),
    ]),
  ];
}

interface Behaviour {
  readonly exits: { readonly afterMs?: number; readonly code: number } | undefined;
  readonly pullFails: string | undefined;
  readonly isBad: boolean;
}

function describeBehaviour({ exits, pullFails, isBad }: Behaviour): string {
  if (pullFails !== undefined) return 'cannot be pulled';
  if (exits !== undefined) return `exits with code ${exits.code} after ${(exits.afterMs ?? 0) / 1000} s`;
  return isBad ? 'unhealthy' : 'healthy';
}

/** The registry: repositories, tags, digests. */
export function drawRepositories(repositories: readonly ShownRepository[]): Drawing {
  const rows = repositories.flatMap(({ name, images }) =>
    images.length === 0
      ? [[code(name), 'no images', '', '']]
      : images
          .slice(0, MOST_IMAGES)
          .map(({ digest, tags, pushedAt }) => [
            code(name),
            tags.join(', ') || 'untagged',
            code(digest.replace(/^sha256:/, '').slice(0, 12)),
            formatTime(pushedAt),
          ]),
  );
  const head = ['repository', 'tags', 'digest', 'pushed'];
  return section('registry', 'Registry', [table({ name: 'Images of the registry', head, rows }, 'No repositories.')]);
}
