/** The snippets that the agent can use: loaded when a composer opens, and again when they are old. */
import { shallowRef } from 'vue'
import type { Snippet } from '@shared/api/model'
import * as api from '@/api/snippets'

const FRESH_MS = 60_000

export const snippets = shallowRef<Snippet[]>([])
let loadedAt = 0

export async function loadSnippets(anew = false): Promise<void> {
  if (!anew && Date.now() - loadedAt < FRESH_MS) return
  loadedAt = Date.now()
  try {
    snippets.value = await api.snippets()
  } catch (error) {
    loadedAt = 0
    throw error
  }
}

export function forgetSnippets(): void {
  snippets.value = []
  loadedAt = 0
}
