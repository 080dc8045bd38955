import { Frequency, MeasurementKind } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import type { SheetRow } from '../documents/content/rows.ts'
import { dueDay, endOf, periodsOf } from '../objectives/periods.ts'
import type { Sample } from './data.ts'

/** What is said of a period in the sample. */
export interface SampleFigure {
  code: string
  period: string
  kind: MeasurementKind
  numerator?: string | number
  denominator?: string | number
  comment?: string
  cause?: string
  action?: string
}

type Said = Omit<SampleFigure, 'code' | 'period'>

const measured = (numerator: number, denominator?: number, more: Partial<Said> = {}): Said => ({
  kind: MeasurementKind.MEASURED,
  numerator,
  ...(denominator !== undefined && { denominator }),
  ...more,
})
const nothingArose: Said = { kind: MeasurementKind.NOTHING_AROSE, denominator: 0 }
const noData = (comment: string): Said => ({ kind: MeasurementKind.NO_DATA, comment })

/** Totals of the one-stop software: of a month, or of the months of a quarter; null where the table ends. */
function totalsOf({ totals }: Sample, period: string) {
  const [, quarter] = /-Q(\d)$/.exec(period) ?? []
  const months = quarter ? [1, 2, 3].map((n) => (Number(quarter) - 1) * 3 + n) : [Number(period.slice(5))]
  const rows = totals.filter(({ month }) => months.includes(Number(month.slice(5))))
  if (rows.length === 0) return null
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    whole: rows.length === months.length,
    received: sum(({ received }) => Number(received)),
    online: sum(({ online }) => Number(online)),
    resolved: sum(({ resolved }) => Number(resolved)),
    inTime: sum(({ early, on_time }) => Number(early) + Number(on_time)),
    replies: sum(({ survey_replies }) => Number(survey_replies)),
    satisfied: sum(({ survey_result }) =>
      [...survey_result.matchAll(/(?:^|;)(?:very_)?satisfied=(\d+)/g)].reduce((all, [, count]) => all + Number(count), 0),
    ),
  }
}

/** What the tables themselves say of a period; null where they say nothing. */
function saidByTables(sample: Sample, code: string, period: string): Said | null {
  const totals = totalsOf(sample, period)
  const partly = totals && !totals.whole ? { comment: 'Bảng số liệu dừng ở tháng 10' } : {}
  switch (code) {
    case 'MT-01':
      return totals && measured(totals.inTime, totals.resolved, partly)
    case 'MT-03':
      return totals && measured(totals.satisfied, totals.replies, partly)
    case 'MT-07':
      return totals && measured(totals.online, totals.received, partly)
    case 'MT-04':
      return nothingArose
    case 'MT-06': {
      const inScope = sample.procedures.filter((one) => one.period === '2021')
      return measured(inScope.filter(({ iso_document_code }) => iso_document_code).length, inScope.length)
    }
    case 'MT-14':
      return measured(0)
    default:
      return null
  }
}

/** The figures of the sample year: what the tables hold, and of every other period that they hold nothing. */
export const figuresOfSampleYear = (sample: Sample, { year, objectives }: SheetRow): SampleFigure[] =>
  objectives.flatMap(({ code, frequency }) =>
    periodsOf(frequency, year).map((period) => ({
      code,
      period,
      ...(saidByTables(sample, code, period) ?? noData('Dữ liệu mẫu không có số liệu của kỳ này')),
    })),
  )

const inAnswerTo = (cause: string, action: string) => ({ cause, action })

/** What is invented for the running year, by objective: the same in each period, or one for each. README says how. */
function invented(sample: Sample, code: string, period: string): Said | null {
  const quarter = Number(/-Q(\d)$/.exec(period)?.[1] ?? 1)
  const month = Number(period.slice(5)) || 1
  const people = sample.personas.length
  const totals = totalsOf(sample, period)
  switch (code) {
    case 'MT-05': {
      const { numerator, denominator } = saidByTables(sample, 'MT-06', period)!
      return measured(Number(numerator), Number(denominator))
    }
    case 'MT-08':
      return measured(0, sample.documents.length, {
        comment: 'Tài liệu nhập từ bộ hiện có, chưa có phê duyệt trên phần mềm',
        ...inAnswerTo('Bộ tài liệu được nhập khi bắt đầu dùng phần mềm', 'Mỗi tài liệu phê duyệt trên phần mềm ở lần ban hành kế tiếp'),
      })
    case 'MT-12':
      return quarter === 1
        ? measured(people - 1, people, inAnswerTo('Một người nghỉ phép cả quý', 'Nhắc xác nhận khi đi làm lại'))
        : measured(people, people)
    case 'MT-10':
    case 'MT-11':
      return noData('Sổ theo dõi chưa đưa lên phần mềm')
    case 'MT-15':
      return measured(200 + quarter, 200 + quarter)
    case 'MT-QLTM-01':
      return totals && measured(Math.floor(totals.resolved / 2), Math.floor(totals.resolved / 2))
    case 'MT-QLTM-02':
      return (
        totals &&
        measured(
          Math.floor(totals.online / 2),
          Math.floor(totals.received / 2),
          inAnswerTo('Doanh nghiệp nhỏ còn nộp trực tiếp', 'Đặt máy và người hướng dẫn tại quầy'),
        )
      )
    case 'MT-QLNL-01':
      return month % 4 === 0 ? nothingArose : totals && measured(Math.floor(totals.resolved / 10), Math.floor(totals.resolved / 10))
    case 'MT-KTAT-01':
      return measured(98, 10)
    case 'MT-QLCN-01':
      return measured(12, 12)
    case 'MT-VP-01':
      return measured(30, 30)
    default:
      return null
  }
}

const untilOctober = (period: string) => period.replace(/-(11|12)$/, (_all, month: string) => `-0${Number(month) - 10}`)

/**
 * The figures of the running year so far. Totals are those of the same month of the sample year, of November and December those of
 * January and February. The newest month of MT-07 that is due is not entered: it is late. Its newest miss before has no answer.
 */
export function figuresOfRunningYear(sample: Sample, { year, objectives }: SheetRow, today: Day): SampleFigure[] {
  return objectives.flatMap(({ code, frequency, dueDays }) => {
    const over = periodsOf(frequency, year).filter((period) => endOf(period) <= today)
    const late = code === 'MT-07' ? over.findLast((period) => dueDay(period, dueDays) < today) : undefined
    const figures = over
      .filter((period) => late === undefined || period < late)
      .flatMap((period): SampleFigure[] => {
        const like = frequency === Frequency.MONTH ? untilOctober(period) : period
        const said = frequency === Frequency.YEAR ? null : (saidByTables(sample, code, like) ?? invented(sample, code, like))
        return said ? [{ code, period, ...said }] : []
      })
    return code === 'MT-07' ? answeredButTheNewest(figures) : figures
  })
}

/** Of the months in which fewer than half came online, all but the newest say why. */
function answeredButTheNewest(figures: SampleFigure[]): SampleFigure[] {
  const missed = figures.filter(({ numerator, denominator }) => Number(numerator) * 2 < Number(denominator)).slice(0, -1)
  const answer = inAnswerTo('Cổng dịch vụ công bảo trì nhiều ngày', 'Hướng dẫn nộp lại trực tuyến tại quầy')
  return figures.map((figure) => (missed.includes(figure) ? { ...figure, ...answer } : figure))
}
