/** Short words about what happened, at the edge of the screen. */
import { useToast } from '@nuxt/ui/composables'
import { Problem } from '@shared/api/http'
import { isKey, language, t } from '@/i18n'
import { saidHere } from '@/i18n/said'
import { dropUndo, offerUndo, type Undoable } from '@/stores/undo'

/** Its words in the agent's language; where nobody translated them, what kind it is, and they as they are. */
function reason({ detail, kind, title }: Problem): string {
  const own = saidHere('answers', detail)
  if (own) return own
  const english = detail || title
  const kindly = `problem.kind.${kind}`
  return language.value !== 'en' && isKey(kindly) ? `${t(kindly)} (${english})` : english
}

/** The server's words begin small and end without a stop, to stand in a list. */
function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?…)]$/.test(begun) ? begun : `${begun}.`
}

/** What to tell a person about a failure. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.unexpected')
  if (error.offline) return t('problem.offline')
  const fields = Object.values(error.fields)
    .filter((text) => !error.detail.includes(text))
    .map((text) => saidHere('answers', text) ?? text)
  const wait = error.retryAfterSeconds
    ? [t('problem.retryAfter', { seconds: Math.ceil(error.retryAfterSeconds) })]
    : []
  return [reason(error), ...fields, ...wait].filter(Boolean).map(sentence).join(' ')
}

/** The key is said where there are keys. */
const withKeys = () => !matchMedia('(pointer: coarse)').matches

/** What is wrong with each field, in the agent's language. */
export function besideFields(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, saidHere('answers', text) ?? text]),
  )
}

/** Of these there is one at a time: what was done last. */
let shown = 0
const idOf = (number: number) => `done-${number}`

export function useNotify() {
  const toast = useToast()
  return {
    /**
     * `undo`: takes it back, by its button or by the key for it. Returns what takes the words away
     * again, because it wasn't done after all.
     */
    done(title: string, undo?: Undoable): () => void {
      if (undo) offerUndo(undo)
      toast.remove(idOf(shown))
      shown += 1
      const id = idOf(shown)
      toast.add({
        id,
        title,
        color: 'neutral',
        icon: 'i-lucide-check',
        ...(undo
          ? {
              duration: 8000,
              actions: [
                {
                  label: withKeys() ? `${undo.label} (Z)` : undo.label,
                  onClick: () => {
                    dropUndo(undo.act)
                    undo.act()
                  },
                },
              ],
            }
          : { duration: 3000 }),
      })
      return () => {
        toast.remove(id)
        if (undo) dropUndo(undo.act)
      }
    },
    /** Some of it was refused, or it came out otherwise: said in words. */
    partly(title: string, description: string) {
      toast.add({
        title,
        description,
        color: 'warning',
        icon: 'i-lucide-triangle-alert',
        duration: 10_000,
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
