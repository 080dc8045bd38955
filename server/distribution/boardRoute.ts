import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type Request, type Response, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { FileStore } from '../../storage/FileStore.ts'
import { networkOf } from '../agency/tries.ts'
import { storeRefusal } from '../files/storeRefusal.ts'
import { onlyBy } from '../http/onlyBy.ts'
import { inPace } from '../kernel/pace.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { languageOf } from '../kernel/sentences.ts'
import { board } from '../objectives/queries.ts'
import { look } from './look.ts'
import { posterOf } from './posterOf.ts'
import { boardData, boardPage, documentPage, feed, type Reading } from './pages.ts'
import { publicBoard, publicFile, publicPage } from './queries.ts'

/** What the public pages need. */
interface BoardParts {
  orm: MikroORM
  store: FileStore
  publicUrl: string
}

/** How many public pages one place may ask for in a minute: a lobby, an office, a portal. */
const mostAMinute = 120

/** Laying out a poster takes a while: so many a minute for one place. */
const postersAMinute = 12

const posterForm = z.object({
  size: z.enum(['A4', 'A3', 'A2']).default('A4'),
  orientation: z.enum(['PORTRAIT', 'LANDSCAPE']).default('PORTRAIT'),
  manner: z.enum(['SOLEMN', 'MODERN']).default('SOLEMN'),
})

const nobody = '00000000-0000-0000-0000-000000000000'

/** Nothing runs on the public pages, and everything comes from here. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The notice board: public, without signing in, readable without scripts. */
export function boardRoute({ orm, store, publicUrl }: BoardParts): Router {
  const router = Router()
  const pace = new RateLimiterMemory({ points: mostAMinute, duration: 60 })
  const posters = new RateLimiterMemory({ points: postersAMinute, duration: 60 })
  router.use(onlyBy('GET', 'HEAD'), async (req, res, next) => {
    await inPace(pace.consume(networkOf(req.ip ?? '')), 'OPERATIONS')
    res.set({ 'Content-Security-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' })
    next()
  })

  const read = async (code: string) => {
    const em = orm.em.fork()
    const found = await publicBoard(em, code)
    if (!found) throw new Refusal(RefusalCode.NOT_FOUND)
    const { id: agencyId, today } = found.agency
    const year = await board({ em, actor: { agencyId, personId: nobody }, today }, null)
    const open = new Set(found.documents.map((one) => one.code))
    return { found, objectives: { ...year, nodes: year.nodes.filter(({ documentCode }) => open.has(documentCode)) } }
  }

  router.get('/look.css', (req, res) => send(req, res, 'text/css', look))
  router.get('/:agency/feed.xml', async (req, res) =>
    send(req, res, 'application/atom+xml', feed((await read(req.params.agency)).found, publicUrl)),
  )
  router.get('/:agency/poster.pdf', async (req, res) => {
    await inPace(posters.consume(networkOf(req.ip ?? '')), 'OPERATIONS')
    const form = posterForm.safeParse(req.query)
    if (!form.success) throw new Refusal(RefusalCode.INVALID_INPUT, { data: { field: String(form.error.issues[0]?.path[0] ?? '') } })
    const { agency, policy } = (await publicBoard(orm.em.fork(), req.params.agency)) ?? {}
    if (!agency || !policy) throw new Refusal(RefusalCode.NOT_FOUND)
    const { bytes, textSize } = await posterOf(agency, policy, publicUrl, form.data)
    res.attachment(`${policy.code} ${form.data.size}.pdf`)
    res.set({
      'Cache-Control': 'public, max-age=60',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Text-Size': textSize.toFixed(1),
    })
    res.type('application/pdf').send(Buffer.from(bytes))
  })
  router.get('/:agency/files/:revisionId/:name', async (req, res) => {
    const file = await publicFile(orm.em.fork(), req.params.agency, req.params.revisionId)
    if (!file) throw new Refusal(RefusalCode.NOT_FOUND)
    const { agencyId, sha256, fileName, mediaType, byteSize } = file
    res.attachment(fileName)
    res.set({
      'Content-Type': mediaType,
      'Content-Length': String(byteSize),
      ETag: `"${sha256}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
    if (req.method === 'HEAD') return void res.end()
    const bytes = await store.get({ agencyId, sha256 }).catch((error: unknown) => {
      throw storeRefusal(error)
    })
    await pipeline(bytes, res).catch(() => {}) // whoever goes away ends it
  })
  router.get('/:agency/:code', async (req, res) => {
    const found = await publicPage(orm.em.fork(), req.params.agency, req.params.code)
    if (!found) throw new Refusal(RefusalCode.NOT_FOUND)
    send(req, res, 'text/html', documentPage(found, readingOf(req)))
  })
  router.get('/:agency', async (req, res) => {
    const [, code, data] = /^(.+?)(\.json)?$/.exec(req.params.agency) ?? []
    const { found, objectives } = await read(code ?? '')
    if (data) send(req, res, 'application/json', JSON.stringify(boardData(found, objectives)))
    else send(req, res, 'text/html', boardPage(found, objectives, readingOf(req)))
  })
  return router
}

function readingOf(req: Request): Reading {
  const { lang, kiosk } = req.query
  return { language: lang === 'en' || lang === 'vi' ? lang : languageOf(req.headers['accept-language']), kiosk: kiosk !== undefined }
}

/** Answers a page that anybody may keep for a minute; the same page again is not sent twice. */
function send(req: Request, res: Response, type: string, body: string): void {
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
  res.set({ 'Cache-Control': 'public, max-age=60', ETag: tag, Vary: 'Accept-Language' })
  if (req.get('if-none-match') === tag) return void res.status(304).end()
  res.type(type).send(body)
}
