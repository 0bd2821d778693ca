/** Encryption of a repository: kept and shown, nothing is encrypted. */
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { type Refusal, refuseParameter } from './refusal.ts';

/** ECR API reference, EncryptionConfiguration. */
const TYPES = ['AES256', 'KMS', 'KMS_DSSE'];

export const STANDARD_ENCRYPTION: JsonObject = { encryptionType: 'AES256' };

/** AES256 by default. Without a key ECR shows the ARN of its own, which there is none of here. Texts assumed. */
export function readEncryption(input: JsonObject): JsonObject | Refusal {
  const given = input.encryptionConfiguration ?? undefined;
  if (given === undefined) return STANDARD_ENCRYPTION;
  if (!isJsonObject(given) || typeof given.encryptionType !== 'string' || !TYPES.includes(given.encryptionType)) {
    return refuseParameter('encryptionConfiguration.encryptionType', `must be one of [${TYPES.join(', ')}]`);
  }
  const { encryptionType, kmsKey } = given;
  if (kmsKey === undefined || kmsKey === null) return { encryptionType };
  if (typeof kmsKey === 'string' && encryptionType !== 'AES256') return { encryptionType, kmsKey };
  return refuseParameter('encryptionConfiguration.kmsKey', 'a key is a text, and goes with KMS or KMS_DSSE alone');
}
