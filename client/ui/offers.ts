/** Whether an act may be done now; refused, it comes with the sentence that says why. */
export interface Offer {
  refused?: string | null
  sentence?: string | null
}

/** Refused by state or role: not this person's act, or not now. There is nothing to show. */
const absent = new Set(['WRONG_STATE', 'NOT_ALLOWED', 'NOT_YOUR_TASK', 'NOT_APPROVER'])

/** Whether the act is not to be shown at all. */
export const isHidden = (offer: Offer | undefined): boolean => !offer || (offer.refused ? absent.has(offer.refused) : false)
