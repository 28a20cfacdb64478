/** How loud a recording is over its length, as bars. The decoding apart, pure. */

export const BARS = 44
/** Larger ones are played without a wave: decoded, an hour of speech is a hundred megabytes. */
export const MOST_BYTES = 3_000_000
/** Waves are small; those of a long timeline are remembered, so that scrolling back decodes nothing. */
const KEPT = 200

export interface Wave {
  /** 0 to 1, BARS of them. */
  bars: number[]
  seconds: number
}

/** The loudness of each part, against the loudest one; silence is all zeros. */
export function barsOf(samples: Float32Array, bars = BARS): number[] {
  const size = Math.max(1, Math.floor(samples.length / bars))
  // Of a long recording every part is looked at, not every sample of it.
  const step = Math.max(1, Math.floor(size / 400))
  const loud = Array.from({ length: bars }, (_, bar) => {
    let sum = 0
    let count = 0
    const end = Math.min(samples.length, (bar + 1) * size)
    for (let at = bar * size; at < end; at += step) {
      sum += (samples[at] ?? 0) ** 2
      count += 1
    }
    return count ? Math.sqrt(sum / count) : 0
  })
  const most = Math.max(...loud)
  return loud.map((each) => (most > 1e-4 ? each / most : 0))
}

/** One line for all bars, in a box of 3 × BARS by 24; the quietest is a dot. */
export function lineOf(bars: readonly number[]): string {
  return bars
    .map((bar, index) => {
      const half = Math.max(0.5, bar * 10)
      return `M${index * 3 + 1.5} ${(12 - half).toFixed(1)}V${(12 + half).toFixed(1)}`
    })
    .join('')
}

/** "1:07". */
export function clockOf(seconds: number): string {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

const known = new Map<string, Promise<Wave | null>>()

async function decode(url: string): Promise<Wave | null> {
  try {
    const answer = await fetch(url, { credentials: 'same-origin' })
    if (!answer.ok) return null
    // A low rate is enough to see; nothing is ever played by it.
    const context = new OfflineAudioContext(1, 1, 8000)
    const sound = await context.decodeAudioData(await answer.arrayBuffer())
    return { bars: barsOf(sound.getChannelData(0)), seconds: sound.duration }
  } catch {
    return null
  }
}

/** One after the other: only one recording at a time is decoded in memory. */
let before: Promise<unknown> = Promise.resolve()

/** The wave of a recording, decoded once, beside the main thread; null when this browser can't. */
export function waveOf(url: string): Promise<Wave | null> {
  let wave = known.get(url)
  if (!wave) {
    known.set(url, (wave = before.then(() => decode(url))))
    before = wave
    const oldest = known.keys().next().value
    if (known.size > KEPT && oldest) known.delete(oldest)
  }
  return wave
}
