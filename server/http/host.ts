import type { RequestHandler } from 'express'
import { RefusalCode } from '../kernel/refusal.ts'
import { sendRefusal } from './refusals.ts'

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/i
const withoutPort = (host: string) => host.replace(/:\d+$/, '')

/**
 * Answers under the host of PUBLIC_URL alone: cookies and links rest on it. A page asked under another name of this machine is sent there;
 * anything else is 421. Health is asked under any name, and so is not behind this.
 */
export const onlyOurHost = (publicUrl: string): RequestHandler => {
  const ours = new URL(publicUrl)
  return (req, res, next) => {
    const host = req.headers.host ?? ''
    if (host.toLowerCase() === ours.host.toLowerCase()) return next()
    const isPage = req.method === 'GET' && (req.headers.accept ?? '').includes('text/html')
    if (isPage && loopback.test(withoutPort(host)) && loopback.test(ours.hostname))
      return res.redirect(307, `${ours.origin}${req.originalUrl.replace(/^(?!\/)/, '/')}`) // joined as text: `//elsewhere` stays a path
    sendRefusal(req, res, { status: 421, code: RefusalCode.INVALID_INPUT, data: { because: 'HOST' } })
  }
}
