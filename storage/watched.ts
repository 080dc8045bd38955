import { type FailureCode, StorageFailure } from './failure.ts'
import type { FileStore } from './FileStore.ts'

/** A store that knows whether it answers. */
export interface WatchedStore extends FileStore {
  /** What is known; where that is old, the store is asked meanwhile, and the next one hears. */
  answers: () => boolean
}

const away: FailureCode[] = ['NO_ANSWER', 'NOT_LET_IN']
const nothing = { agencyId: '00000000-0000-0000-0000-000000000000', sha256: '0'.repeat(64) }

/** Watches a store at work: every use tells whether it answers, and a change is told once. */
export function watched(store: FileStore, tell: (answers: boolean, failure?: StorageFailure) => void, seconds = 10): WatchedStore {
  let answering = true
  let knownAt = performance.now()

  function learn(answers: boolean, failure?: StorageFailure) {
    knownAt = performance.now()
    if (answers !== answering) tell(answers, failure)
    answering = answers
  }
  async function using<Result>(used: Promise<Result>): Promise<Result> {
    try {
      const result = await used
      learn(true)
      return result
    } catch (error) {
      if (error instanceof StorageFailure && away.includes(error.code)) learn(false, error)
      throw error
    }
  }
  return {
    put: (...asked) => using(store.put(...asked)),
    get: (...asked) => using(store.get(...asked)),
    has: (key) => using(store.has(key)),
    remove: (key) => using(store.remove(key)),
    list: () => store.list(),
    answers() {
      if (performance.now() - knownAt > seconds * 1000) {
        knownAt = performance.now() // one question, however many ask
        using(store.has(nothing)).catch(() => {})
      }
      return answering
    },
  }
}
