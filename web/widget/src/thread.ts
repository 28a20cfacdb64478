import type { Message, Outgoing } from './protocol'

/** What the visitor sees: messages by id in their newest version, and what is still on its way. */
export class Thread {
  private readonly byId = new Map<number, Message>()
  private readonly byClientId = new Map<string, Message>()
  readonly outgoing: Outgoing[] = []
  private readonly acknowledged = new Set<string>()

  /** Take a message; an older version than the one known changes nothing. */
  take(message: Message): boolean {
    const known = this.byId.get(message.id)
    if (known && known.version > message.version) return false
    this.byId.set(message.id, message)
    if (message.client_id) {
      this.byClientId.set(message.client_id, message)
      this.settle(message.client_id)
    }
    return true
  }

  /** The server has it durably; the bubble stays until the message itself comes back. */
  acknowledge(id: string): void {
    this.acknowledged.add(id)
  }

  refuse(id: string, detail: string): void {
    const item = this.outgoing.find((each) => each.id === id)
    if (item) item.refused = detail
  }

  private settle(id: string): void {
    const at = this.outgoing.findIndex((each) => each.id === id)
    if (at >= 0) this.outgoing.splice(at, 1)
    this.acknowledged.delete(id)
  }

  /** Put a message on its way, unless the server already has it. */
  add(item: Outgoing): void {
    if (this.byClientId.has(item.id) || this.outgoing.some((each) => each.id === item.id)) return
    this.outgoing.push(item)
  }

  drop(id: string): void {
    this.settle(id)
  }

  isAcknowledged(id: string): boolean {
    return this.acknowledged.has(id)
  }

  /** What must be sent (again) after a connection. */
  unsent(): Outgoing[] {
    return this.outgoing.filter((each) => !each.refused && !this.acknowledged.has(each.id))
  }

  has(id: number): boolean {
    return this.byId.has(id)
  }

  get newestId(): number | undefined {
    return this.messages().at(-1)?.id
  }

  get size(): number {
    return this.byId.size
  }

  /** In the order said. */
  messages(): Message[] {
    return [...this.byId.values()].sort((a, b) => a.said_at.localeCompare(b.said_at) || a.id - b.id)
  }

  clear(): void {
    this.byId.clear()
    this.byClientId.clear()
    this.outgoing.length = 0
    this.acknowledged.clear()
  }
}
