import { Direction, MeasurementKind, Outcome } from '../../schema/index.ts'
import { labelOf } from '../documents/labels.ts'
import type { Language } from '../kernel/context.ts'
import { outcomeOf, shownValue, Track, trackOf, yearValueOf } from '../objectives/figures.ts'
import { yearIsOver } from '../objectives/periods.ts'
import type { Board, MeasuredObjective } from '../objectives/rows.ts'
import { type Html, html } from './html.ts'
import type { PublicAgency, PublicBoard, PublicDocument, PublicPage } from './queries.ts'
import { printedDay, wordsOf } from './words.ts'

/** Where a page stands, and for whom it is written. */
export interface Reading {
  language: Language
  /** A screen in a lobby: large, and renewed by itself. */
  kiosk: boolean
}

const seconds = 300

const posterSizes = ['A4', 'A3', 'A2']

const label = (one: { edition: number; amendment: number }) => labelOf(one)

/** The place of an agency's board. */
export const placeOf = ({ code }: PublicAgency) => `/bang/${encodeURIComponent(code)}`

function page(agency: PublicAgency, title: string, { language, kiosk }: Reading, body: Html): string {
  const words = wordsOf(language)
  const place = placeOf(agency)
  return html`<!doctype html>
    <html lang="${language}" class="${kiosk ? 'kiosk' : ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${kiosk && html`<meta http-equiv="refresh" content="${seconds}" />`}
        <title>${title} · ${agency.name}</title>
        <link rel="stylesheet" href="/bang/look.css" />
        <link rel="alternate" type="application/atom+xml" title="${words.feed}" href="${place}/feed.xml" />
      </head>
      <body>
        <header>
          <p>${agency.superior}</p>
          <p><a href="${place}">${agency.name}</a></p>
        </header>
        <main>${body}</main>
        <footer>
          <p>${words.asOf(printedDay(agency.today))}</p>
          ${
            !kiosk &&
            html`<p>
              <a href="${place}/feed.xml">${words.feed}</a> · <a href="${place}.json">${words.json}</a> ·
              <a href="?lang=${language === 'en' ? 'vi' : 'en'}" hreflang="${language === 'en' ? 'vi' : 'en'}">${words.other}</a>
            </p>`
          }
        </footer>
      </body>
    </html>`.text
}

/** Writes the board of an agency: policy, objectives, documents in force. */
export function boardPage({ agency, policy, documents }: PublicBoard, objectives: Board, reading: Reading): string {
  const words = wordsOf(reading.language)
  const english = reading.language === 'en'
  const body = html`
    <h1>${words.board}</h1>
    ${
      policy &&
      html`<section class="policy" aria-labelledby="policy">
        <h2 id="policy">${(english && policy.titleEn) || policy.title}</h2>
        ${policy.motto && html`<p class="motto">${(english && policy.mottoEn) || policy.motto}</p>`}
        <ol>
          ${policy.commitments.map((one) => html`<li>${(english && one.textEn) || one.text}</li>`)}
        </ol>
        ${policy.closing && html`<p>${(english && policy.closingEn) || policy.closing}</p>`}
        <p class="small">
          <a href="${placeOf(agency)}/${encodeURIComponent(policy.code)}">${words.edition(label(policy), printedDay(policy.since))}</a>
        </p>
        ${
          !reading.kiosk &&
          html`<p class="small posters">
            ${words.poster}: ${posterSizes.map((size) => html`<a href="${placeOf(agency)}/poster.pdf?size=${size}">${size}</a> `)}
          </p>`
        }
      </section>`
    }
    ${objectives.nodes.length > 0 && objectivesPart(objectives, reading, agency.today)}
    ${!reading.kiosk && documents.length > 0 && documentsPart(agency, documents, reading)}
    ${!policy && documents.length === 0 && html`<p>${words.none}</p>`}
  `
  return page(agency, words.board, reading, body)
}

