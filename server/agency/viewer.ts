import { ProofMethod } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { mayDraft, mayProposeRoles, mayReadRoles, mayReadTrail } from './permissions.ts'
import { readViewer } from './queries.ts'
import { AgencyAction, type AgencyActionOffer, type Viewer } from './types.ts'

/** Answers who is signed in, where, and what they may do there. */
export async function viewerOf(ctx: Context): Promise<Viewer> {
  return {
    ...(await readViewer(ctx)),
    roles: [...new Set(ctx.actor.roles.map(({ role }) => role))],
    actions: [
      offer(ctx, AgencyAction.createDocument, mayDraft(ctx.actor)),
      offer(ctx, AgencyAction.readAuditTrail, mayReadTrail(ctx.actor)),
      offer(ctx, AgencyAction.readRoles, mayReadRoles(ctx.actor)),
      offer(ctx, AgencyAction.proposeRole, mayProposeRoles(ctx.actor)),
    ],
    proofMethods: [ProofMethod.PASSWORD],
    demo: ctx.demo,
  }
}

function offer(ctx: Context, action: AgencyAction, may: boolean): AgencyActionOffer {
  const refused = may ? null : RefusalCode.NOT_ALLOWED
  return { action, refused, sentence: refused && sentenceOf(refused, ctx) }
}
