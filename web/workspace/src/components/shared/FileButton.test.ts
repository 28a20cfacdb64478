import { expect, it, vi } from 'vitest'
import { mounted } from '@/testing/mount'
import FileButton from './FileButton.vue'

it('opens the choice, and hands over what was chosen, the same file again too', async () => {
  const page = mounted(FileButton, { accept: 'image/png', multiple: true, 'data-which': 'x' })
  const input = page.get<HTMLInputElement>('input[type=file]')
  expect(input.attributes()).toMatchObject({ accept: 'image/png', tabindex: '-1' })
  const opened = vi.spyOn(input.element, 'click').mockImplementation(() => {})
  await page.get('button[data-which=x]').trigger('click')
  expect(opened).toHaveBeenCalledOnce()

  const file = new File(['x'], 'plan.png', { type: 'image/png' })
  Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
  await input.trigger('change')
  await input.trigger('change')
  const button = page.findComponent(FileButton)
  expect(button.emitted('files')).toEqual([[[file]], [[file]]])
  Object.defineProperty(input.element, 'files', { value: [], configurable: true })
  await input.trigger('change')
  expect(button.emitted('files')).toHaveLength(2)
})
