import { type ECSClient, ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-ecs';
import type { Tags } from '../../ports/tags.ts';
import { callAws } from './client.ts';

export async function listTags(client: ECSClient, resourceArn: string): Promise<Tags> {
  const name = { action: 'ecs:ListTagsForResource', resource: resourceArn };
  const output = await callAws(name, () => client.send(new ListTagsForResourceCommand({ resourceArn })));
  return Object.fromEntries((output.tags ?? []).map(({ key, value }) => [key ?? '', value ?? '']));
}

export async function tagResource(client: ECSClient, resourceArn: string, tags: Tags): Promise<void> {
  const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const name = { action: 'ecs:TagResource', resource: resourceArn };
  await callAws(name, () => client.send(new TagResourceCommand({ resourceArn, tags: list })));
}
