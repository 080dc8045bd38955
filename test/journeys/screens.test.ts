import { mkdirSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Followed } from '../support/life.ts'
import { type Acting, signIn } from '../support/acting.ts'
import { lifeInSample, samplePassword } from '../support/sample.ts'
import { faultsOf, foreignRequests, type Manner, visit } from '../support/visit.ts'

// Every screen in both languages, on a phone and on a desk, light and dark: nothing serious for those who cannot see, nothing too wide.

type Life = Awaited<ReturnType<typeof lifeInSample>>
let draft: Followed
let inReview: Followed
let inApproval: Followed
let approved: Followed
let ending: Followed
let policy: Followed
let sheet: Followed
let changed: Followed

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

test.beforeAll(async ({ baseURL }) => {
  const life: Life = await lifeInSample(baseURL!)
  const { document } = await life
    .as('ada')
    .run<{ document: { effectiveRevision: Followed } }>('{ document(code: "QT-LTHH-01") { effectiveRevision { files { url role } } } }')
  const paper = document.effectiveRevision.files.find(({ role }) => role === 'CONTENT')!
  const bytes = Buffer.from(await (await life.as('ada').fetch(paper.url)).arrayBuffer())
  const begun = async () => {
    const started = await life.start(await life.register({ title: 'Quy trình cấp giấy phép bán buôn rượu' }))
    return await life.explain(await life.attach(started, 'ada', bytes))
  }
  draft = await begun()
  inReview = await life.submit(await begun())
  await life.as('hung').run('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: {
      revisionId: inReview.id,
      sha256: inReview.sha256,
      body: 'Sửa thời hạn',
      mustSettle: true,
      anchor: { page: 1, x: 0.4, y: 0.3 },
    },
  })
  inApproval = await life.reviewed(await life.register({ title: 'Quy trình cấp giấy phép bán lẻ thuốc lá' }))
  ending = await life.effective(await life.register({ title: 'Quy trình cấp giấy phép bán rượu tại chỗ' }))
  await life.propose(ending, 'cleo', { successorCode: 'QT-LTHH-01', basis: 'Quyết định 12/QĐ-UBND' })
  approved = await life.approved(await life.register({ title: 'Quy trình cấp giấy phép sản xuất rượu thủ công' }))
  await writeYearly(life, await signIn(baseURL!, 'daidien', samplePassword))
})

/** A policy and a sheet in their drafts, and a sheet of divisions that waits for the head with what it changes. */
async function writeYearly(life: Life, representative: Acting) {
  const next = async (code: string) => {
    const { document } = await life
      .as('cleo')
      .run<{ document: { id: string; lock: number } }>('query($code: String!) { document(code: $code) { id lock } }', { code })
    return await life.start(document, 'cleo', { changeReason: 'NEW_YEAR' })
  }
  const statement = {
    title: 'Chính sách chất lượng',
    titleEn: 'Quality policy',
    commitments: [{ text: 'Đúng luật' }, { text: 'Đúng hạn' }],
  }
  const words = await life.start(await life.register({ typeCode: 'CSCL', code: 'CSCL-MH', title: 'Chính sách' }, 'cleo'), 'cleo')
  policy = await life.explain(words, 'cleo', { statement })
  sheet = await next('MTCL')
  const objective = { title: 'Hồ sơ đúng hạn', measure: 'Tỷ lệ', unit: '%', direction: 'AT_LEAST', target: '99', frequency: 'MONTH' }
  const objectives = ['MT-QLTM-01', 'MT-MH-01'].map((code) => ({ ...objective, code }))
  const sent = await life.submit(await life.explain(await next('MTCL-P'), 'cleo', { objectives: { year: 2027, objectives } }), 'cleo')
  const { id: revisionId, sha256, sealSha256 } = sent
  await representative.run('mutation($input: RecordReviewInput!) { recordReview(input: $input) { id } }', {
    input: { revisionId, verdict: 'AGREE', sha256, sealSha256 },
  })
  changed = await life.vote(sent, 'cleo')
}

