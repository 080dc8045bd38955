import { Router } from 'express'
import type { Logger } from 'pino'
import { findFile } from './documents/files.ts'
import { downloadRoute } from './files/download.ts'
import { type TusParts, tusRoute } from './files/tus.ts'
import { uploadRoute } from './files/upload.ts'
import { onlyBy } from './http/onlyBy.ts'

/** The paths outside the API that carry bytes. */
export function fileRoutes(parts: TusParts & { log: Logger }): Router {
  const router = Router()
  router.post('/files', uploadRoute(parts))
  router.use('/files/uploads', onlyBy('POST', 'HEAD', 'PATCH', 'DELETE'), tusRoute(parts))
  router.get('/files/:id/:name', downloadRoute(parts.contextOf, findFile, parts.log)) // Express answers HEAD by it too
  return router
}
