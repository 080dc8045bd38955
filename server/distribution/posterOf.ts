import { labelOf } from '../documents/labels.ts'
import type { PosterForm } from '../paper/posterPaper.ts'
import { placeOf } from './pages.ts'
import type { PublicAgency, PublicPolicy } from './queries.ts'

/** Lays the policy in force out as a poster, with a code that leads to the public board; says how large its words are, in points. */
export async function posterOf(agency: PublicAgency, policy: PublicPolicy, publicUrl: string, form: PosterForm) {
  const { layPoster } = await import('../paper/poster.ts')
  const { code, title, motto, closing, commitments, signer, since } = policy
  return await layPoster(
    {
      agency: { name: agency.name, superior: agency.superior ?? '', place: agency.place },
      ...{
        code,
        title,
        motto,
        closing,
        label: labelOf(policy),
        signer: signer ?? { position: '', name: null },
        day: since,
        effectiveOn: since,
      },
      commitments: commitments.map(({ text }) => text),
      url: `${publicUrl.replace(/\/$/, '')}${placeOf(agency)}/${encodeURIComponent(code)}`,
    },
    form,
  )
}