/** Each screen: who opens it, where, and what shows that it is there. */
const screens: { name: string; login: string; path: () => string; there: string }[] = [
  { name: 'library', login: 'canbo', path: () => '/', there: '.row' },
  { name: 'list', login: 'kiemsoat', path: () => '/', there: '.row, tbody tr' },
  { name: 'search', login: 'canbo', path: () => '/tim?q=giay phep ruou', there: '.hit' },
  { name: 'document', login: 'kiemsoat', path: () => `/d/${inReview.document.code}`, there: '.node' },
  { name: 'posting', login: 'kiemsoat', path: () => '/d/CSCL?part=posting', there: '.poster__size' },
  { name: 'reader', login: 'canbo', path: () => '/d/QT.ISO.01/lan/02', there: 'canvas' },
  { name: 'objectives', login: 'canbo', path: () => '/muc-tieu', there: '.objective' },
  { name: 'objective', login: 'kiemsoat', path: () => '/muc-tieu/2021/MT-07', there: '.chart svg' },
  { name: 'figure', login: 'kiemsoat', path: () => '/muc-tieu/2021/MT-03/nhap', there: '.figure-form' },
  { name: 'import', login: 'kiemsoat', path: () => '/muc-tieu/2021/nhap', there: '.import__text' },
  { name: 'close', login: 'kiemsoat', path: () => '/muc-tieu/2021/chot', there: '.results' },
  { name: 'trail', login: 'kiemsoat', path: () => '/nhat-ky', there: '.entry' },
  { name: 'roles', login: 'quantri', path: () => '/quan-tri/vai-tro', there: '.person' },
  { name: 'inbox', login: 'lanhdao', path: () => '/viec', there: '.task' },
  { name: 'new', login: 'soanthao', path: () => '/tai-lieu/moi', there: 'form' },
  { name: 'revise', login: 'kiemsoat', path: () => '/d/QT.ISO.02/soan', there: 'form' },
  { name: 'draft', login: 'soanthao', path: () => `/r/${draft.id}/soan`, there: '.drop' },
  { name: 'policy', login: 'kiemsoat', path: () => `/r/${policy.id}/soan`, there: '.paper' },
  { name: 'sheet', login: 'kiemsoat', path: () => `/r/${sheet.id}/soan`, there: '.sheet-form [data-key]' },
  { name: 'changes', login: 'lanhdao', path: () => `/r/${changed.id}/phe-duyet`, there: '.changes li' },
  { name: 'review', login: 'truongphong', path: () => `/r/${inReview.id}/soat-xet`, there: 'canvas' },
  { name: 'approve', login: 'lanhdao', path: () => `/r/${inApproval.id}/phe-duyet`, there: '.n-facts' },
  { name: 'withdraw', login: 'lanhdao', path: () => `/r/${ending.id}/huy-bo`, there: '.n-facts' },
  { name: 'publish', login: 'kiemsoat', path: () => `/r/${approved.id}/ban-hanh`, there: '.publish' },
]

/** How far the page reaches beyond its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Every pair of width, language and theme, not every triple. */
const manners: Required<Manner>[] = [
  { width: 1280, language: 'vi', theme: 'light' },
  { width: 1280, language: 'en', theme: 'dark' },
  { width: 360, language: 'vi', theme: 'dark' },
  { width: 360, language: 'en', theme: 'light' },
]
for (const manner of manners) {
  test(`${manner.width} px, ${manner.language}, ${manner.theme}: every screen is clean`, async ({ browser }) => {
    test.setTimeout(240_000)
    const people = new Map<string, Page>()
    const faults: string[] = []
    for (const { name, login, path, there } of screens) {
      const page = people.get(login) ?? (await visit(browser, login, manner))
      people.set(login, page)
      await page.goto(path())
      await page.locator(there).first().waitFor()
      await page.waitForTimeout(200) // colours fade in 120 ms
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`))
      const wide = await overflow(page)
      if (wide > 0) faults.push(`${name} is ${wide} px too wide`)
    }
    const out = await browser.newContext({ viewport: { width: manner.width, height: 740 } })
    const page = await out.newPage()
    await page.goto('/dang-nhap')
    await page.locator('form.sign-in').waitFor()
    faults.push(...(await faultsOf(page)).map((fault) => `sign-in: ${fault}`))
    expect(faults).toEqual([])
  })
}

/** `PICTURES=true npm run journeys` takes the pictures of the README anew. */
const pictures = async ({ browser }: { browser: Browser }) => {
  mkdirSync('test/pictures', { recursive: true })
  const shoot = async (login: string, path: string, there: string, name: string, width: number) => {
    const page = await visit(browser, login, { width })
    await page.goto(path)
    await page.locator(there).first().waitFor()
    await page.waitForTimeout(1000)
    await page.screenshot({ path: `test/pictures/${name}-${width}.png` })
  }
  await shoot('canbo', '/', '.row', 'library', 1280)
  await shoot('truongphong', `/r/${inReview.id}/soat-xet`, 'canvas', 'review', 1280)
  await shoot('kiemsoat', '/muc-tieu', '.objective', 'objectives', 1280)
  await shoot('lanhdao', `/r/${inApproval.id}/phe-duyet`, '.n-facts', 'approve', 360)
}
if (process.env.PICTURES) test('the pictures of the README', pictures)

test('no request ever leaves for another host', () => {
  expect(foreignRequests()).toEqual([])
})
