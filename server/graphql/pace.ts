import type { ApolloServerPlugin } from '@apollo/server'
import { visit } from 'graphql'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from '../agency/tries.ts'
import { inPace } from '../kernel/pace.ts'
import type { ApiContext } from './signedIn.ts'

/** How often one may ask, in a minute. */
interface Pace {
  /** Counts an operation of a person, or of a place where nobody is signed in. */
  ask: (personId: string | null, address: string) => Promise<void>
  /** Counts what a person searches. */
  search: (personId: string, times: number) => Promise<void>
}

/**
 * Counts in this copy's memory: a row written for each read would cost the read more than it saves. What guards passwords is counted in
 * the database (`agency/tries.ts`).
 */
export function openPace(operationsAMinute: number): Pace {
  const limiter = (share: number) => new RateLimiterMemory({ points: Math.ceil(operationsAMinute * share), duration: 60 })
  const ofPerson = limiter(1)
  const ofPlace = limiter(1 / 2) // an office behind one address opens its pages at eight
  const searches = limiter(1 / 10)
  return {
    async ask(personId, address) {
      await inPace(personId ? ofPerson.consume(personId) : ofPlace.consume(networkOf(address)), 'OPERATIONS')
    },
    async search(personId, times) {
      await inPace(searches.consume(personId, times), 'SEARCHES')
    },
  }
}

/** Counts the searches in a question before any of it is answered, under whatever alias and in whatever fragment they stand. */
export const searchesInTurn = ({ search }: Pace): ApolloServerPlugin<ApiContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      async didResolveOperation({ contextValue: { actor }, document }) {
        let times = 0
        visit(document, { Field: ({ name }) => void (name.value === 'search' && times++) })
        if (actor && times > 0) await search(actor.personId, times)
      },
    }),
})
