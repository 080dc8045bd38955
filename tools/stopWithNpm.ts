/** Stops this process when npm does: npm hands SIGTERM to its shell, and some shells end without handing it on. */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const above = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== above) process.kill(process.pid, 'SIGTERM')
  }, 200).unref()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => clearInterval(watch))
}
