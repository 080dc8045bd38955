/** Where uploads grow. */
export const uploads = '/files/uploads'

/** Has the server remove what it has of an upload. Where it cannot be reached, that goes by itself after a day. */
export async function giveUp(uploadId: string): Promise<void> {
  await fetch(`${uploads}/${uploadId}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } }).catch(() => {})
}
