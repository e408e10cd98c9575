import type { EffectiveConfig } from '../project/config.js';
import type { Draft } from './draft.js';
import { switchAt, valueAt } from './values.js';

/** VpcConfig of a Training or Model step; undefined unless both subnets and security groups are given (SDK 2.257, vpc_utils.py `to_dict`). */
export function vpcConfig(config: EffectiveConfig): Draft | undefined {
  const subnets = valueAt(config, 'subnets');
  const groups = valueAt(config, 'security_group_ids');
  return subnets === undefined || groups === undefined
    ? undefined
    : { Subnets: subnets, SecurityGroupIds: groups };
}

/** NetworkConfig of a Processing step; undefined if the config says nothing of it (SDK 2.257, network.py `NetworkConfig`). */
export function networkConfig(config: EffectiveConfig): Draft | undefined {
  const isolation = valueAt(config, 'enable_network_isolation');
  const encryption = valueAt(config, 'encrypt_inter_container_traffic');
  const vpc = vpcConfig(config);
  return isolation === undefined && encryption === undefined && vpc === undefined
    ? undefined
    : {
        EnableNetworkIsolation: isolation ?? false,
        EnableInterContainerTrafficEncryption: encryption,
        VpcConfig: vpc,
      };
}

/** Whether the container may be cut off from every network, and so from code in S3. */
export function isIsolated(config: EffectiveConfig): boolean {
  return switchAt(config, 'enable_network_isolation') !== undefined;
}
