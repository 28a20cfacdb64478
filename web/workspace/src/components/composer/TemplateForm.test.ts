import { beforeEach, expect, it } from 'vitest'
import type { Content, TemplateOffer, UploadedFile } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { aMessage } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import TemplateForm from './TemplateForm.vue'

const offer: TemplateOffer = {
  name: 'quote',
  language: 'nl',
  text: 'Dear {{1}}, here it is.',
  parameters: 1,
  header: { kind: 'document' },
  footer: 'Bye',
  buttons: [{ kind: 'url', label: 'Look', url: 'https://example.org/{{1}}', fill: 'needed' }],
}
const attachment = {
  file_id: 'a1',
  name: 'quote.pdf',
  kind: 'file',
  media_type: 'application/pdf',
  size_bytes: 9,
}

beforeEach(() => {
  setLanguage('en')
  sessionStorage.clear()
})

it('tells what is missing and sends nothing; filled in, it goes with its file', async () => {
  const form = mounted(TemplateForm, {
    offers: [offer],
    first: offer,
    customer: { id: 1, display_name: 'Fatima Yılmaz' },
    messages: [aMessage({ content: { attachments: [attachment] } })],
  })
  const preview = form.find('[data-template-preview]')
  expect(preview.text()).toContain('Dear Fatima, here it is.')
  expect(preview.text()).toContain('Bye')
  expect(preview.text()).toContain('https://example.org/{{1}}')

  await form.find('form').trigger('submit')
  expect(form.text()).toContain('Choose a file.')
  expect(form.text()).toContain('Fill this in.')
  expect(form.findComponent(TemplateForm).emitted('send')).toBeUndefined()

  await form.find('[data-template-file] [aria-pressed=false]').trigger('click')
  await form.find('input[name=button0]').setValue('q1')
  expect(preview.text()).toContain('quote.pdf')
  expect(preview.text()).toContain('https://example.org/q1')
  await form.find('form').trigger('submit')
  const [content, files] = form.findComponent(TemplateForm).emitted('send')?.[0] as [
    Content,
    UploadedFile[],
  ]
  expect(files.map((file) => file.id)).toEqual(['a1'])
  expect(content.template).toMatchObject({
    name: 'quote',
    parameters: ['Fatima'],
    header_kind: 'document',
    buttons: [{ index: 0, kind: 'url', value: 'q1' }],
  })
})
