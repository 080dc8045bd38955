import type { FileStore } from './FileStore.ts'
import { folderStore } from './folder.ts'
import { minioStore, refuseWithoutBucket, type S3Settings } from './minio.ts'

/** Which store, and where it is. */
export type StoreSettings = { driver: 'folder'; folder: string } | ({ driver: 's3' } & S3Settings)

/** Opens the store that the settings name. */
export async function openStore(settings: StoreSettings): Promise<FileStore> {
  if (settings.driver === 'folder') return folderStore(settings.folder)
  await refuseWithoutBucket(settings)
  return minioStore(settings)
}
