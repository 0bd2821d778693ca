/** Texts of ECS, its agent, containerd and docker, and the cause that each names. */
import type { CauseKind } from './diagnosis.ts';

interface TextRule {
  readonly kind: CauseKind;
  readonly pattern: RegExp;
}

/** A network that did not answer. */
const NO_CONNECTION =
  /connection issue|network configuration|request ?cancel|context (?:ca|dead)|deadline exceeded|time-?out|timed out|dial tcp|no such host|send request failed|request send failed|connection (?:reset|refused)|signal: killed/i;
const DENIED = /not authorized|access ?denied|forbidden/i;
const THROTTLED = /throttl|rate exceeded|toomanyrequests|too many requests|rate limit/i;

/** Of Amazon ECR: a private registry, its alias of an account, or ECR Public. */
export const ECR_HOST = /\.dkr[.-]ecr[.-]|\becr\.[a-z0-9-]+\.amazonaws\.com|public\.ecr\.aws|perform: ecr/i;

/** Pull failures, the narrower before the wider. */
const PULL_RULES: readonly TextRule[] = [
  { kind: 'wrong-architecture', pattern: /descriptor matching platform|no matching manifest|exec format error/i },
  { kind: 'disk-full', pattern: /no space left on device/i },
  { kind: 'image-throttled', pattern: /toomanyrequests|rate limit|429 Too Many/i },
  {
    kind: 'image-denied',
    pattern:
      /pull access denied|not authorized|AccessDenied|no basic auth|unauthorized|forbidden|insufficient_scope|authorization failed|role has the perm|\bdenied: /i,
  },
  {
    kind: 'image-absent',
    pattern: /not found|manifest unknown|name unknown|does not exist|no such image|whether the image exists/i,
  },
  { kind: 'image-unreachable', pattern: NO_CONNECTION },
  { kind: 'image-not-pulled', pattern: /(?:)/ },
];

/** ECS Developer Guide, ResourceInitializationError and ResourceNotFoundException; the older texts are observed. */
const SECRET_RULES: readonly TextRule[] = [
  { kind: 'secret-key-absent', pattern: /did not contain json key/i },
  { kind: 'secret-throttled', pattern: THROTTLED },
  { kind: 'secret-undecryptable', pattern: /access to kms is not allowed|kms:Decrypt|KMS.*(?:denied|not authorized)/i },
  { kind: 'secret-denied', pattern: DENIED },
  { kind: 'secret-unreachable', pattern: NO_CONNECTION },
  {
    kind: 'secret-absent',
    pattern:
      /ResourceNotFoundException|can't find the specified secret|invalid (?:ssm )?parameters|ParameterNotFound|exists in the specified Region|secret ARN is correct/i,
  },
  { kind: 'secret-inaccessible', pattern: /(?:)/ },
];

/** The login to Amazon ECR, which comes with the same lead as secrets. */
const LOGIN_RULES: readonly TextRule[] = [
  { kind: 'image-throttled', pattern: THROTTLED },
  { kind: 'registry-denied', pattern: DENIED },
  { kind: 'registry-unreachable', pattern: /(?:)/ },
];

const LOG_RULES: readonly TextRule[] = [
  { kind: 'log-group-denied', pattern: DENIED },
  { kind: 'logs-unreachable', pattern: NO_CONNECTION },
  { kind: 'log-group-absent', pattern: /log group does not exist|ResourceNotFoundException/i },
  { kind: 'log-group-inaccessible', pattern: /(?:)/ },
];

/** ECS Developer Guide, service event messages and API failure reasons; texts without a source are observed. */
const CAPACITY_RULES: readonly TextRule[] = [
  {
    kind: 'no-free-address',
    pattern:
      /InsufficientFreeAddressesInSubnet|not (?:have )?enough free (?:ip )?addresses|insufficient free (?:ip )?addresses/i,
  },
  {
    kind: 'network-interface-failed',
    pattern: /network interface provisioning|EC2 error while attempting to .*network interface|RESOURCE:ENI/i,
  },
  {
    kind: 'vcpu-quota',
    pattern: /limit on the number of (?:spot )?vCPUs|(?:CPU|MEMORY) configuration is above your limit/i,
  },
  { kind: 'task-quota', pattern: /limit on the number of (?:spot )?tasks/i },
  { kind: 'no-provider-instances', pattern: /No Container Instances were found in your capacity provider/i },
  { kind: 'no-instances', pattern: /No Container Instances were found/i },
  { kind: 'fargate-full', pattern: /Capacity is unavailable at this time/i },
  {
    kind: 'provider-failed',
    pattern: /provisioning capacity limit was exceeded|Unable to launch instance\(s\) for capacity provider/i,
  },
  { kind: 'tasks-protected', pattern: /tasks? under protection/i },
  { kind: 'percents-block', pattern: /because of the service deployment configuration/i },
];

