/** A store of one kind of thing: the newest version of each, by id. */
import { shallowReactive } from 'vue'

export interface Versioned {
  id: number
  version: number
}

export class Entities<T extends Versioned> {
  readonly byId = shallowReactive(new Map<number, T>())

  /**
   * Takes what is at least as new as what is known; late and doubled news changes nothing.
   * An equal version is taken too: it may differ in what is the agent's own (unread).
   */
  upsert(things: readonly T[]): void {
    for (const thing of things) {
      const known = this.byId.get(thing.id)
      if (!known || thing.version >= known.version) this.byId.set(thing.id, thing)
    }
  }

  get(id: number): T | undefined {
    return this.byId.get(id)
  }

  /** Forgets everything for which `keep` says no. */
  keepOnly(keep: (thing: T) => boolean): void {
    for (const thing of this.byId.values()) if (!keep(thing)) this.byId.delete(thing.id)
  }

  clear(): void {
    this.byId.clear()
  }
}
