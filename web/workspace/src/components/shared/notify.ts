/** Short words about what happened, at the edge of the screen. */
import { useToast } from '@nuxt/ui/composables'
import { Problem } from '@shared/api/http'
import { t } from '@/i18n'

/** What to tell a person about a failure. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.unexpected')
  if (error.offline) return t('problem.offline')
  const fields = Object.values(error.fields).filter((text) => !error.detail.includes(text))
  const wait = error.retryAfterSeconds
    ? [t('problem.retryAfter', { seconds: Math.ceil(error.retryAfterSeconds) })]
    : []
  return [error.detail || error.title, ...fields, ...wait].join(' ')
}

export function useNotify() {
  const toast = useToast()
  return {
    done(title: string, undo?: { label: string; act: () => void }) {
      toast.add({
        title,
        color: 'neutral',
        icon: 'i-lucide-check',
        ...(undo ? { actions: [{ label: undo.label, onClick: () => undo.act() }] } : {}),
      })
    },
    failed(error: unknown) {
      toast.add({
        title: t('problem.refused'),
        description: explain(error),
        color: 'error',
        icon: 'i-lucide-circle-alert',
        duration: 8000,
      })
    },
  }
}

/** Runs something that can fail; says so when it does. True when it worked. */
export function useAttempt() {
  const notify = useNotify()
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      notify.failed(error)
      return false
    }
  }
}
