declare module '@20minutes/s3rver' {
  /** A small S3 server for tests: real signatures, objects in a folder; no multipart, no versions, no fsync. */
  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      silent: boolean
      directory: string
      configureBuckets: { name: string; configs: string[] }[]
    })
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
