import { describe, expect, it } from 'vitest'
import type { Attachment } from '@shared/api/model'
import { shownAs } from './attachments'

describe('a file', () => {
  const cases: [Attachment, string][] = [
    [{ media_type: 'image/png' }, 'image'],
    [{ kind: 'sticker', media_type: 'image/webp' }, 'image'],
    [{ kind: 'image', media_type: 'image/svg+xml', name: 'x.svg' }, 'file'],
    [{ media_type: 'text/html', name: 'x.html' }, 'file'],
    [{ media_type: 'image/heic' }, 'file'],
    [{ kind: 'voice', media_type: 'application/octet-stream' }, 'audio'],
    [{ media_type: 'video/mp4' }, 'video'],
    [{ media_type: 'application/pdf' }, 'pdf'],
    [{ media_type: 'text/csv' }, 'document'],
    [{ media_type: 'application/octet-stream', name: 'Brief.DOCX' }, 'document'],
    [{ media_type: 'text/vcard' }, 'document'],
    [{ media_type: 'application/zip', name: 'a.zip' }, 'file'],
    [{ media_type: 'application/vnd.ms-word.document.macroenabled.12', name: 'a.docm' }, 'file'],
  ]
  it.each(cases)('%j', (attachment, shown) => {
    expect(shownAs(attachment)).toBe(shown)
  })
})
