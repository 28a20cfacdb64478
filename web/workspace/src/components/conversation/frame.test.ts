import { describe, expect, it } from 'vitest'
import { frameDocument, isPlainPage } from './frame'

const inFrame = (html: string, remoteImages = false) =>
  frameDocument({
    html,
    attachments: [{ content_id: '<logo@x>', url: '/api/files/abc' }],
    remoteImages,
    dark: false,
  })

describe('HTML of a customer', () => {
  it('runs under a policy of its own that lets nothing in from elsewhere', () => {
    expect(inFrame('<p>x</p>')).toContain("default-src 'none'; img-src 'self' data: blob:;")
  })

  it('loses what the server should have taken out already', () => {
    const shown = inFrame('<p>x</p><script>alert(1)</script><form></form><object></object>')
    for (const tag of ['<script', '<form', '<object']) expect(shown).not.toContain(tag)
  })

  it('shows its inline images from our own files', () => {
    expect(inFrame('<img src="cid:logo@x">')).toContain('src="/api/files/abc"')
  })

  it('loads remote images only once asked for', () => {
    const html = '<img data-remote-src="https://example.org/a.png"><img src="https://e.org/b.png">'
    expect(inFrame(html)).not.toMatch(/ src="https/)
    expect(inFrame(html, true)).toContain(' src="https://example.org/a.png"')
  })

  it('opens links elsewhere, without telling where they were', () => {
    const shown = inFrame('<a href="https://example.org">x</a>')
    expect(shown).toContain('rel="noopener noreferrer nofollow"')
    expect(shown).toContain('target="_blank"')
  })

  it('has our colours at night when it has none of its own', () => {
    const atNight = (html: string) =>
      frameDocument({ html, attachments: [], remoteImages: false, dark: true })
    expect(atNight('<p>Thank you, <b>bye</b>.</p>')).toContain('color-scheme:dark')
    expect(atNight('<p style="color:#000">Thank you</p>')).toContain('html{background:#fff')
  })

  it.each([
    ['<p>Hello <a href="https://example.org">there</a></p><blockquote>x</blockquote>', true],
    ['<div><br></div><ul><li>One</li></ul>', true],
    ['<p><img src="cid:logo@x"></p>', false],
    ['<table><tr><td>x</td></tr></table>', false],
    ['<p><font color="red">x</font></p>', false],
  ])('knows a page of words only: %s', (html, expected) => {
    expect(isPlainPage(html)).toBe(expected)
  })
})
