import type { CodegenConfig } from '@graphql-codegen/cli'

export default {
  schema: 'schema/schema.graphql',
  documents: 'client/*/operations.graphql',
  generates: {
    'client/kernel/api/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string', // parsed trees of every operation would be a quarter of the first load
        useTypeImports: true,
        enumsAsTypes: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        scalars: { Date: 'string', DateTime: 'string', Decimal: { input: 'string | number', output: 'string' } },
        defaultScalarType: 'unknown',
        strictScalars: true,
      },
    },
  },
} satisfies CodegenConfig
