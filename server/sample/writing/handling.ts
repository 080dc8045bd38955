import type { Block } from '../../paper/text.ts'
import { listed } from '../csv.ts'
import type { DocumentRow, Sample } from '../data.ts'
import { heading, points, type Section, table, text } from './paper.ts'

/** Hours as a handling table prints them: eight hours are one working day. */
const hoursSaid = (hours: number) => `${hours} giờ`

const daysSaid = (days: string, unit: string) => (days ? `${days} ngày${unit === 'working' ? ' làm việc' : ''}` : '–')

/** The steps every case takes, where the tables of the sample give none with hours. */
const usualSteps = [
  [
    'Tiếp nhận, kiểm tra, số hóa hồ sơ; in giấy hẹn; chuyển phòng chuyên môn',
    'Công chức Sở tại Trung tâm Phục vụ hành chính công',
    'MC.01',
  ],
  ['Phân công xử lý', 'Lãnh đạo phòng', 'MC.05'],
  ['Thẩm định hồ sơ; nếu thiếu thì yêu cầu bổ sung; dự thảo kết quả', 'Chuyên viên được phân công', 'MC.02'],
  ['Xem xét, ký nháy dự thảo kết quả', 'Lãnh đạo phòng', 'MC.05'],
  ['Phê duyệt, ký số kết quả', 'Lãnh đạo Sở', ''],
  ['Cấp số, đóng dấu, phát hành, chuyển kết quả', 'Văn thư', ''],
  ['Trả kết quả, thống kê, theo dõi', 'Công chức Sở tại Trung tâm Phục vụ hành chính công', 'MC.06'],
] as const

/** Writes a procedure for handling administrative procedures: it covers those that the register links to it. */
export function writeHandling(sample: Sample, row: DocumentRow): Section[] {
  const { agency, divisions, documents } = sample
  const division = divisions.find(({ code }) => code === row.owner_division)!.name_vi
  const covered = sample.procedures.filter((one) => one.iso_document_code === row.code)
  const grounds = [...new Set(covered.flatMap((one) => listed(one.legal_basis.replace(/\([^)]*\)/g, ''))))].map((ground) =>
    ground.replace(/^(Nghị định|Thông tư|Quyết định) (?=\d)/, '$1 số '),
  )
  const subject = row.title_vi.replace(/^Quy trình /, '')
  const formCodes = documents.filter(({ type_code }) => type_code === 'BM-N').filter(({ code }) => code !== 'MC.07')
  return [
    {
      title: 'Mục đích',
      blocks: [
        text(
          `Quy trình này quy định trình tự, trách nhiệm và thời gian của từng bước khi ${agency.name_vi} giải quyết việc ${subject}, bảo đảm đúng pháp luật, đúng thời hạn, công khai và kiểm soát được.`,
        ),
      ],
    },
    {
      title: 'Phạm vi áp dụng',
      blocks: [
        text(
          `Áp dụng đối với ${division}, các đơn vị phối hợp và công chức của Sở tại ${agency.one_stop_place_vi}; áp dụng cho ${String(covered.length).padStart(2, '0')} thủ tục hành chính nêu tại mục 5.1.`,
        ),
      ],
    },
    {
      title: 'Tài liệu viện dẫn',
      blocks: [
        points(
          `Tiêu chuẩn quốc gia ${agency.standard_edition}, điều ${listed(row.iso_clauses).sort().join(', ')};`,
          'Nghị định số 61/2018/NĐ-CP về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính;',
          'Thông tư số 01/2018/TT-VPCP hướng dẫn thi hành Nghị định số 61/2018/NĐ-CP;',
          ...grounds.map((ground, i) => `${ground}${i < grounds.length - 1 ? ';' : '.'}`),
        ),
      ],
    },
    {
      title: 'Định nghĩa, chữ viết tắt',
      blocks: [
        points(
          '**TTHC**: thủ tục hành chính.',
          '**Bộ phận Một cửa**: nơi tiếp nhận hồ sơ và trả kết quả của Sở tại Trung tâm Phục vụ hành chính công.',
          '**HTQLCL**: hệ thống quản lý chất lượng.',
        ),
      ],
    },
    { title: 'Nội dung', blocks: contentOf(sample, row, covered) },
    {
      title: 'Biểu mẫu',
      blocks: [
        text('Biểu mẫu của cơ chế một cửa theo Thông tư số 01/2018/TT-VPCP, do phần mềm một cửa in ra:'),
        table(
          ['TT:8c', 'Mã hiệu:16c', 'Tên biểu mẫu:76'],
          formCodes.map(({ code, title_vi }, i) => [`${i + 1}`, code, title_vi]),
        ),
      ],
    },
    {
      title: 'Hồ sơ cần lưu',
      blocks: [
        table(
          ['TT:8c', 'Hồ sơ:50', 'Nơi lưu:24', 'Thời hạn:18'],
          [
            ['1', 'Hồ sơ của tổ chức, cá nhân theo thành phần quy định', division, 'Theo quy định'],
            ['2', 'Kết quả giải quyết hoặc văn bản trả lời', `${division}; Văn thư`, 'Theo quy định'],
            ['3', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', 'Phần mềm một cửa', 'Theo quy định'],
          ],
        ),
        text('Hồ sơ được bàn giao cho lưu trữ cơ quan theo thời hạn bảo quản do Sở ban hành.'),
      ],
    },
  ]
}

