/** How the public pages look: the tokens of the client in light, dark by the reader's wish, paper when printed. */
export const look = `
:root { color-scheme: light dark; --ground: #f4f1ea; --surface: #ffffff; --ink: #1b2a3d; --muted: #4a5666; --rule: #d9d4c8; --primary: #1f4e8c }
@media (prefers-color-scheme: dark) { :root { --ground: #111a26; --surface: #182333; --ink: #e6edf6; --muted: #aab7c7; --rule: #2d3b4e; --primary: #9cc4ff } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.6 'Be Vietnam Pro', 'Segoe UI', 'Noto Sans', Roboto, Arial, sans-serif; color: var(--ink); background: var(--ground) }
header, main, footer { max-width: 60rem; margin-inline: auto; padding: 1rem 1.25rem }
header { text-align: center; border-bottom: 1px solid var(--rule) }
header p { margin: 0; text-transform: uppercase; text-wrap: balance }
header p + p { font-weight: 600 }
h1 { margin: 1rem 0; font-size: 1.75rem; line-height: 1.35; text-align: center }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.45 }
section { padding: 1.25rem; margin-block: 1.25rem; background: var(--surface); border: 1px solid var(--rule); border-radius: 4px }
.policy h2, .motto { text-align: center; text-wrap: balance }
.motto { font-size: 1.125rem; font-weight: 600 }
ol { padding-left: 1.5rem }
li { margin-block: .5rem }
table { width: 100%; border-collapse: collapse }
th, td { padding: .625rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule) }
thead th { white-space: nowrap; font-size: .9375rem; color: var(--muted) }
tbody th { font-weight: 400 }
td { white-space: nowrap }
svg { margin-right: .25rem; vertical-align: -.0625rem }
a { color: var(--primary); text-underline-offset: .2em }
a:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px }
.act { display: inline-block; padding: .625rem 1rem; font-weight: 600; border: 1px solid currentcolor; border-radius: 4px; text-decoration: none }
.title { font-size: 1.25rem; font-weight: 600 }
.small, footer { font-size: .9375rem; color: var(--muted) }
footer { text-align: center }
.kiosk { font-size: 150% }
.kiosk header, .kiosk main, .kiosk footer { max-width: 80rem }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { display: block; padding-block: .5rem; border-bottom: 1px solid var(--rule) }
  th, td { display: block; padding: .125rem 0; border: 0; white-space: normal }
  td::before { content: attr(data-label) ': '; color: var(--muted) }
  td.code::before { content: none }
  tbody th { font-weight: 600 }
}
@media print {
  @page { size: A4; margin: 20mm 15mm 20mm 25mm }
  body { background: none; font-size: 12pt }
  section { padding: 0; border: 0; break-inside: auto }
  tr { break-inside: avoid }
  footer p + p, .act, .posters { display: none }
}
`
