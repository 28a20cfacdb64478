/** What can be done with a file: by its kind, its type, and its name. Pure. */
import type { ComputedRef, InjectionKey } from 'vue'
import type { Attachment } from '@shared/api/model'

export type Shown = 'image' | 'audio' | 'video' | 'pdf' | 'document' | 'file'

const DOCUMENT = /\.(docx|xlsx|pptx|odt|ods|csv|txt|log|md|vcf|ics)$/i
const DOCUMENT_TYPE =
  /^text\/(plain|csv|vcard|x-vcard|calendar)|openxmlformats|opendocument\.(text|spreadsheet)/

export function shownAs({ kind, media_type, name }: Attachment): Shown {
  const type = media_type ?? ''
  // SVG can carry script: it is only ever offered to save. So is what is said to be a page.
  if (type === 'image/svg+xml' || /html|xml$/.test(type)) return 'file'
  if (/^image\/(heic|heif|tiff|bmp)/.test(type)) return 'file'
  if (kind === 'image' || kind === 'sticker' || type.startsWith('image/')) return 'image'
  if (kind === 'audio' || kind === 'voice' || type.startsWith('audio/')) return 'audio'
  if (kind === 'video' || type.startsWith('video/')) return 'video'
  if (type === 'application/pdf') return 'pdf'
  if (DOCUMENT_TYPE.test(type) || DOCUMENT.test(name ?? '')) return 'document'
  return 'file'
}

/** All pictures of the conversation, to leaf through. */
export const pictures: InjectionKey<ComputedRef<Attachment[]>> = Symbol('pictures')
