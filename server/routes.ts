import { Router } from 'express'
import type { Logger } from 'pino'
import { findPostingProof } from './distribution/proofs.ts'
import { findFile } from './documents/files.ts'
import { downloadRoute, type FindFile } from './files/download.ts'
import { type TusParts, tusRoute } from './files/tus.ts'
import { uploadRoute } from './files/upload.ts'
import { onlyBy } from './http/onlyBy.ts'
import { findEvidence } from './objectives/evidence.ts'

/** What may lie under /files/{id}: a file of a revision, evidence of a figure, proof of a posting. */
const findAny: FindFile = async (ctx, id) => (await findFile(ctx, id)) ?? (await findEvidence(ctx, id)) ?? (await findPostingProof(ctx, id))

/** The paths outside the API that carry bytes. */
export function fileRoutes(parts: TusParts & { log: Logger }): Router {
  const router = Router()
  router.post('/files', uploadRoute(parts))
  router.use('/files/uploads', onlyBy('POST', 'HEAD', 'PATCH', 'DELETE'), tusRoute(parts))
  router.get('/files/:id/:name', downloadRoute(parts.contextOf, findAny, parts.log)) // Express answers HEAD by it too
  return router
}
