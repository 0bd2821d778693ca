"""Everything around a service by boto3 alone: no control address, no options, no files.

Prints what it saw as one JSON object.
"""
import json
import os
import time

import boto3

LOCAL = os.environ['AWS_ENDPOINT_URL']


def client(name, **credentials):
    return boto3.client(name, endpoint_url=LOCAL, **credentials)


logs, secrets, ssm, sts, ecs = (client(name) for name in ('logs', 'secretsmanager', 'ssm', 'sts', 'ecs'))
seen = {}


def refusal(call, **arguments):
    """The exception's class, as boto3 makes it of the service's model."""
    try:
        call(**arguments)
    except Exception as error:
        return type(error).__name__
    return None


def walk_logs():
    logs.create_log_group(logGroupName='/ecs/web', tags={'team': 'shop'})
    logs.put_retention_policy(logGroupName='/ecs/web', retentionInDays=30)
    logs.create_log_stream(logGroupName='/ecs/web', logStreamName='deploys')
    now = int(time.time() * 1000)
    event = lambda message, at: {'timestamp': at, 'message': message}
    put = logs.put_log_events(logGroupName='/ecs/web', logStreamName='deploys', logEvents=[
        event('long ago', now - 20 * 86_400_000), event('one', now), event('two', now + 1),
    ])
    seen['rejected'] = put['rejectedLogEventsInfo']
    group = logs.describe_log_groups(logGroupNamePrefix='/ecs/')['logGroups'][0]
    seen['group'] = [group['logGroupName'], group['retentionInDays']]
    seen['tags'] = logs.list_tags_for_resource(resourceArn=group['arn'][:-2])['tags']
    pages = logs.get_paginator('filter_log_events').paginate(
        logGroupName='/ecs/web', PaginationConfig={'PageSize': 1})
    seen['events'] = [event['message'] for page in pages for event in page['events']]
    seen['twice'] = refusal(logs.create_log_group, logGroupName='/ecs/web')
    logs.delete_log_group(logGroupName='/ecs/web')
    seen['deleted'] = refusal(logs.describe_log_streams, logGroupName='/ecs/web')


def walk_secrets():
    secrets.create_secret(Name='prod/db', SecretBinary=b'\x00\x01')
    seen['binary'] = list(secrets.get_secret_value(SecretId='prod/db')['SecretBinary'])
    secrets.update_secret(SecretId='prod/db', SecretString='text')
    seen['secret'] = secrets.get_secret_value(SecretId='prod/db')['SecretString']
    pages = secrets.get_paginator('list_secrets').paginate()
    seen['secrets'] = [secret['Name'] for page in pages for secret in page['SecretList']]
    secrets.delete_secret(SecretId='prod/db', RecoveryWindowInDays=7)
    seen['marked'] = refusal(secrets.get_secret_value, SecretId='prod/db')
    secrets.restore_secret(SecretId='prod/db')


def walk_parameters():
    for name in ('/app/a', '/app/b', '/app/sub/c'):
        ssm.put_parameter(Name=name, Type='String', Value=name)
    pages = ssm.get_paginator('get_parameters_by_path').paginate(
        Path='/app', Recursive=True, PaginationConfig={'PageSize': 2})
    seen['parameters'] = [parameter['Name'] for page in pages for parameter in page['Parameters']]
    seen['exists'] = refusal(ssm.put_parameter, Name='/app/a', Type='String', Value='other')
    found = ssm.get_parameters(Names=['/app/a', '/nowhere'])
    seen['found'] = [[one['Value'] for one in found['Parameters']], found['InvalidParameters']]
    ssm.delete_parameter(Name='/app/a')
    seen['absent'] = refusal(ssm.get_parameter, Name='/app/a')


def walk_roles():
    role = 'arn:aws:iam::123456789012:role/deploy'
    made = sts.assume_role(RoleArn=role, RoleSessionName='ci')['Credentials']
    session = client('sts', aws_access_key_id=made['AccessKeyId'], aws_secret_access_key=made['SecretAccessKey'],
                     aws_session_token=made['SessionToken'])
    seen['callers'] = [one.get_caller_identity()['Arn'] for one in (sts, session)]


def walk_instances():
    instance = ecs.register_container_instance(totalResources=[
        {'name': 'CPU', 'type': 'INTEGER', 'integerValue': 512},
        {'name': 'MEMORY', 'type': 'INTEGER', 'integerValue': 512},
    ])['containerInstance']
    ecs.register_task_definition(family='job', containerDefinitions=[{'name': 'job', 'image': 'job:1', 'memory': 64}])
    arn = ecs.run_task(taskDefinition='job')['tasks'][0]['taskArn']
    ecs.get_waiter('tasks_running').wait(tasks=[arn], WaiterConfig={'Delay': 1, 'MaxAttempts': 30})
    task = ecs.describe_tasks(tasks=[arn])['tasks'][0]
    seen['placed'] = task['containerInstanceArn'] == instance['containerInstanceArn']
    ecs.deregister_container_instance(containerInstance=instance['containerInstanceArn'], force=True)
    seen['instances'] = ecs.list_container_instances()['containerInstanceArns']


walk_logs()
walk_secrets()
walk_parameters()
walk_roles()
walk_instances()
print(json.dumps(seen))
