/** On what a story's world stands: the test file that tells it again on something else says so before. */
export const stand: { on: 'a folder' | 'MinIO' | 'the production build' } = { on: 'a folder' }