function objectivesPart({ year, nodes }: Board, { language }: Reading, today: string): Html {
  const words = wordsOf(language)
  return html`<section aria-labelledby="objectives">
    <h2 id="objectives">${words.objectives(year)}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.objective}</th>
          <th scope="col">${words.target}</th>
          <th scope="col">${words.result}</th>
          <th scope="col">${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${nodes.map(
          (one) =>
            html`<tr>
              <th scope="row">${(language === 'en' && one.titleEn) || one.title}</th>
              <td data-label="${words.target}">${targetInWords(one, language)}</td>
              <td data-label="${words.result}">${valueInWords(one, language) ?? '–'}</td>
              <td data-label="${words.state}">${shapeOf(stateOf(one, today))} ${words.states[stateOf(one, today)]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function documentsPart(agency: PublicAgency, documents: PublicDocument[], { language }: Reading): Html {
  const words = wordsOf(language)
  return html`<section aria-labelledby="documents">
    <h2 id="documents">${words.documents}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.code}</th>
          <th scope="col">${words.name}</th>
          <th scope="col">${words.since}</th>
        </tr>
      </thead>
      <tbody>
        ${documents.map(
          (one) =>
            html`<tr>
              <td class="code" data-label="${words.code}"><a href="${placeOf(agency)}/${encodeURIComponent(one.code)}">${one.code}</a></td>
              <th scope="row">${one.title}</th>
              <td data-label="${words.since}">${printedDay(one.since)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

/** Writes the page of one document: what is in force, or since when nothing is. */
export function documentPage({ agency, code, current, endedOn, withdrawn }: PublicPage, reading: Reading): string {
  const words = wordsOf(reading.language)
  const gone = endedOn && (withdrawn ? words.withdrawn(printedDay(endedOn)) : words.ended(printedDay(endedOn)))
  const body = html`<h1>${code}</h1>
    ${
      current
        ? html`<p class="title">${current.title}</p>
            <p>${words.edition(label(current), printedDay(current.since))}</p>
            ${
              current.fileName &&
              html`<p>
                <a class="act" href="${placeOf(agency)}/files/${current.revisionId}/${encodeURIComponent(current.fileName)}"
                  >${words.read}</a
                >
              </p>`
            }`
        : html`<p>${gone ?? words.none}</p>`
    }
    <p><a href="${placeOf(agency)}">${words.back}</a></p>`
  return page(agency, code, reading, body)
}

const written = (decimal: string, language: Language) => (language === 'en' ? decimal : decimal.replace('.', ','))
const withUnit = (decimal: string, unit: string, language: Language) => `${written(decimal, language)}${unit === '%' ? '%' : ` ${unit}`}`

function targetInWords({ direction, target, unit }: MeasuredObjective, language: Language): string {
  return `${direction === Direction.AT_LEAST ? '≥' : '≤'} ${withUnit(target, unit, language)}`
}

/** The value of the year so far. */
function valueInWords(one: MeasuredObjective, language: Language): string | null {
  const value = yearValueOf(one, one.figures)
  return value && withUnit(shownValue(one, value), one.unit, language)
}

/** A shape for each state, drawn: not every screen in a lobby has a letter for it. */
const shapes: Record<ReturnType<typeof stateOf>, string> = {
  MET: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  ON_TRACK: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  NOT_MET: 'M8 2l7 12H1z',
  OFF_TRACK: 'M8 2l7 12H1z',
  AT_RISK: 'M8 1l7 7-7 7-7-7z',
  NOTHING_AROSE: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  NOT_STARTED: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  NO_DATA: 'M2 7h12v2H2z',
}
const shapeOf = (state: keyof typeof shapes) =>
  html`<svg viewBox="0 0 16 16" width="14" height="14" fill="currentColor" fill-rule="evenodd" aria-hidden="true">
    <path d="${shapes[state]}" />
  </svg>`

/** How it ended, or how it stands. */
const stateOf = (one: MeasuredObjective, today: string) =>
  one.closedOutcome ?? (yearIsOver(one.year, today) ? outcomeOf(one, one.figures) : runningState(one, today))

/** While the year runs: that nothing arose so far is another thing than that nobody said anything. */
function runningState(one: MeasuredObjective, today: string) {
  const track = trackOf(one, one.figures, today)
  const kinds = new Set(one.figures.map(({ kind }) => kind))
  if (track !== Track.NOT_STARTED || kinds.size === 0) return track
  return kinds.has(MeasurementKind.NOTHING_AROSE) ? Outcome.NOTHING_AROSE : Outcome.NO_DATA
}

/** The board as data, for portals. */
export const boardData = ({ agency, policy, documents }: PublicBoard, objectives: Board) => ({
  agency: { code: agency.code, name: agency.name },
  asOf: agency.today,
  policy: policy && {
    ...{
      code: policy.code,
      edition: label(policy),
      effectiveOn: policy.since,
      title: policy.title,
      motto: policy.motto,
      closing: policy.closing,
    },
    commitments: policy.commitments.map(({ text, textEn }) => ({ text, textEn })),
  },
  objectives: objectives.nodes.map((one) => {
    const value = yearValueOf(one, one.figures)
    const { code, year, title, unit, direction, target } = one
    return { code, year, title, unit, direction, target, value: value && shownValue(one, value), state: stateOf(one, agency.today) }
  }),
  documents: documents.map((one) => ({
    ...{ code: one.code, title: one.title, kind: one.kind, edition: label(one), effectiveOn: one.since },
    href: `${placeOf(agency)}/${encodeURIComponent(one.code)}`,
  })),
})

/** The newest documents in force as an Atom feed (RFC 4287). */
export function feed({ agency, documents }: PublicBoard, publicUrl: string): string {
  const place = `${publicUrl.replace(/\/$/, '')}${placeOf(agency)}`
  const newest = [...documents].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 50)
  const entries = newest.map(
    (one) =>
      html`<entry
        ><id>urn:uuid:${one.revisionId}</id><title>${one.code} · ${one.title}</title><updated>${new Date(one.at).toISOString()}</updated
        ><link href="${place}/${encodeURIComponent(one.code)}" />
        <summary>${wordsOf('vi').edition(label(one), printedDay(one.since))}</summary></entry
      >`,
  )
  return html`<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"
      ><id>${place}</id><title>${wordsOf('vi').board} · ${agency.name}</title><author><name>${agency.name}</name></author
      ><link rel="self" href="${place}/feed.xml" /><link href="${place}" /><updated
        >${new Date(newest[0]?.at ?? `${agency.today}T00:00:00Z`).toISOString()}</updated
      >${entries}</feed
    >`.text
}
