import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLoadBalancing } from '../../../src/adapters/aws/load-balancing.ts';
import { type Amazon, openAmazon } from './amazon.ts';

const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';
let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

/** An answer of the query protocol. */
function answerXml(action: string, result: string): void {
  const body = `<${action}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><${action}Result>${result}</${action}Result></${action}Response>`;
  amazon.answer({ type: 'text/xml', body });
}

const connect = () => createLoadBalancing(new AbortController().signal);

describe('target health', () => {
  test('is one record a target, with the reason where there is one', async () => {
    answerXml(
      'DescribeTargetHealth',
      `<TargetHealthDescriptions>
        <member><Target><Id>10.0.1.7</Id><Port>8081</Port></Target><TargetHealth><State>unhealthy</State>
          <Reason>Target.ResponseCodeMismatch</Reason>
          <Description>Health checks failed with these codes: [404]</Description></TargetHealth></member>
        <member><Target><Id>10.0.1.8</Id><Port>8081</Port></Target><TargetHealth><State>healthy</State></TargetHealth></member>
      </TargetHealthDescriptions>`,
    );

    expect(await connect().targetHealth(ARN)).toEqual([
      {
        id: '10.0.1.7',
        port: 8081,
        state: 'unhealthy',
        reasonCode: 'Target.ResponseCodeMismatch',
        description: 'Health checks failed with these codes: [404]',
      },
      { id: '10.0.1.8', port: 8081, state: 'healthy' },
    ]);
    expect(new URLSearchParams(amazon.asked.at(-1)).get('TargetGroupArn')).toBe(ARN);
  });

  test('that may not be read names the IAM action and the target group', async () => {
    const body =
      '<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized</Message></Error><RequestId>1</RequestId></ErrorResponse>';
    amazon.answer({ status: 403, type: 'text/xml', body });

    await expect(connect().targetHealth(ARN)).rejects.toMatchObject({
      kind: 'access',
      message: expect.stringContaining(
        `elasticloadbalancing:DescribeTargetHealth on target group ${ARN} was denied: not authorized`,
      ),
    });
  });
});

describe('a target group', () => {
  test('has a protocol and a type of targets', async () => {
    const fields =
      '<Protocol>TLS</Protocol><TargetType>ip</TargetType><HealthCheckProtocol>TCP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>';
    answerXml('DescribeTargetGroups', `<TargetGroups><member>${fields}</member></TargetGroups>`);

    expect(await connect().describeTargetGroup(ARN)).toEqual({
      protocol: 'TLS',
      targetType: 'ip',
      healthCheck: { protocol: 'TCP', port: 'traffic-port' },
    });
  });

  test.each([
    {
      name: 'with a health check of HTTP has a path and the codes that are healthy',
      fields: `<HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>
        <HealthCheckPath>/health</HealthCheckPath><Matcher><HttpCode>200-399</HttpCode></Matcher>`,
      check: { protocol: 'HTTP', port: 'traffic-port', path: '/health', matcher: '200-399' },
    },
    {
      name: 'with one of gRPC has codes of gRPC',
      fields: `<HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>50051</HealthCheckPort>
        <HealthCheckPath>/grpc.health.v1.Health/Check</HealthCheckPath><Matcher><GrpcCode>0</GrpcCode></Matcher>`,
      check: { protocol: 'HTTP', port: '50051', path: '/grpc.health.v1.Health/Check', matcher: '0' },
    },
    {
      name: 'with one of TCP has neither',
      fields: '<HealthCheckProtocol>TCP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>',
      check: { protocol: 'TCP', port: 'traffic-port' },
    },
  ])('$name', async ({ fields, check }) => {
    answerXml('DescribeTargetGroups', `<TargetGroups><member>${fields}</member></TargetGroups>`);

    expect(await connect().describeTargetGroup(ARN)).toEqual({ healthCheck: check });
    expect(new URLSearchParams(amazon.asked.at(-1)).get('TargetGroupArns.member.1')).toBe(ARN);
  });
});

describe('the deregistration delay of a target group', () => {
  test.each([
    { name: 'as it was set', value: '20', delayMs: 20_000 },
    { name: 'five minutes where it was never set', value: undefined, delayMs: 300_000 },
  ])('is $name', async ({ value, delayMs }) => {
    const [key, other] = ['deregistration_delay.timeout_seconds', 'stickiness.enabled'];
    const field = `<member><Key>${value === undefined ? other : key}</Key><Value>${value ?? 'false'}</Value></member>`;
    answerXml('DescribeTargetGroupAttributes', `<Attributes>${field}</Attributes>`);

    expect(await connect().deregistrationDelayMs(ARN)).toBe(delayMs);
  });
});
