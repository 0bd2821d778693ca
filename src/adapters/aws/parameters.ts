import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { defined } from '@slipway/ecs-rules/values';
import { type ClientSettings, callAws } from './client.ts';

/** A page may be empty and still have a next one (AWS Systems Manager API reference, DescribeParameters). */
const MOST_PER_PAGE = 50;

/** The names that exist: this call returns no values. */
export async function describeParameters(
  names: readonly string[],
  settings: ClientSettings,
  deadline: AbortSignal,
): Promise<readonly string[]> {
  const client = new SSMClient(settings);
  const filter = { Key: 'Name', Option: 'Equals', Values: [...names] };
  const call = { action: 'ssm:DescribeParameters', resource: `parameters ${names.join(', ')}` };
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = defined({ NextToken: token });
    const command = new DescribeParametersCommand({ ParameterFilters: [filter], MaxResults: MOST_PER_PAGE, ...page });
    const output = await callAws(call, () => client.send(command, { abortSignal: deadline }));
    found.push(...(output.Parameters ?? []).flatMap(({ Name }) => Name ?? []));
    token = output.NextToken;
  } while (token !== undefined && token !== '');
  return found;
}
