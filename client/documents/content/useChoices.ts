import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQuery } from '../../kernel/api.ts'
import { OwnersOfObjectivesDocument, type SheetWordsFragment } from '../../kernel/api/graphql.ts'
import { viewer } from '../../kernel/session.ts'
import type { Choices } from './sheetColumns.ts'

type Choice = Choices['ownerId'][number]

/** What was chosen before and is not there any more stays choosable where it stands: nothing is lost by saving. */
const withKept = (choices: Choice[], kept: (Choice | null | undefined)[]) => [
  ...choices,
  ...kept.filter((one, i): one is Choice => !!one && [...choices, ...kept.slice(0, i)].every((other) => other?.value !== one.value)),
]

/** What may be chosen in the cells of a sheet. */
export function useChoices(sheet: () => SheetWordsFragment | null | undefined, commitments: () => { identity: string; text: string }[]) {
  const { t } = useI18n()
  const owners = useQuery(OwnersOfObjectivesDocument, () => ({}))
  const named = (value: string, title: string, names: string) => ({ value, title, names: names.split('|') })
  return computed((): Choices => {
    const kept = sheet()?.objectives ?? []
    const divisions = (viewer.value?.agency.divisions ?? []).filter((one) => !one.closedOn)
    return {
      measureKind: [
        named('RATIO', t('sheet.RATIO'), 'tỷ lệ|ratio|rate'),
        named('COUNT', t('sheet.COUNT'), 'số lượng|đếm|count'),
        named('AVERAGE', t('sheet.AVERAGE'), 'bình quân|trung bình|average'),
      ],
      direction: [
        named('AT_LEAST', t('sheet.AT_LEAST'), '>=|≥|>|tối thiểu|ít nhất|không thấp hơn|at least'),
        named('AT_MOST', t('sheet.AT_MOST'), '<=|≤|<|tối đa|không quá|không hơn|at most'),
      ],
      frequency: [
        named('MONTH', t('sheet.MONTH'), 'tháng|hằng tháng|hàng tháng|month|monthly'),
        named('QUARTER', t('sheet.QUARTER'), 'quý|hằng quý|hàng quý|quarter|quarterly'),
        named('YEAR', t('sheet.YEAR'), 'năm|hằng năm|hàng năm|cả năm|year|yearly'),
      ],
      divisionId: withKept(
        [
          { value: null, title: t('sheet.wholeAgency'), names: ['toàn cơ quan', 'cơ quan', 'the agency', 'agency'] },
          ...divisions.map(({ id, code, abbreviation, name }) => ({ value: id, title: abbreviation, names: [code, name] })),
        ],
        kept.map(({ division }) => division && { value: division.id, title: division.abbreviation }),
      ),
      ownerId: withKept(
        [
          { value: null, title: t('sheet.nobody') },
          ...(owners.data.value?.people ?? []).map(({ id, name }) => ({ value: id, title: name })),
        ],
        kept.map(({ owner }) => owner && { value: owner.id, title: owner.name }),
      ),
      commitment: withKept(
        [
          { value: null, title: t('sheet.noCommitment') },
          ...commitments().map(({ identity, text }, i) => ({ value: identity, title: `${i + 1}. ${text}`, names: [String(i + 1), text] })),
        ],
        kept.map(({ commitment }) => (commitment ? { value: commitment, title: t('sheet.formerCommitment') } : null)),
      ),
    }
  })
}
