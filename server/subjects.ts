import { mayReadRoles } from './agency/permissions.ts'
import { personAndRoles, type PersonRolesRow, shown } from './agency/roleQueries.ts'
import { readComment } from './documents/readComment.ts'
import { documentRows, revisionRow } from './documents/queries.ts'
import type { Subjects } from './kernel/once.ts'
import { board, measuredObjectives } from './objectives/queries.ts'
import type { Board } from './objectives/rows.ts'

/** How to find again what a mutation made: for an act that is sent twice under one key. */
export const subjects: Subjects = {
  Document: { read: async (ctx, id) => (await documentRows(ctx, [id]))[0] },
  Revision: { read: revisionRow },
  Comment: { read: readComment },
  Objective: { read: async (ctx, id) => (await measuredObjectives(ctx, [id]))[0] },
  ObjectivesBoard: {
    idOf: ({ nodes }: Board) => nodes[0]!.id, // a year has no id of its own: its first objective names it
    read: async (ctx, id) => board(ctx, (await measuredObjectives(ctx, [id]))[0]?.year ?? null),
  },
  PersonRoles: {
    idOf: ({ person }: PersonRolesRow) => person.id,
    read: async (ctx, id) => (mayReadRoles(ctx.actor) ? shown(await personAndRoles(ctx, id)) : null),
  },
}
