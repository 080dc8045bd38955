import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce of this answer: the one style that Vuetify writes at run time may name it. */
export function styleNonceOf(res: Response): string {
  const { locals } = res as { locals: { styleNonce?: string } }
  return (locals.styleNonce ??= randomBytes(16).toString('base64'))
}

/** Sets what every answer carries: kept by nobody, in no frame, nothing in it runs, nothing guessed about types. Pages and files say more. */
export const secureHeaders = (publicUrl: string): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  }),
  (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  },
]

const permissions = [
  'camera=()',
  'microphone=()',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
]

const policy = (nonce: string) => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  'report-uri /csp',
]

/** Pages, and what they are made of: everything from our own origin. Trusted types only report: pdf.js makes its worker from a text. */
export const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy': policy(styleNonceOf(res)).join('; '),
    'Content-Security-Policy-Report-Only': "require-trusted-types-for 'script'; report-uri /csp",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': permissions.join(', '),
  })
  next()
}
