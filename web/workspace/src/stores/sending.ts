/** What goes with a reply when it is sent. Pure. */
import type { Message, UploadedFile } from '@shared/api/model'

export function fileSends(files: readonly UploadedFile[]) {
  return {
    file_ids: files.map((file) => file.id),
    file_names: Object.fromEntries(files.map((file) => [file.id, file.name])),
  }
}

/** The latest of what an agent has before them; 0: nothing was said yet. */
export function latestSeen(messages: readonly Message[]): number {
  return messages.reduce(
    (latest, message) =>
      message.direction === 'in' || message.direction === 'out'
        ? Math.max(latest, message.id)
        : latest,
    0,
  )
}

export const UNDO_SECONDS = [0, 5, 10, 20, 30] as const
export const DEFAULT_UNDO_SECONDS = 5

/** How long the agent can take a reply back: their own setting. */
export function undoSeconds(settings: Record<string, unknown> | undefined): number {
  const chosen = settings?.undo_seconds
  return typeof chosen === 'number' && chosen >= 0 && chosen <= 30 ? chosen : DEFAULT_UNDO_SECONDS
}
