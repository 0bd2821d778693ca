"""The example akka-root from an empty account on, by boto3 alone: dynamic host ports, a rolling update, the end.

Reads the address of the local ECS, the images and the addresses of the instances from the environment, and prints what
it saw as one JSON object.
"""
import json
import os
import time
import urllib.request

import boto3

# boto3 1.26, which Debian 12 has, does not read AWS_ENDPOINT_URL.
ecs = boto3.client('ecs', endpoint_url=os.environ['AWS_ENDPOINT_URL'])
definition, service = (json.loads(os.environ[name]) for name in ('TASK_DEFINITION', 'SERVICE'))
cluster, name = service['cluster'], service['serviceName']
seen = {}


def register(image):
    container = {**definition['containerDefinitions'][0], 'image': image}
    answer = ecs.register_task_definition(**{**definition, 'containerDefinitions': [container]})
    return answer['taskDefinition']['revision']


def until_steady():
    while True:
        described = ecs.describe_services(cluster=cluster, services=[name])['services'][0]
        if described['deployments'][0]['rolloutState'] == 'COMPLETED':
            return described
        time.sleep(0.1)


def get(address, port, path):
    with urllib.request.urlopen(f'http://{address}:{port}{path}') as answer:
        return answer.read().decode()


def visit(task):
    """Whether a task answers on the ports that DescribeTasks shows, and knows them from inside."""
    bindings = task['containers'][0]['networkBindings']
    address = bindings[0]['bindIP']
    ports = {binding['containerPort']: binding['hostPort'] for binding in bindings}
    page = get(address, ports[8080], '/')
    release = page.split(',')[0]
    return {
        'ping': get(address, ports[8080], '/ping'),
        'release': release,
        'knows its ports': page == f'{release}, http {ports[8080]}, cluster {ports[2551]}\n',
        'dynamic': all(32768 <= port <= 61000 for port in ports.values()),
    }


def visit_all():
    described = until_steady()
    arns = ecs.list_tasks(cluster=cluster, serviceName=name, desiredStatus='RUNNING')['taskArns']
    tasks = ecs.describe_tasks(cluster=cluster, tasks=arns)['tasks']
    visits = [visit(task) for task in tasks]
    return {
        'running': described['runningCount'],
        'instances': len({task['containerInstanceArn'] for task in tasks}),
        'alike': all(one == visits[0] for one in visits),
        **visits[0],
    }


created = ecs.create_cluster(clusterName=cluster)['cluster']
seen['empty'] = [created['status'], created['registeredContainerInstancesCount'], created['runningTasksCount']]
for address in json.loads(os.environ['INSTANCES']):
    ecs.register_container_instance(
        cluster=cluster, instanceIdentityDocument=json.dumps({'privateIp': address}),
    )
images = json.loads(os.environ['IMAGES'])
register(images[0])
ecs.create_service(**service)
seen['first'] = visit_all()
ecs.update_service(cluster=cluster, service=name, taskDefinition=f'{name}:{register(images[1])}')
seen['second'] = visit_all()
ecs.update_service(cluster=cluster, service=name, desiredCount=0)
while until_steady()['runningCount'] > 0:
    time.sleep(0.1)
ecs.delete_service(cluster=cluster, service=name)
ecs.get_waiter('services_inactive').wait(
    cluster=cluster, services=[name], WaiterConfig={'Delay': 1, 'MaxAttempts': 600},
)
seen['left'] = ecs.list_services(cluster=cluster)['serviceArns']
print(json.dumps(seen))
