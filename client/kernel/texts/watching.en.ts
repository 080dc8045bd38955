import type { SameKeys } from './sameKeys.ts'
import type { watching as vi } from './watching.vi.ts'

/** Search and the audit trail. */
export const watching: SameKeys<typeof vi> = {
  search: {
    title: 'Find a document',
    words: 'Code or title',
    hint: 'With or without marks: quy trinh ruou',
    kind: 'Kind',
    allKinds: 'All kinds',
    everywhere: 'Also what is not or no longer in force',
    count: '{n} found',
    empty: 'Type a code, or a few words of the title.',
    emptyHelp: 'Marks and capitals do not matter.',
    none: 'No document found for “{text}”.',
    noneHelp: 'Try fewer words, or the code.',
    more: 'Show more',
  },
  trail: {
    title: 'Audit trail',
    which: 'Which acts',
    done: 'Done',
    refused: 'Refused',
    code: 'Code',
    who: 'Person',
    everybody: 'Everybody',
    from: 'From',
    until: 'Until, inclusive',
    details: 'Details',
    detailsOf: 'Details of line {n}',
    reason: 'Reason',
    rule: 'By the rule',
    file: 'Hash of the file',
    chain: 'Chain',
    request: 'Request',
    more: 'Show more',
    none: 'No line matches.',
    noneHelp: 'Filter by less to see more.',
    clear: 'Clear filters',
    noRefusals: 'Nothing has been refused yet.',
    noRefusalsHelp: 'Acts against the separation of duties, on other bytes, with a wrong password or by a wrong role appear here.',
  },
}
