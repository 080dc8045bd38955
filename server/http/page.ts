import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { pageHeaders, styleNonceOf } from './headers.ts'

/** Serves the built client: hashed files for ever, its pages anew each time with the nonce of this answer in them; the explorer of the API where it is offered. */
export function servePages(folder: string, explorer: boolean): Router {
  const router = Router()
  router.use((req, res, next) => (req.method === 'GET' || req.method === 'HEAD' ? pageHeaders(req, res, next) : next()))
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { index: false, fallthrough: false, redirect: false, setHeaders: keepForEver }),
  )
  const files = express.static(folder, { index: false, redirect: false, cacheControl: false, dotfiles: 'ignore' })
  router.use((req, res, next) => (req.path.endsWith('.html') ? next() : files(req, res, next))) // a page as it lies there has no nonce
  if (explorer) router.get(['/explorer', '/explorer/'], sendPage(path.join(folder, 'explorer', 'index.html')))
  const page = sendPage(path.join(folder, 'index.html'))
  router.use((req, res, next) => {
    const isPage = (req.method === 'GET' || req.method === 'HEAD') && (!/\.\w+$/.test(req.path) || req.path.startsWith('/d/'))
    if (isPage) page(req, res, next)
    else next()
  })
  return router
}

const keepForEver = (res: ServerResponse) => res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')

/** Answers a page with the nonce of this answer. */
function sendPage(file: string): RequestHandler {
  let page: string | undefined
  return (_req, res) => {
    page ??= readFileSync(file, 'utf8')
    const withNonce = page.replace(/(<meta\s+name="?style-nonce"?\s+content=)(?:"[^"]*"|[^\s>]*)/, `$1"${styleNonceOf(res)}"`)
    res.type('html').send(withNonce)
  }
}
