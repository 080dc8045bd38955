import { RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal, RefusalCode } from './refusal.ts'

/** Takes from a limiter what was counted; where nothing is left, the refusal says how long to wait. */
export async function inPace(consumed: Promise<RateLimiterRes>, because?: string): Promise<RateLimiterRes> {
  try {
    return await consumed
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause
    const retryAfterSeconds = Math.ceil(cause.msBeforeNext / 1000)
    throw new Refusal(RefusalCode.RATE_LIMITED, { data: { ...(because && { because }), retryAfterSeconds } })
  }
}
