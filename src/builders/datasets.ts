import type { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { membersOf, type Members } from './structure.js';
import { entriesOf } from './values.js';

const ATHENA = {
  Catalog: 'catalog',
  Database: 'database',
  QueryString: 'query_string',
  WorkGroup: 'work_group',
  KmsKeyId: 'kms_key',
  OutputFormat: 'output_format',
  OutputCompression: 'output_compression',
};

const REDSHIFT = {
  ClusterId: 'cluster_id',
  Database: 'database',
  DbUser: 'db_user',
  QueryString: 'query_string',
  ClusterRoleArn: 'cluster_role_arn',
  KmsKeyId: 'kms_key',
  OutputFormat: 'output_format',
  OutputCompression: 'output_compression',
};

/**
 * The query whose result is an input of a Processing step; undefined if its options name none. The result goes to
 * `uri`. Mode and distribution are those that SageMaker uses unasked (SDK 2.257, dataset_definition/inputs.py
 * `DatasetDefinition`).
 */
export function datasetDefinition(
  options: ReadonlyMap<string, Traced>,
  uri: Draft,
  localPath: Draft,
): Members | undefined {
  const athena = options.get('athena');
  const redshift = options.get('redshift');
  return athena === undefined && redshift === undefined
    ? undefined
    : {
        DataDistributionType: options.get('s3_data_distribution_type') ?? 'ShardedByS3Key',
        InputMode: options.get('s3_input_mode') ?? 'File',
        LocalPath: localPath,
        AthenaDatasetDefinition: queryOf(athena, ATHENA, uri),
        RedshiftDatasetDefinition: queryOf(redshift, REDSHIFT, uri),
      };
}

function queryOf(
  query: Traced | undefined,
  names: Readonly<Record<string, string>>,
  uri: Draft,
): Members | undefined {
  return query === undefined ? undefined : { ...membersOf(entriesOf(query), names), OutputS3Uri: uri };
}
