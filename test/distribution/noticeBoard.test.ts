import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Followed, lifeIn } from '../support/life.ts'
import { startWorld, type World } from '../support/world.ts'

// The public notice board: without signing in, without scripts; what is in force and posted, and nothing else.

let world: World
let life: ReturnType<typeof lifeIn>
let posted: Followed
let hidden: Followed
let inside: Followed
const hostile = 'Quy trình <script>alert("1")</script> & \'khác\''
beforeAll(async () => {
  world = await startWorld()
  life = lifeIn(world)
  posted = await life.effective(await life.register({ title: hostile }))
  hidden = await life.effective(await life.register({ title: 'Quy trình mật của phòng', restricted: true }))
  inside = await life.effective(await life.register({ typeCode: 'QT-TTHC', title: 'Quy trình sẽ thôi đăng' }))
  await life.draft(await life.register({ title: 'Quy trình còn soạn' }))
}, 120_000)
afterAll(() => world.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${world.address}/bang${path}`, { headers, redirect: 'manual' })
const text = async (path: string, headers?: Record<string, string>) => await (await get(path, headers)).text()

describe('the board', () => {
  it('shows what is in force, and nothing that is restricted or in work', async () => {
    const page = await text('/sct-thu')
    expect(page).toContain(posted.document.code)
    expect(page).not.toContain(hidden.document.code)
    expect(page).not.toContain('còn soạn')
    expect(page).toContain('Sở Công Thương tỉnh Thử')
  })
  it('writes what people typed as words, never as a page', async () => {
    for (const path of ['/SCT-THU', '/SCT-THU/feed.xml', `/SCT-THU/${posted.document.code}`]) {
      const page = await text(path)
      expect(page).not.toContain('<script')
      expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;khác&#39;')
    }
  })
  it('speaks English to whoever asks', async () => {
    expect(await text('/SCT-THU', { 'accept-language': 'en' })).toContain('Notice board')
    expect(await text('/SCT-THU?lang=en')).toContain('<html lang="en"')
    expect(await text('/SCT-THU?kiosk')).toContain('http-equiv="refresh"')
  })
  it('is data and a feed too', async () => {
    const data = (await (await get('/SCT-THU.json')).json()) as { documents: { code: string; title: string }[] }
    expect(data.documents).toContainEqual(expect.objectContaining({ code: posted.document.code, title: hostile }))
    const feed = await get('/SCT-THU/feed.xml')
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(await feed.text()).toContain(`<id>urn:uuid:${posted.id}</id>`)
  })
  it('runs nothing, is kept a minute, and is not sent twice', async () => {
    const first = await get('/SCT-THU')
    expect(first.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect(first.headers.getSetCookie()).toEqual([])
    expect((await get('/SCT-THU', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304)
  })
  it('does not know another agency', async () => {
    for (const path of ['/KHONG-CO', '/KHONG-CO.json', '/KHONG-CO/feed.xml', `/SYT-KHAC/${posted.document.code}`])
      expect((await get(path)).status).toBe(404)
    expect((await fetch(`${world.address}/bang/SCT-THU`, { method: 'POST', headers: { origin: world.address } })).status).toBe(405)
  })
})

describe('a document', () => {
  it('has its own address, and its file', async () => {
    const page = await text(`/SCT-THU/${posted.document.code}`)
    const [, href] = /href="([^"]*\/files\/[^"]*)"/.exec(page)!
    const file = await fetch(`${world.address}${href}`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
  it('that is restricted or in work is not there, nor is its file', async () => {
    expect((await get(`/SCT-THU/${hidden.document.code}`)).status).toBe(404)
    expect((await get(`/SCT-THU/files/${hidden.id}/x.pdf`)).status).toBe(404)
    const draft = await life.draft()
    expect((await get(`/SCT-THU/${draft.document.code}`)).status).toBe(404)
    expect((await get(`/SCT-THU/files/${draft.id}/x.pdf`)).status).toBe(404)
    expect((await get('/SCT-THU/files/nonsense/x.pdf')).status).toBe(404)
  })
  it('that was withdrawn says since when, and gives no content', async () => {
    const tomorrow = await world.dayFrom(1)
    await life.withdraw(await life.propose(inside), tomorrow)
    await world.setDay(tomorrow)
    const page = await text(`/SCT-THU/${inside.document.code}`)
    expect(page).toContain('Đã hủy bỏ')
    expect(page).not.toContain('sẽ thôi đăng')
    expect((await get(`/SCT-THU/files/${inside.id}/x.pdf`)).status).toBe(404)
    expect(await text('/SCT-THU')).not.toContain(inside.document.code)
  })
})
