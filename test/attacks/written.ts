import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { makePng } from '../files/pictures.ts'

const program = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find(existsSync)

/** Whether LibreOffice is on this machine. */
export const canWrite = program !== undefined

const spaces = ['office', 'text', 'table', 'chart', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  )
  .join(' ')

const chart = `<draw:object><office:document ${spaces} office:mimetype="application/vnd.oasis.opendocument.chart"><office:body><office:chart>
<chart:chart svg:width="8cm" svg:height="6cm" chart:class="chart:bar"><chart:plot-area chart:data-source-has-labels="both">
<chart:axis chart:dimension="x"><chart:categories table:cell-range-address="local-table.A2:.A2"/></chart:axis><chart:axis chart:dimension="y"/>
<chart:series chart:values-cell-range-address="local-table.B2:.B2" chart:label-cell-address="local-table.B1" chart:class="chart:bar"/></chart:plot-area>
<table:table table:name="local-table"><table:table-header-rows><table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Quý</text:p>
</table:table-cell></table:table-row></table:table-header-rows><table:table-rows><table:table-row><table:table-cell office:value-type="string"><text:p>I</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell></table:table-row></table:table-rows></table:table>
</chart:chart></office:chart></office:body></office:document></draw:object>`

const paper =
  () => `<office:document ${spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:h text:outline-level="1">Quy trình cấp phép bán lẻ rượu</text:h>
<text:p>Nội dung<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích</text:p></text:note-body></text:note></text:p>
<table:table><table:table-column/><table:table-row><table:table-cell><text:p>Bước 1</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image><office:binary-data>${makePng().toString('base64')}</office:binary-data></draw:image></draw:frame></text:p>
<text:p><draw:frame svg:width="8cm" svg:height="6cm">${chart}</draw:frame></text:p>
</office:text></office:body></office:document>`

/** Papers as LibreOffice writes them, each under a long Vietnamese name. */
export async function written(): Promise<[name: string, bytes: Buffer][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'niem-written-'))
  try {
    writeFileSync(path.join(folder, 'a.fodt'), paper())
    const files: [string, Buffer][] = []
    for (const format of ['docx', 'odt', 'pdf']) {
      const profile = `-env:UserInstallation=file://${folder}/profile`
      await promisify(execFile)(program!, [profile, '--headless', '--convert-to', format, '--outdir', folder, path.join(folder, 'a.fodt')])
      files.push([
        `${'Quy trình cấp giấy phép bán lẻ rượu '.repeat(5).trim()}.${format}`.normalize('NFD'),
        readFileSync(path.join(folder, `a.${format}`)),
      ])
    }
    return files
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
