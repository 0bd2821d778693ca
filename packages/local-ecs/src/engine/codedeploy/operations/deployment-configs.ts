/** Deployment configurations: how production traffic is shifted. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { drawUuid } from '../../identifiers.ts';
import { asTimestamp, readObject, readString } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { listPredefined, readRouting } from '../deployment-configs.ts';
import { CONFIG_NAME, findConfig, readName, requireConfig } from '../find.ts';
import { cutList } from '../paginate.ts';

export const CONFIG_OPERATIONS: OperationTable = {
  'codedeploy:CreateDeploymentConfig': createDeploymentConfig,
  'codedeploy:GetDeploymentConfig': getDeploymentConfig,
  'codedeploy:ListDeploymentConfigs': listDeploymentConfigs,
  'codedeploy:DeleteDeploymentConfig': deleteDeploymentConfig,
};

/** Wordings not documented. */
function createDeploymentConfig(state: MutableState, { input, now }: Call): JsonObject {
  const name = readName(input, CONFIG_NAME);
  if (name.startsWith('CodeDeployDefault.')) {
    throw new ApiError(CONFIG_NAME.invalid, 'The names of predefined deployment configurations are reserved.');
  }
  const platform = readString(input, 'computePlatform') ?? 'Server';
  if (platform !== 'ECS') {
    const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
    throw new ApiError('InvalidComputePlatformException', problem);
  }
  if (findConfig(state, name) !== undefined) {
    const problem = `A deployment configuration named ${name} already exists.`;
    throw new ApiError('DeploymentConfigAlreadyExistsException', problem);
  }
  const trafficRouting = readObject(input, 'trafficRoutingConfig') ?? { type: 'AllAtOnce' };
  readRouting(trafficRouting);
  const id = drawUuid(state);
  state.deploymentConfigs.set(name, { id, name, createdAt: now, trafficRouting });
  return { deploymentConfigId: id };
}

function getDeploymentConfig(state: MutableState, { input }: Call): JsonObject {
  const found = requireConfig(state, readName(input, CONFIG_NAME));
  return {
    deploymentConfigInfo: {
      deploymentConfigId: found.id,
      deploymentConfigName: found.name,
      createTime: asTimestamp(found.createdAt),
      computePlatform: 'ECS',
      trafficRoutingConfig: found.trafficRouting,
    },
  };
}

function listDeploymentConfigs(state: MutableState, { input }: Call): JsonObject {
  const page = cutList([...listPredefined(), ...state.deploymentConfigs.values()], input);
  return { deploymentConfigsList: page.items.map(({ name }) => name), ...page.next };
}

/** Wordings not documented. */
function deleteDeploymentConfig(state: MutableState, { input }: Call): JsonObject {
  const name = readName(input, CONFIG_NAME);
  if (name.startsWith('CodeDeployDefault.')) {
    throw new ApiError('InvalidOperationException', 'A predefined deployment configuration cannot be deleted.');
  }
  for (const { configName } of state.deploymentGroups.values()) {
    if (configName === name) throw new ApiError('DeploymentConfigInUseException', `${name} is still in use.`);
  }
  state.deploymentConfigs.delete(name);
  return {};
}
