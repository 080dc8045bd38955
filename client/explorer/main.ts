import { GraphiQL } from 'graphiql'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import 'graphiql/graphiql.css'
import './look.css'

// GraphiQL, from our own build: whoever signed in asks as themselves. It is a page of developers; an installation offers it only where it is told to.

Object.assign(globalThis, { __webpack_nonce__: document.querySelector('meta[name=style-nonce]')?.getAttribute('content') }) // read by its menus

const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }

/** Asks our own API. */
const fetcher = async (asked: object) =>
  (await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(asked) })).json() as object

/** What was asked stays on this page: nothing of it lies in the browser afterwards. */
const forgetful = { getItem: () => null, setItem: () => {}, removeItem: () => {}, clear: () => {}, length: 0 }

const first = `# Hỏi thử. Ask something: Ctrl+Enter.
{
  viewer {
    person { name position }
    agency { code name today }
  }
}
`

const page = createElement(GraphiQL, { fetcher, storage: forgetful, defaultQuery: first, forcedTheme: 'light' })
createRoot(document.getElementById('explorer')!).render(page)
