"""The first steps on ECS and ECR by boto3, against a local ECS whose clock stands still until it is moved.

Prints what it saw as one JSON object.
"""
import base64
import hashlib
import json
import os
import urllib.request

import boto3
import botocore

FAST = {'Delay': 1, 'MaxAttempts': 5}
HELLO = [{
    'name': 'hello', 'image': 'hello:1', 'memory': 128,
    'portMappings': [{'containerPort': 5000, 'hostPort': 80}],
}]

# boto3 1.26, which Debian 12 has, does not read AWS_ENDPOINT_URL.
LOCAL = os.environ['AWS_ENDPOINT_URL']
ecs, ecr, sts, s3 = (boto3.client(name, endpoint_url=LOCAL) for name in ('ecs', 'ecr', 'sts', 's3'))
seen = {}


def control(path, body):
    address = f"{os.environ['AWS_ENDPOINT_URL']}/_slipway/{path}"
    request = urllib.request.Request(address, json.dumps(body).encode(), method='POST')
    urllib.request.urlopen(request).read()


def pass_minutes(minutes):
    control('clock', {'advanceMs': minutes * 60_000})


def refusal(call, **arguments):
    """The exception's class, as boto3 makes it of the service's model, and its text."""
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as error:
        return [type(error).__name__, error.response['Error']['Message']]
    return None


def walk_clusters():
    for name in ('a', 'b', 'c', 'd'):
        ecs.create_cluster(clusterName=name)
    pages = ecs.get_paginator('list_clusters').paginate(PaginationConfig={'PageSize': 2})
    seen['pages'] = [len(page['clusterArns']) for page in pages]
    empty = ecs.describe_clusters(clusters=['a'])['clusters'][0]
    counts = ('registeredContainerInstancesCount', 'runningTasksCount', 'pendingTasksCount', 'activeServicesCount')
    seen['cluster'] = [empty['status'], *(empty[count] for count in counts)]
    control('instances', {'cluster': 'default', 'count': 2})
    arns = ecs.list_container_instances()['containerInstanceArns']
    instances = ecs.describe_container_instances(containerInstances=arns)['containerInstances']
    seen['instances'] = [instance['status'] for instance in instances]


def walk_tasks():
    for _ in range(2):
        definition = ecs.register_task_definition(family='hello', containerDefinitions=HELLO)['taskDefinition']
    seen['revision'] = definition['revision']
    arn = ecs.run_task(taskDefinition='hello:2')['tasks'][0]['taskArn']
    look = lambda: ecs.describe_tasks(tasks=[arn])['tasks'][0]
    seen['task'] = [look()['lastStatus']]
    pass_minutes(1)
    ecs.get_waiter('tasks_running').wait(tasks=[arn], WaiterConfig=FAST)
    running = look()
    seen['task'].append(running['lastStatus'])
    seen['ports'] = running['containers'][0]['networkBindings']
    ecs.stop_task(task=arn, reason='enough')
    pass_minutes(1)
    ecs.get_waiter('tasks_stopped').wait(tasks=[arn], WaiterConfig=FAST)
    seen['task'] += [look()['lastStatus'], look()['stoppedReason']]


def walk_service():
    ecs.create_service(serviceName='hello', taskDefinition='hello:1', desiredCount=1)
    look = lambda: ecs.describe_services(services=['hello'])['services'][0]
    settle(look)
    seen['event'] = look()['events'][0]['message']
    ecs.update_service(service='hello', taskDefinition='hello:2')
    seen['rolling'] = [deployment['status'] for deployment in look()['deployments']]
    settle(look)
    seen['serving'] = look()['taskDefinition'].split('/')[-1]
    ecs.update_service(service='hello', desiredCount=0)
    settle(look)
    ecs.delete_service(service='hello')
    pass_minutes(10)
    ecs.get_waiter('services_inactive').wait(services=['hello'], WaiterConfig=FAST)
    seen['deleted'] = look()['status']


def settle(look):
    pass_minutes(10)
    ecs.get_waiter('services_stable').wait(services=['hello'], WaiterConfig=FAST)
    seen.setdefault('running', []).append(look()['runningCount'])


def walk_repository():
    ecr.create_repository(repositoryName='hello', tags=[{'Key': 'team', 'Value': 'shop'}])
    config, layer = push_layer(b'{}'), push_layer(b'a layer of some bytes')
    manifest = json.dumps({
        'schemaVersion': 2,
        'mediaType': 'application/vnd.oci.image.manifest.v1+json',
        'config': {'mediaType': 'application/vnd.oci.image.config.v1+json', **config},
        'layers': [{'mediaType': 'application/vnd.oci.image.layer.v1.tar', **layer}],
    })
    for tag in ('v1', 'v2', 'v3'):
        ecr.put_image(repositoryName='hello', imageManifest=manifest, imageTag=tag)
    pages = ecr.get_paginator('list_images').paginate(repositoryName='hello', PaginationConfig={'PageSize': 2})
    seen['images'] = [[image['imageTag'] for image in page['imageIds']] for page in pages]
    token = ecr.get_authorization_token()['authorizationData'][0]['authorizationToken']
    seen['user'] = base64.b64decode(token).decode().split(':')[0]
    address = ecr.get_download_url_for_layer(repositoryName='hello', layerDigest=layer['digest'])['downloadUrl']
    seen['layer'] = urllib.request.urlopen(address).read().decode()
    policy = {'rules': [{
        'rulePriority': 1,
        'selection': {'tagStatus': 'untagged', 'countType': 'imageCountMoreThan', 'countNumber': 1},
        'action': {'type': 'expire'},
    }]}
    ecr.start_lifecycle_policy_preview(repositoryName='hello', lifecyclePolicyText=json.dumps(policy))
    ecr.get_waiter('lifecycle_policy_preview_complete').wait(repositoryName='hello', WaiterConfig=FAST)
    ecr.delete_repository(repositoryName='hello', force=True)


def push_layer(content):
    digest = f'sha256:{hashlib.sha256(content).hexdigest()}'
    upload = ecr.initiate_layer_upload(repositoryName='hello')['uploadId']
    place = {'repositoryName': 'hello', 'uploadId': upload}
    ecr.upload_layer_part(**place, partFirstByte=0, partLastByte=len(content) - 1, layerPartBlob=content)
    ecr.complete_layer_upload(**place, layerDigests=[digest])
    return {'digest': digest, 'size': len(content)}


def walk_refusals():
    seen['refusals'] = [
        refusal(ecs.delete_cluster, cluster='nowhere'),
        refusal(ecs.update_service, service='nowhere', desiredCount=1),
        refusal(ecr.describe_images, repositoryName='nowhere'),
        refusal(ecs.discover_poll_endpoint),
        refusal(s3.list_buckets),
    ]


seen['account'] = sts.get_caller_identity()['Account']
walk_clusters()
walk_tasks()
walk_service()
walk_repository()
walk_refusals()
print(json.dumps(seen))
