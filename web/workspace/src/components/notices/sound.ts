/**
 * The sounds of notices, made of a few tones by Web Audio: nothing to load, nothing to license.
 *
 * A browser lets a page be heard only after the person touched it. Until then nothing is played, and
 * `audible` says so.
 */
import { shallowRef } from 'vue'
import type { NoticeKind } from '@shared/api/model'

interface Tone {
  /** Hertz. */
  pitch: number
  /** Seconds after the beginning, and how long it takes to die away. */
  at: number
  lasts: number
}

const RISING: Tone[] = [
  { pitch: 659.3, at: 0, lasts: 0.32 },
  { pitch: 880, at: 0.11, lasts: 0.55 },
]
const SOFT: Tone[] = [{ pitch: 784, at: 0, lasts: 0.45 }]
const FALLING: Tone[] = [
  { pitch: 523.3, at: 0, lasts: 0.3 },
  { pitch: 392, at: 0.13, lasts: 0.6 },
]
const SHORT: Tone[] = [{ pitch: 587.3, at: 0, lasts: 0.22 }]

export const SOUNDS: Record<NoticeKind, Tone[]> = {
  mention: RISING,
  assigned: RISING,
  undelivered: FALLING,
  promise: RISING,
  woken: SOFT,
  message: SOFT,
  unassigned: SHORT,
}

export const audible = shallowRef(false)
let context: AudioContext | null = null

/** To be called by what a person does (a click, a key): only then may a page begin to sound. */
export async function unlock(): Promise<void> {
  if (audible.value || !('AudioContext' in globalThis)) return
  try {
    context ??= new AudioContext()
    await context.resume()
    audible.value = context.state === 'running'
  } catch {
    audible.value = false
  }
}

/** Plays the sound of a kind; `volume` from 0 to 100. False when it can't be heard. */
export function play(kind: NoticeKind, volume: number): boolean {
  if (!context || !audible.value || volume <= 0) return false
  // Loudness is felt by the square.
  const loudest = (volume / 100) ** 2 * 0.5
  const begin = context.currentTime + 0.01
  for (const tone of SOUNDS[kind]) {
    for (const [times, share] of [
      [1, 1],
      [2, 0.18],
    ] as const) {
      const oscillator = context.createOscillator()
      const gain = context.createGain()
      oscillator.frequency.value = tone.pitch * times
      gain.gain.setValueAtTime(0, begin + tone.at)
      gain.gain.linearRampToValueAtTime(loudest * share, begin + tone.at + 0.012)
      gain.gain.exponentialRampToValueAtTime(0.0001, begin + tone.at + tone.lasts)
      oscillator.connect(gain).connect(context.destination)
      oscillator.start(begin + tone.at)
      oscillator.stop(begin + tone.at + tone.lasts + 0.02)
    }
  }
  return true
}

/** Listens for the first touch of the page; returns how to stop. */
export function unlockOnTouch(): () => void {
  const events = ['pointerdown', 'keydown'] as const
  const touched = () => void unlock().then(() => audible.value && stop())
  const stop = () => {
    for (const event of events) window.removeEventListener(event, touched)
  }
  for (const event of events) window.addEventListener(event, touched)
  return stop
}
