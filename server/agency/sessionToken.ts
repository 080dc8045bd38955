import { createHmac, timingSafeEqual } from 'node:crypto'

/** Reads the token of a session from the cookies of a request, as better-auth signed it; null where there is none, or somebody else signed it. */
export function sessionToken(cookies: string, name: string, secret: string): string | null {
  const signed = valueOf(cookies, name)
  const at = signed?.lastIndexOf('.') ?? -1
  if (!signed || at < 1) return null
  const token = signed.slice(0, at)
  const [ours, theirs] = [createHmac('sha256', secret).update(token).digest(), Buffer.from(signed.slice(at + 1), 'base64')]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? token : null
}

/** The first cookie of a name, as better-auth would take it. */
function valueOf(cookies: string, name: string): string | null {
  const found = cookies
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`))
  try {
    return found ? decodeURIComponent(found.slice(name.length + 1)) : null
  } catch {
    return null // no text of ours
  }
}
