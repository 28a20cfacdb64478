import type { Outgoing } from './protocol'

interface Kept {
  token?: string
  outgoing?: Outgoing[]
  name?: string
  email?: string
  read?: number
  agreed?: boolean
  /** Ratings that the visitor did not want to give, by what they are about. */
  unrated?: string
}

/** What the device remembers of one channel; without storage (a strict browser) for this page only. */
export class Memory {
  private kept: Kept = {}

  constructor(private readonly key: string) {
    try {
      this.kept = JSON.parse(localStorage.getItem(this.name) ?? '{}') as Kept
    } catch {
      this.kept = {}
    }
  }

  private get name(): string {
    return `onethread:${this.key}`
  }

  get<K extends keyof Kept>(field: K): Kept[K] {
    return this.kept[field]
  }

  set(changes: Kept): void {
    this.kept = { ...this.kept, ...changes }
    try {
      localStorage.setItem(this.name, JSON.stringify(this.kept))
    } catch {
      // Storage is full or forbidden: this page still works.
    }
  }

  forget(): void {
    this.kept = {}
    try {
      localStorage.removeItem(this.name)
    } catch {
      // As above.
    }
  }
}
