import { beforeEach, expect, it } from 'vitest'
import type { Content, UploadedFile } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { A_DOCUMENT, aMessage, aTemplate } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import TemplateForm from './TemplateForm.vue'

const offer = aTemplate({
  buttons: [{ kind: 'url', label: 'Look', url: 'https://example.org/{{1}}', fill: 'needed' }],
})
const { id: file_id, ...named } = A_DOCUMENT
const attachment = { file_id, ...named }

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

it('asks for a place by its parts, takes a pasted map, and fields by their names', async () => {
  const form = mounted(TemplateForm, {
    offers: [
      aTemplate({
        text: 'Dear {{first_name}}, we come {{day}}.',
        fields: [{ name: 'first_name' }, { name: 'day', example: 'Tuesday' }],
        named: true,
        header: { kind: 'location' },
        buttons: [],
      }),
    ],
    first: aTemplate(),
    customer: { id: 1, display_name: 'Fatima Yılmaz' },
    messages: [aMessage({ content: { location: { latitude: 1, longitude: 2, name: 'Home' } } })],
  })
  expect(form.text()).toContain('First name')
  expect(form.find('input[name=field1]').attributes('placeholder')).toBe('e.g. Tuesday')
  await form.find('form').trigger('submit')
  expect(form.findAll('[data-template-place] [aria-invalid=true]')).toHaveLength(4)

  await form.find('[data-template-place] [aria-pressed=false]').trigger('click')
  await form.find('input[name="place.address"]').setValue('Dam 1')
  const clipboardData = { getData: () => 'https://maps.google.com/?q=52.3731,4.8922' }
  await form.find('[data-template-place]').trigger('paste', { clipboardData })
  await form.find('input[name=field1]').setValue('Monday')
  expect(form.find('[data-template-preview]').text()).toContain('Home')
  await form.find('form').trigger('submit')
  const [content] = form.findComponent(TemplateForm).emitted('send')?.[0] as unknown as [Content]
  expect(content.location).toEqual({
    latitude: 52.3731,
    longitude: 4.8922,
    name: 'Home',
    address: 'Dam 1',
  })
  expect(content.template?.names).toEqual(['first_name', 'day'])
})
