import { describe } from 'vitest'
import { minioBin, minioMissing } from '../support/minio.ts'
import { stand } from '../support/stand.ts'

describe.skipIf(!minioBin)(`the whole story on a real MinIO server${minioBin ? '' : ` (${minioMissing})`}`, async () => {
  stand.on = 'MinIO'
  await import('./story.test.ts')
})
