import { registerEnumType } from 'type-graphql'

/** What people did to a revision: the column. */
export enum StoredState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  IN_APPROVAL = 'IN_APPROVAL',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  CANCELLED = 'CANCELLED',
}

/** What people see on a day: what was done, and what the calendar does. Never a column. */
export enum RevisionState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  IN_APPROVAL = 'IN_APPROVAL',
  APPROVED = 'APPROVED',
  SCHEDULED = 'SCHEDULED',
  EFFECTIVE = 'EFFECTIVE',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
  CANCELLED = 'CANCELLED',
}
registerEnumType(RevisionState, {
  name: 'RevisionState',
  description: "Trạng thái của hôm nay: việc người làm cộng với lịch. What people did, seen on the agency's day.",
  valuesConfig: {
    DRAFT: { description: 'Đang soạn thảo' },
    IN_REVIEW: { description: 'Đang soát xét' },
    IN_APPROVAL: { description: 'Chờ phê duyệt' },
    APPROVED: { description: 'Đã phê duyệt, chờ ban hành' },
    SCHEDULED: { description: 'Đã ban hành, chờ hiệu lực' },
    EFFECTIVE: { description: 'Có hiệu lực' },
    SUPERSEDED: { description: 'Đã được thay thế' },
    WITHDRAWN: { description: 'Đã hủy bỏ' },
    CANCELLED: { description: 'Đã dừng soạn thảo' },
  },
})

/** May I use it? */
export enum DocumentStatus {
  NEVER_EFFECTIVE = 'NEVER_EFFECTIVE',
  IN_FORCE = 'IN_FORCE',
  IN_FORCE_BEING_REVISED = 'IN_FORCE_BEING_REVISED',
  /** Was in force, and nothing is any more. */
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(DocumentStatus, { name: 'DocumentStatus', description: 'Câu trả lời cho người đọc: dùng được không? May I use it?' })
