/** What the parts of a conversation do for each other: put words into the reply, show a message. */
import type { InjectionKey } from 'vue'

export const insertKey: InjectionKey<(text: string) => void> = Symbol('insert')
export const goToKey: InjectionKey<(conversationId: number, messageId: number) => void> =
  Symbol('go to message')
