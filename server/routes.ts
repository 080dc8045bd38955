import { Router } from 'express'
import { findFile } from './documents/files.ts'
import { downloadRoute } from './files/download.ts'
import { uploadRoute, type UploadParts } from './files/upload.ts'
import { apiHeaders } from './http/headers.ts'

/** The paths outside the API that carry bytes. */
export function fileRoutes(parts: UploadParts): Router {
  const router = Router()
  router.post('/files', apiHeaders, uploadRoute(parts))
  router.get('/files/:id/:name', downloadRoute(parts.contextOf, findFile)) // Express answers HEAD by it too
  return router
}
