import type { FileStore } from './FileStore.ts'
import { folderStore } from './folder.ts'
import { makeBucket, minioStore, type S3Settings } from './minio.ts'

/** Which store, and where it is. */
export type StoreSettings = { driver: 'folder'; folder: string } | ({ driver: 's3' } & S3Settings)

/** Opens the store that the settings name; nothing is asked of a server yet. */
export function openStore(settings: StoreSettings): FileStore {
  return settings.driver === 'folder' ? folderStore(settings.folder) : minioStore(settings)
}

/** Makes the bucket where it is missing. */
export async function prepareStore(settings: StoreSettings): Promise<void> {
  if (settings.driver === 's3') await makeBucket(settings)
}
