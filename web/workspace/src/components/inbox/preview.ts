/** The last words of a conversation; a message without words is named by its kind. */
import { tOr } from '@/i18n'

export function previewWords(preview: string): string {
  const kind = /^:([a-z_]+):$/.exec(preview)?.[1]
  return kind ? tOr(`preview.${kind}`, 'preview.unsupported') : preview
}
