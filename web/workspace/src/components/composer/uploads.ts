/** Files on their way to the server, several at once, with how far each is. */
import { useToast } from '@nuxt/ui/composables'
import { onBeforeUnmount, ref } from 'vue'
import { Problem } from '@shared/api/http'
import type { UploadedFile } from '@shared/api/model'
import { explain } from '@/components/shared/notify'
import { t } from '@/i18n'

export interface Uploading {
  key: string
  name: string
  /** 0 to 1. */
  done: number
  cancel: () => void
}

/** Sends one file. `fetch` tells nothing of how far it is; this does. */
export function uploadFile(
  file: File,
  progress: (done: number) => void,
): { answer: Promise<UploadedFile>; cancel: () => void } {
  const sending = new XMLHttpRequest()
  const answer = new Promise<UploadedFile>((resolve, reject) => {
    sending.open('POST', '/api/files')
    sending.responseType = 'json'
    sending.setRequestHeader('X-Onethread', '1')
    sending.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    }
    sending.onload = () => {
      if (sending.status < 300) resolve(sending.response as UploadedFile)
      else {
        const said = (sending.response ?? {}) as { title?: string; detail?: string }
        reject(new Problem(sending.status, said.title ?? '', said.detail ?? ''))
      }
    }
    sending.onerror = () => reject(new Problem(0, 'offline', ''))
    sending.onabort = () => reject(new DOMException('', 'AbortError'))
    const form = new FormData()
    form.append('file', file, file.name || 'image.png')
    sending.send(form)
  })
  return { answer, cancel: () => sending.abort() }
}

export function useUploads(done: (file: UploadedFile) => void) {
  const toast = useToast()
  const uploading = ref<Uploading[]>([])

  async function one(file: File): Promise<void> {
    const key = crypto.randomUUID()
    const { answer, cancel } = uploadFile(file, (part) => {
      const item = uploading.value.find((each) => each.key === key)
      if (item) item.done = part
    })
    uploading.value.push({ key, name: file.name, done: 0, cancel })
    try {
      done(await answer)
    } catch (error) {
      if (!(error instanceof DOMException)) {
        toast.add({
          title: t('composer.uploadFailed', { name: file.name, reason: explain(error) }),
          color: 'error',
          icon: 'i-lucide-circle-alert',
        })
      }
    } finally {
      uploading.value = uploading.value.filter((each) => each.key !== key)
    }
  }
  /** Two at a time: a slow line gets one of them done. */
  async function attach(files: readonly File[]): Promise<void> {
    const queue = [...files]
    const next = async (): Promise<void> => {
      for (let file = queue.shift(); file; file = queue.shift()) await one(file)
    }
    await Promise.all([next(), next()])
  }
  onBeforeUnmount(() => {
    for (const item of uploading.value) item.cancel()
  })
  return { uploading, attach }
}
