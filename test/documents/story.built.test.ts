import { describe } from 'vitest'
import { stand } from '../support/stand.ts'

describe('the whole story on the production build, an outside PostgreSQL and S3', async () => {
  stand.on = 'the production build'
  await import('./story.test.ts')
})
