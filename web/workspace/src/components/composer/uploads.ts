/** Files on their way to the server. */
import { useToast } from '@nuxt/ui/composables'
import { ref } from 'vue'
import type { UploadedFile } from '@shared/api/model'
import { upload } from '@/api/conversations'
import { explain } from '@/components/shared/notify'
import { t } from '@/i18n'

export function useUploads(done: (file: UploadedFile) => void) {
  const toast = useToast()
  const uploading = ref<string[]>([])

  async function attach(files: readonly File[]): Promise<void> {
    for (const file of files) {
      uploading.value.push(file.name)
      try {
        done(await upload(file))
      } catch (error) {
        toast.add({
          title: t('composer.uploadFailed', { name: file.name, reason: explain(error) }),
          color: 'error',
          icon: 'i-lucide-circle-alert',
        })
      } finally {
        uploading.value.splice(uploading.value.indexOf(file.name), 1)
      }
    }
  }
  return { uploading, attach }
}
