import type { BlockSchema, TypeSchema } from '../spec/provider/schema.ts'

// What infra/ uses of providers beside AWS's, from their documentation.

export const randomTypes: Record<string, TypeSchema> = {
  random_uuid: { arguments: { keepers: 'map(string)' }, blocks: {}, attributes: ['id', 'result'] },
  random_password: {
    arguments: { length: 'number!', special: 'bool', keepers: 'map(string)' },
    blocks: {},
    attributes: ['id', 'result', 'bcrypt_hash'],
  },
}

export const archiveData: Record<string, TypeSchema> = {
  archive_file: {
    arguments: {
      type: 'string!',
      output_path: 'string!',
      output_file_mode: 'string',
      source_content: 'string',
      source_content_filename: 'string',
      source_dir: 'string',
      source_file: 'string',
      exclude_symlink_directories: 'bool',
      excludes: 'set(string)',
    },
    blocks: {
      source: {
        many: true,
        set: true,
        required: false,
        arguments: { content: 'string!', filename: 'string!' },
        blocks: {},
      },
    },
    attributes: [
      'id',
      'output_base64sha256',
      'output_base64sha512',
      'output_md5',
      'output_sha',
      'output_sha256',
      'output_sha512',
      'output_size',
    ],
    computed: { output_size: 'number' },
  },
}

/** The configuration of the AWS provider, as far as anybody writes one here. */
export const awsConfiguration: BlockSchema = {
  arguments: {
    region: 'string',
    profile: 'string',
    allowed_account_ids: 'set(string)',
    forbidden_account_ids: 'set(string)',
  },
  blocks: {
    default_tags: { many: false, required: false, arguments: { tags: 'map(string)' }, blocks: {} },
    assume_role: {
      many: false,
      required: false,
      arguments: { role_arn: 'string', session_name: 'string', external_id: 'string' },
      blocks: {},
    },
  },
}
