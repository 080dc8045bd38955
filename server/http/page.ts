import { readFileSync } from 'node:fs'
import path from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { styleNonceOf } from './headers.ts'

/** Serves the built client: hashed files for ever, the page anew each time with the nonce of this answer in it. */
export function servePages(folder: string): Router {
  const router = Router()
  let page: string | undefined
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false, redirect: false }),
  )
  router.use(express.static(folder, { index: false, redirect: false, cacheControl: false, dotfiles: 'ignore' }))
  const sendPage: RequestHandler = (req, res, next) => {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || (/\.\w+$/.test(req.path) && !req.path.startsWith('/d/'))) return next()
    page ??= readFileSync(path.join(folder, 'index.html'), 'utf8')
    const withNonce = page.replace(/(<meta\s+name="?style-nonce"?\s+content=)(?:"[^"]*"|[^\s>]*)/, `$1"${styleNonceOf(res)}"`)
    res.set('Cache-Control', 'no-store').type('html').send(withNonce)
  }
  router.use(sendPage)
  return router
}
