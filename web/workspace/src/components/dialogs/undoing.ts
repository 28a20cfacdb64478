/** The way back from a correction, as it is offered beside the words that it was done. */
import { useAttempt, useNotify } from '@/components/shared/notify'
import { t } from '@/i18n'
import type { Undoable } from '@/stores/undo'

export function useUndoing() {
  const attempt = useAttempt()
  const notify = useNotify()
  return (back: () => Promise<unknown>, then: () => unknown): Undoable => ({
    label: t('undo.label'),
    act: () =>
      void attempt(back).then((done) => {
        if (!done) return
        notify.done(t('undo.done'))
        void then()
      }),
  })
}