/** All other texts. Stopped reasons as in the ECS Developer Guide, "Stopped tasks error messages". */
const TEXT_RULES: readonly TextRule[] = [
  { kind: 'wrong-architecture', pattern: /exec format error/i },
  { kind: 'platform-incompatible', pattern: /PlatformTaskDefinitionIncompatibility/ },
  {
    kind: 'service-role-inaccessible',
    pattern:
      /assume the service linked role|permissions policies have been misconfigured|trust relationship .*(?:misconfigured|changed)/i,
  },
  { kind: 'role-inaccessible', pattern: /unable to assume the role|perform: sts:AssumeRole/i },
  { kind: 'target-group-unattached', pattern: /does not have an associated load balancer/i },
  { kind: 'target-group-absent', pattern: /TARGET GROUP IS NOT FOUND/ },
  ...CAPACITY_RULES,
  { kind: 'volume-not-mounted', pattern: /failed to invoke EFS|mount\.nfs|error mounting|error while mounting/i },
  { kind: 'port-held', pattern: /port is already allocated|address already in use|already using a port/i },
  { kind: 'user-absent', pattern: /unable to find (?:user|group) .*no matching entries in/is },
  { kind: 'directory-unusable', pattern: /chdir to cwd .*failed|working directory .*is invalid/is },
  {
    kind: 'command-absent',
    pattern: /executable file not found|Cannot\w+ContainerError.*no such file or directory|^exec \S+: no such file/is,
  },
  {
    kind: 'command-not-executable',
    pattern: /Cannot\w+ContainerError.*permission denied|^exec \S+: permission denied/is,
  },
  { kind: 'container-health', pattern: /failed container health checks/i },
  { kind: 'load-balancer-health', pattern: /failed ELB health checks|is unhealthy in \((?:target-group|elb) /i },
  { kind: 'spot-interrupted', pattern: /Spot Task was interrupted/i },
  {
    kind: 'instance-lost',
    pattern: /Host EC2 .*(?:stopped|terminated)|deregistration forced|underlying infrastructure/i,
  },
  { kind: 'disk-full', pattern: /no space left on device/i },
  { kind: 'no-room', pattern: /no container instance met all of its requirements|RESOURCE:(?:CPU|MEMORY|GPU)/ },
  {
    kind: 'container-not-started',
    pattern: /Cannot(?:Start|Create|Inspect)ContainerError|DockerTimeoutError|ContainerRuntime/,
  },
];

/** Texts that begin a family of their own. The first that fits decides which rules are asked. */
const FAMILIES: readonly { readonly lead: RegExp; readonly rules: readonly TextRule[] }[] = [
  {
    lead: /failed to validate logger args|failed to initialize logging driver|log group does not exist|no log driver named|unknown log opt/i,
    rules: LOG_RULES,
  },
  { lead: /ecr registry auth|registry auth from Amazon ECR|GetAuthorizationToken/i, rules: LOGIN_RULES },
  {
    lead: /unable to pull secrets|unable to retrieve secret|fetching secret data|can.t (?:retrieve|pull) (?:the )?secret|pull secrets from AWS/i,
    rules: SECRET_RULES,
  },
  { lead: /CannotPull|can.t pull the image/i, rules: PULL_RULES },
];

const LONGEST_TEXT = 4096;

/** The cause that a text names, if it names one that we know. */
export function classifyText(text: string): CauseKind | undefined {
  const searched =
    text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT / 2)} ${text.slice(-LONGEST_TEXT / 2)}`;
  const family = FAMILIES.find(({ lead }) => lead.test(searched));
  const kind = (family?.rules ?? TEXT_RULES).find(({ pattern }) => pattern.test(searched))?.kind;
  return kind === 'image-denied' && !ECR_HOST.test(searched) ? 'image-private' : kind;
}
