import { type RequestHandler, Router } from 'express'
import type { Logger } from 'pino'
import { findFile } from './documents/files.ts'
import { downloadRoute } from './files/download.ts'
import { type TusParts, tusRoute } from './files/tus.ts'
import { uploadRoute } from './files/upload.ts'
import { apiHeaders } from './http/headers.ts'

/** The paths outside the API that carry bytes. */
export function fileRoutes(parts: TusParts & { log: Logger }): Router {
  const router = Router()
  router.post('/files', apiHeaders, uploadRoute(parts))
  router.use('/files/uploads', apiHeaders, resumableOnly, tusRoute(parts))
  router.get('/files/:id/:name', downloadRoute(parts.contextOf, findFile, parts.log)) // Express answers HEAD by it too
  return router
}

const methods = ['POST', 'HEAD', 'PATCH', 'DELETE']
const resumableOnly: RequestHandler = (req, res, next) => {
  if (methods.includes(req.method)) next()
  else res.set('Allow', methods.join(', ')).status(405).end()
}