function contentOf(sample: Sample, row: DocumentRow, covered: Sample['procedures']): Block[] {
  const { agency, steps } = sample
  const timed = steps.filter((step) => step.iso_document_code === row.code)
  const shown = covered.find(({ id }) => id === timed[0]?.procedure_id)
  const sum = timed.reduce((hours, step) => hours + Number(step.hours), 0)
  return [
    heading('5.1. Thủ tục hành chính và thời gian giải quyết'),
    table(
      ['TT:7c', 'Tên thủ tục:57', 'Mã số:16c', 'Thời gian:20c'],
      covered.map((one, i) => [`${i + 1}`, one.name_vi, one.national_code || '–', daysSaid(one.statutory_days, one.day_unit)]),
    ),
    ...(covered.some((one) => !one.statutory_days || !one.national_code)
      ? [text('Dấu “–”: chưa có số liệu trong danh mục; thực hiện theo quyết định công bố.')]
      : []),
    heading('5.2. Thành phần, số lượng hồ sơ'),
    text('Theo quyết định công bố thủ tục hành chính của Ủy ban nhân dân tỉnh; số lượng 01 bộ. Hồ sơ nộp trực tuyến dùng bản điện tử.'),
    heading('5.3. Nơi tiếp nhận và trả kết quả'),
    text(`${agency.one_stop_place_vi}, hoặc trực tuyến qua Cổng dịch vụ công.`),
    heading('5.4. Phí, lệ phí'),
    text('Theo quy định của pháp luật về phí và lệ phí đối với từng thủ tục.'),
    heading('5.5. Quy trình xử lý công việc'),
    ...(shown ? [text(`Trình tự dưới đây áp dụng cho thủ tục “${shown.name_vi}”; thủ tục khác theo cùng các bước.`)] : []),
    table(
      ['Bước:8c', 'Trình tự:34', 'Trách nhiệm:24', 'Thời gian:13c', 'Biểu mẫu, kết quả:21'],
      timed.length > 0
        ? [
            ...timed.map((step) => [
              step.step_no,
              step.step_vi,
              step.responsible_vi,
              hoursSaid(Number(step.hours)),
              [step.output_vi, step.form_code].filter(Boolean).join('; '),
            ]),
            ['', '**Tổng cộng**', '', `**${hoursSaid(sum)}**`, `${sum / 8} ngày làm việc`],
          ]
        : usualSteps.map(([what, who, form], i) => [`B${i + 1}`, what, who, '–', form]),
    ),
    text(
      timed.length > 0
        ? '8 giờ bằng 01 ngày làm việc. Thời gian bắt đầu và kết thúc mỗi bước do phần mềm ghi; không ai tự ghi giờ.'
        : 'Thời gian từng bước theo quy trình nội bộ đã phê duyệt của từng thủ tục; tổng thời gian không quá thời gian tại mục 5.1.',
    ),
  ]
}
