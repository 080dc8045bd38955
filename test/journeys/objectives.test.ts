import { type Browser, expect, test } from '@playwright/test'
import { type Acting, signIn } from '../support/acting.ts'
import { password, setYear } from '../support/yearly.ts'
import { dayFrom, faultsOf, moveTo, visit } from '../support/visit.ts'

// A year of objectives on screens: figures are entered on a phone, one is corrected, a miss is answered for, and the head closes the year.

test.describe.configure({ mode: 'serial' })
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})

let year: number
const people = new Map<string, Acting>()
let address = ''
const as = async (login: string) => {
  if (!people.has(login)) people.set(login, await signIn(address, login, password))
  return people.get(login)!
}
const phone = (browser: Browser, login: string) => visit(browser, login, { width: 360 })

test.beforeAll(async ({ baseURL }) => {
  address = baseURL!
  year = Number((await dayFrom(0)).slice(0, 4)) + 1 // the sample measures the years before
  await moveTo(`${year}-01-04`)
  await setYear({ as }, year, `${year}-01-04`)
  await moveTo(`${year}-12-05`)
})

test('everybody finds the policy and the objectives, and what of them is late', async ({ browser }) => {
  const staff = await visit(browser, 'canbo')
  await staff.getByRole('link', { name: 'Mục tiêu', exact: true }).click()
  await expect(staff.getByRole('heading', { name: `Mục tiêu chất lượng năm ${year}` })).toBeVisible()
  await expect(staff.getByText('Công khai - Đúng luật - Đúng hạn - Thân thiện - Hiện đại')).toBeVisible()
  const row = staff.getByRole('row', { name: /MT-01/ })
  await expect(row).toContainText('≥ 100%')
  await expect(row).toContainText('chưa có số liệu')
  await expect(row).toContainText(/quá hạn \d+ kỳ, từ tháng 1/)
  await expect(row.getByRole('link', { name: /Nhập/ })).toHaveCount(0) // it is not theirs to enter
  await staff.locator('.board__division').click()
  await staff.getByRole('option', { name: 'Phòng Quản lý Thương mại' }).click()
  await expect(staff).toHaveURL(/phong=QLTM/)
  await expect(staff.locator('.objective')).toHaveCount(2)
})

