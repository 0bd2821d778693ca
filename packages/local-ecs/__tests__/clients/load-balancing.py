"""A load balancer around a service, by boto3 alone: made, used, changed, and deleted in the order of dependencies.

Reads the address of the local ECS from the environment, and prints what it saw as one JSON object.
"""
import json
import os
import time
import urllib.error
import urllib.request

import boto3

# boto3 1.26, which Debian 12 has, does not read AWS_ENDPOINT_URL.
LOCAL = os.environ['AWS_ENDPOINT_URL']
IMAGE = os.environ['IMAGE']
ecs, elb = (boto3.client(name, endpoint_url=LOCAL) for name in ('ecs', 'elbv2'))
seen = {}

SERVER = 'mkdir -p /www/api && echo home > /www/index.html && echo items > /www/api/items && exec httpd -f -p 5000 -h /www'


def ask(base, path='/', host=None):
    request = urllib.request.Request(f'{base}{path}', headers={'Host': host} if host else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return [answer.status, answer.read().decode().strip()]
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode().strip()]


def until(expected, base, path='/', host=None):
    """Containers take the time they take; the test's own limit ends a wait in vain."""
    while ask(base, path, host)[0] != expected:
        time.sleep(0.1)
    return ask(base, path, host)


balancer = elb.create_load_balancer(
    Name='front', Subnets=['subnet-1', 'subnet-2'], SecurityGroups=['sg-1'], Tags=[{'Key': 'team', 'Value': 'shop'}],
)['LoadBalancers'][0]
elb.get_waiter('load_balancer_available').wait(LoadBalancerArns=[balancer['LoadBalancerArn']])
group = elb.create_target_group(
    Name='web', Protocol='HTTP', Port=80, VpcId='vpc-1', TargetType='instance',
    HealthCheckIntervalSeconds=10, HealthyThresholdCount=2,
)['TargetGroups'][0]
elb.modify_target_group_attributes(
    TargetGroupArn=group['TargetGroupArn'],
    Attributes=[{'Key': 'deregistration_delay.timeout_seconds', 'Value': '5'}],
)
not_found = {'Type': 'fixed-response', 'FixedResponseConfig': {'StatusCode': '404', 'MessageBody': 'no such host'}}
listener = elb.create_listener(
    LoadBalancerArn=balancer['LoadBalancerArn'], Protocol='HTTP', Port=80, DefaultActions=[not_found],
)['Listeners'][0]
forward = [{'Type': 'forward', 'TargetGroupArn': group['TargetGroupArn']}]
rule = elb.create_rule(
    ListenerArn=listener['ListenerArn'], Priority=10, Actions=forward,
    Conditions=[
        {'Field': 'host-header', 'HostHeaderConfig': {'Values': ['*.example.com']}},
        {'Field': 'path-pattern', 'PathPatternConfig': {'Values': ['/api/*']}},
    ],
)['Rules'][0]

ecs.register_task_definition(family='web', containerDefinitions=[{
    'name': 'app', 'image': IMAGE, 'memory': 32, 'command': ['sh', '-c', SERVER],
    'portMappings': [{'containerPort': 5000, 'hostPort': 0}],
}])
ecs.create_service(
    serviceName='web', taskDefinition='web', desiredCount=1,
    loadBalancers=[{'targetGroupArn': group['TargetGroupArn'], 'containerName': 'app', 'containerPort': 5000}],
)

address = elb.describe_load_balancers(Names=['front'])['LoadBalancers'][0]['DNSName']
port = elb.describe_listeners(LoadBalancerArn=balancer['LoadBalancerArn'])['Listeners'][0]['Port']
base = f'http://{address}:{port}'
seen['ruled'] = until(200, base, '/api/items', 'shop.example.com')
seen['other host'] = ask(base, '/api/items', 'example.org')
seen['other path'] = ask(base, '/', 'shop.example.com')
seen['targets'] = [target['TargetHealth']['State'] for target in elb.describe_target_health(
    TargetGroupArn=group['TargetGroupArn'])['TargetHealthDescriptions']]

elb.modify_rule(RuleArn=rule['RuleArn'], Conditions=[{'Field': 'path-pattern', 'Values': ['/']}])
seen['changed'] = [ask(base, '/'), ask(base, '/api/items', 'shop.example.com')]

try:
    elb.delete_target_group(TargetGroupArn=group['TargetGroupArn'])
except elb.exceptions.ResourceInUseException as error:
    seen['in use'] = error.response['Error']['Code']
ecs.update_service(service='web', desiredCount=0)
ecs.delete_service(service='web', force=True)
elb.delete_rule(RuleArn=rule['RuleArn'])
elb.delete_listener(ListenerArn=listener['ListenerArn'])
elb.delete_load_balancer(LoadBalancerArn=balancer['LoadBalancerArn'])
elb.get_waiter('load_balancers_deleted').wait(LoadBalancerArns=[balancer['LoadBalancerArn']])
elb.delete_target_group(TargetGroupArn=group['TargetGroupArn'])
seen['left'] = [len(elb.describe_load_balancers()['LoadBalancers']), len(elb.describe_target_groups()['TargetGroups'])]
try:
    ask(base)
except urllib.error.URLError as error:
    seen['closed'] = error.reason.strerror
print(json.dumps(seen))
