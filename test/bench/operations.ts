// What is asked of Niêm. The library, the inbox, the search and the whole page are the client's own operations, in one line each.

export const libraryQuery = `query Library($filter: DocumentFilter, $first: Int, $after: String) {
  documents(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id code title status division { id abbreviation name } effectiveRevision { id label effectiveOn } openRevision { id label state }
      scheduledRevision { id label effectiveOn } } } }`

export const pageQuery = `query Page($code: String!) {
  document(code: $code) { id code title kind status type { id name } division { id name }
    revisions(first: 50) { nodes { id label state origin effectiveOn endsOn changeSummary author { id name }
      approvals { id decision position sha256 approver { id name } } files { id role fileName byteSize pageCount mediaType sha256 } } } } }`

export const wholePageQuery = `query DocumentPage($code: String!) {
  document(code: $code) { id code title kind aliases status createdAt type { id name reviewMonths approver } division { id name } parent { id code title }
    forms { id code title effectiveRevision { id label } } effectiveRevision { id } openRevision { id label state } actions { action refused sentence }
    revisions(first: 50) { nodes { id lock state actions { action refused sentence missing { code field count subjectIds sentence } }
      serial label origin effectiveOn endsOn changeSummary contentVisible sha256 author { id name }
      steps { kind state label since until dueOn overdue holders { id name } } reviewRounds { id number }
      approvals { id decision at position approver { id name } } files { id role fileName byteSize pageCount mediaType warnings url } issue { number issuedOn } } } } }`

export const inboxQuery = `query Inbox {
  myTasks(first: 50) { totalCount nodes { id kind dueOn overdue waitingDays document { id code } revision { id label title author { id name } } } } }`

/** A year of objectives: plain, as raw answers it, and as the page of the client asks. */
export const boardQuery = `query Board($year: Int) {
  objectives(year: $year) { year years nodes { id code title target unit direction frequency division { id abbreviation } owner { id name } yearValue
    figures { period kind numerator denominator } } } }`

export const wholeBoardQuery = `query ObjectivesOfYear($year: Int) {
  objectives(year: $year) { year years close { sheetId closedAt closedBy { id name } }
    nodes { id identity code year title titleEn measure measureKind unit direction target frequency documentCode division { id code name } owner { id name }
      track outcome yearShown missingPeriods figures { period kind unanswered } actions { action refused sentence } } } }`

export const searchQuery = `query Search($text: String!, $effectiveOnly: Boolean!) {
  search(text: $text, effectiveOnly: $effectiveOnly, first: 20) { totalCount pageInfo { hasNextPage endCursor }
    nodes { snippet document { id code kind division { id abbreviation name } openRevision { id state } } revision { id label state effectiveOn } } } }`

// The acts of the write cycle ask what the next one needs.
const act = (name: string) =>
  `mutation Act($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { id lock ${name === 'createDocument' ? 'code' : 'state sha256 sealSha256'} } }`
export const createAct = act('createDocument')
export const startAct = act('startRevision')
export const attachAct = act('attachFile')
export const submitAct = act('submitRevision')
export const approveAct = act('approveRevision')
export const publishAct = act('publishRevision')
