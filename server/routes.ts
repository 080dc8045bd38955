import { Router } from 'express'
import type { Logger } from 'pino'
import { findFile } from './documents/files.ts'
import { downloadRoute } from './files/download.ts'
import { uploadRoute, type UploadParts } from './files/upload.ts'
import { apiHeaders } from './http/headers.ts'

/** The paths outside the API that carry bytes. */
export function fileRoutes(parts: UploadParts & { log: Logger }): Router {
  const router = Router()
  router.post('/files', apiHeaders, uploadRoute(parts))
  router.get('/files/:id/:name', downloadRoute(parts.contextOf, findFile, parts.log)) // Express answers HEAD by it too
  return router
}