test('figures are entered on a phone, and every wrong one is told beside its field', async ({ browser }) => {
  const page = await phone(browser, 'kiemsoat')
  await page.goto(`/muc-tieu/${year}/MT-03/nhap?ky=${year}-Q1`)
  const [over, under] = [page.getByLabel('Tử số'), page.getByLabel('Mẫu số')]
  await over.fill('chín mươi')
  await over.blur()
  await expect(page.getByText('Không phải một số')).toBeVisible()
  await over.fill('1,204')
  await expect(page.getByText('Số này đọc được hai cách')).toBeVisible()
  await over.fill('1.204')
  await expect(page.getByText('đọc là')).toHaveCount(0) // as it is written
  await under.fill('0')
  await expect(page.getByText('Mẫu số phải lớn hơn 0')).toBeVisible()
  await under.fill('1200')
  await expect(page.getByText('đọc là 1.200')).toBeVisible()
  await expect(page.getByText('Tử số lớn hơn mẫu số')).toBeVisible()
  await page.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(page.getByText('Tử số lớn hơn mẫu số')).toBeVisible()
  await expect(over).toHaveValue('1.204')
  expect(await faultsOf(page)).toEqual([])

  await over.fill('1139,52')
  await expect(page.getByText('94,96%')).toBeVisible()
  await page.getByLabel('Nguyên nhân').fill('Thiếu người trực tại bộ phận một cửa')
  await page.getByLabel('Việc sẽ làm').fill('Bổ sung một người trực trước 15/4')
  await page.locator('input[type=file]').setInputFiles({ name: 'khảo sát.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('sẽ lưu cùng số liệu')).toBeVisible()
  await page.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(page.getByText('Đã ghi quý 1: 94,96%, không đạt.')).toBeVisible()
  await expect(page).toHaveURL(/ky=\d{4}-Q2/)

  await page.getByLabel('Không phát sinh').check()
  await page.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(page.getByText('Đã ghi quý 2: không phát sinh.')).toBeVisible()

  await page.getByLabel('Không có số liệu').check()
  await page.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(page.getByText('Còn thiếu lý do không có số liệu')).toBeVisible()
  await page.getByLabel('Lý do không có số liệu').fill('Phiếu khảo sát bị thất lạc')
  await page.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(page.getByText('Đã ghi quý 3: không có số liệu.')).toBeVisible()
})

test('a correction keeps the old figure beside the new one, with its reason', async ({ browser }) => {
  const page = await phone(browser, 'kiemsoat')
  await page.goto(`/muc-tieu/${year}/MT-03/nhap?ky=${year}-Q1`)
  await expect(page.getByText('Đang tính: 94,96%, không đạt')).toBeVisible()
  await expect(page.getByLabel('Tử số')).toHaveValue('1.139,52')
  await page.getByLabel('Tử số').fill('1150')
  await page.getByRole('button', { name: 'Đính chính' }).click()
  await expect(page.getByText('Lý do cần ít nhất 10 ký tự')).toBeVisible()
  await expect(page.getByLabel('Tử số')).toHaveValue('1150')
  await page.getByLabel('Lý do đính chính').fill('Cộng thêm phiếu của quầy số 2')
  await page.getByRole('button', { name: 'Đính chính' }).click()
  await expect(page.getByText('Đã ghi quý 1: 95,8%, đạt.')).toBeVisible()

  const reader = await visit(browser, 'canbo')
  await reader.goto(`/muc-tieu/${year}/MT-03`)
  const history = reader.locator('.history').first()
  await expect(history.locator('del')).toHaveText('94,96%, không đạt')
  await expect(history).toContainText('Cộng thêm phiếu của quầy số 2')
  await expect(history).toContainText('Thiếu người trực tại bộ phận một cửa')
  await expect(reader.getByRole('img', { name: /Quý|quý 1: 95,8%, đạt; quý 2: không phát sinh; quý 3: không có số liệu/ })).toBeVisible()
  await expect(reader.locator('.chart svg')).toBeVisible()
  await reader.keyboard.press('Alt+t')
  await expect(reader.locator('table.periods')).toBeFocused()
  expect(await faultsOf(reader)).toEqual([])
})

test('totals of the one-stop software are taken from a file: each line says what it becomes, what is wrong stays to be mended', async ({
  browser,
}) => {
  const page = await visit(browser, 'kiemsoat')
  await page.goto(`/muc-tieu/${year}`)
  await page.getByRole('link', { name: 'Nhập từ bảng' }).click()
  const text = page.getByRole('textbox', { name: 'Dán vào đây' })
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('Tệp này không phải tệp chữ')).toBeVisible()

  // as Excel writes it on a Vietnamese Windows: Tháng, Quá hạn with marks of their own
  const lines = ['Th\xe1ng;early;on_time;resolved;Qu\xe1 h\u1ea1n', '1;156;110;266;0', '2;125;nhi\u1ec1u;225;0', '3;175;82;257;0;7']
  const windows1258 = Buffer.from(lines.join('\r\n').replace('\u1ea1', 'a\xf2').replace('\u1ec1', '\xea\xcc'), 'latin1')
  await file.setInputFiles({ name: 'mot-cua.csv', mimeType: 'text/csv', buffer: windows1258 })
  await expect(text).toHaveValue(/^Tháng;early;on_time;resolved;Quá hạn\s/)
  await expect(page.getByText('3 dòng: ghi được 0, chưa được 3.')).toBeVisible()
  await page.locator('.columns__objective').click()
  await page.getByRole('option', { name: /^MT-01 / }).click()
  await expect(page.getByText('3 dòng: ghi được 1, chưa được 2.')).toBeVisible() // its formula names the columns
  const row = (name: RegExp) => page.getByRole('row', { name })
  await expect(row(/tháng 1/)).toContainText('266 / 266')
  await expect(row(/tháng 1/)).toContainText('100%')
  await expect(row(/nhiều/)).toContainText('"nhiều" không phải là số.')
  await expect(row(/175/)).toContainText('Nhiều ô hơn dòng tên cột.')
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Ghi 1 số liệu' }).click()
  await expect(page.getByText('Đã ghi 1 số liệu. 2 dòng chưa được còn ở dưới')).toBeVisible()
  await expect(text).toHaveValue(/nhiều/)
  await expect(text).not.toHaveValue(/156/)
  await text.fill((await text.inputValue()).replace('nhiều', '100').replace(';7', '').replace('\n3;', '\n1;'))
  await expect(row(/tháng 1/)).toContainText('Kỳ này đã có số liệu')
  await page.getByRole('button', { name: 'Ghi 1 số liệu' }).click()
  await expect(page.getByText('Đã ghi 1 số liệu. 1 dòng chưa được còn ở dưới')).toBeVisible()
  await page.goto(`/muc-tieu/${year}/MT-01`)
  await expect(page.getByRole('img', { name: /tháng 1: 100%, đạt; tháng 2: 100%, đạt/i })).toBeVisible()
})

test('the year is filled, answered for, laid before the head, and closed with a proof', async ({ browser }) => {
  await moveTo(`${year + 1}-01-10`)
  people.clear()
  const { objectives } = await (
    await as('kiemsoat')
  ).run<{
    objectives: { nodes: { code: string; measureKind: string; target: string; figures: { period: string; kind: string | null }[] }[] }
  }>('query($year: Int) { objectives(year: $year) { nodes { code measureKind target figures { period kind } } } }', { year })
  const measurements = objectives.nodes.flatMap(({ code, measureKind, target, figures }) =>
    figures
      .filter(({ kind, period }) => !kind && period !== `${year}-Q4`)
      .map(({ period }) => {
        const most = measureKind === 'AVERAGE' || measureKind === 'RATIO' ? '100' : target
        return { objective: code, period, numerator: most, denominator: measureKind === 'COUNT' ? null : '100' }
      }),
  )
  const missed = 'MT-09b'
  const [last] = measurements.filter(({ objective }) => objective === missed)
  last!.numerator = '0'
  const quarters = objectives.nodes.flatMap(({ code, figures }) =>
    figures
      .filter(({ period, kind }) => !kind && period === `${year}-Q4`)
      .map(({ period }) => ({ objective: code, period, kind: 'NOTHING_AROSE' })),
  )
  const [open, ...rest] = quarters
  await (
    await as('kiemsoat')
  ).run('mutation($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { year } }', {
    input: { measurements: [...measurements, ...rest] },
  })

  const controller = await visit(browser, 'kiemsoat')
  await controller.goto(`/muc-tieu/${year}`)
  await controller.getByRole('link', { name: 'Việc chốt năm' }).click()
  await expect(controller.getByRole('heading', { name: 'Còn thiếu (2)' })).toBeVisible()
  await expect(controller.getByRole('button', { name: /Lập bảng kết quả/ })).toBeDisabled()
  await controller.getByRole('button', { name: `Giải trình ${missed}` }).click()
  const dialog = controller.getByRole('dialog')
  await dialog.getByLabel('Nguyên nhân').fill('Không họp được vì dịch')
  await dialog.getByRole('button', { name: 'Ghi giải trình' }).click()
  await expect(dialog.getByText(/thiếu/)).toBeVisible()
  await dialog.getByLabel('Việc sẽ làm').fill('Họp xem xét trong quý I')
  await dialog.getByRole('button', { name: 'Ghi giải trình' }).click()
  await expect(dialog).toBeHidden()
  await expect(controller.getByRole('heading', { name: 'Còn thiếu (1)' })).toBeVisible()
  await controller.getByRole('link', { name: 'quý 4' }).click()
  await expect(controller).toHaveURL(new RegExp(`${open!.objective}/nhap`))
  await controller.getByLabel('Không phát sinh').check()
  await controller.getByRole('button', { name: 'Ghi số liệu' }).click()
  await expect(controller.getByText('Đã ghi quý 4: không phát sinh.')).toBeVisible()
  await controller.goto(`/muc-tieu/${year}/chot`)
  await controller.getByRole('button', { name: 'Lập bảng kết quả, trình người đứng đầu' }).click()
  await expect(controller.getByText(/lập bảng kết quả/)).toBeVisible()
  expect(await faultsOf(controller)).toEqual([])

  const head = await phone(browser, 'lanhdao')
  await head.goto('/viec')
  await head.locator('.group', { hasText: 'Chờ tôi chốt năm mục tiêu' }).getByRole('link').click()
  await head.getByRole('button', { name: `Chốt năm ${year}` }).click()
  await expect(head.getByRole('dialog').getByRole('status')).toContainText('không đổi được nữa')
  await head.getByLabel('Mật khẩu của anh/chị').fill('sai')
  await head
    .getByRole('dialog')
    .getByRole('button', { name: `Chốt năm ${year}` })
    .click()
  await expect(head.getByText('Mật khẩu không đúng')).toBeVisible()
  await head.getByLabel('Mật khẩu của anh/chị').fill(password)
  await head
    .getByRole('dialog')
    .getByRole('button', { name: `Chốt năm ${year}` })
    .click()
  await expect(head.getByText(/Đã chốt: .*Số liệu không đổi được nữa/)).toBeVisible()
  expect(await faultsOf(head)).toEqual([])

  await controller.goto(`/muc-tieu/${year}/MT-03/nhap`)
  await expect(controller.getByText(/đã (chốt|khóa)/).first()).toBeVisible()
  await expect(controller.getByRole('button', { name: /Ghi số liệu|Đính chính/ })).toHaveCount(0)
  await controller.goto(`/muc-tieu/${year}`)
  await expect(controller.getByRole('row', { name: new RegExp(missed) })).toContainText('không đạt')
  await expect(controller.getByText(/Đã chốt năm ngày/)).toBeVisible()
})

/** A PNG of one point. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
