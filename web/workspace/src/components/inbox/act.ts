/** What agents do to conversations, from wherever they do it: at once, with a way back. */
import type { AgentName, Conversation, Status } from '@shared/api/model'
import * as api from '@/api/inbox'
import { useNotify } from '@/components/shared/notify'
import { moment } from '@/format/times'
import { t, tn } from '@/i18n'
import * as atHand from '@/stores/atHand'
import * as store from '@/stores/conversations'
import { counts } from '@/stores/counts'
import { dropUndo, offerUndo } from '@/stores/undo'
import { clearSelection, selected, wholeView } from '@/stores/selection'

type Tag = Parameters<typeof store.putTag>[1]
type Team = NonNullable<Parameters<typeof store.giveToTeam>[1]>
type Bulk = Awaited<ReturnType<typeof api.bulk>>

export function useAct() {
  const notify = useNotify()

  /**
   * Does it and says so at once, with a way back; takes the words back and says why when the server
   * refuses. Undoing waits for what it undoes.
   */
  async function doing(
    work: () => Promise<unknown>,
    said: string,
    undo?: () => Promise<unknown>,
  ): Promise<boolean> {
    const working = work()
    const unsay = notify.done(
      said,
      undo && {
        label: t('undo.label'),
        act: () =>
          void working.then(
            () => doing(undo, t('undo.done')),
            () => {},
          ),
      },
    )
    try {
      await working
      return true
    } catch (error) {
      unsay()
      notify.failed(error)
      return false
    }
  }

  function setStatus(
    id: number,
    status: Status,
    until: string | null,
    said: string,
    undone?: () => void,
  ) {
    const before = store.seen(id)
    const undo = async () => {
      if (!before) return
      const { status, snoozed_until } = before
      const working = store.setStatus(id, status, status === 'snoozed' ? snoozed_until : null)
      undone?.()
      await working
    }
    return doing(() => store.setStatus(id, status, until), said, before && undo)
  }

  return {
    /** `undone`: what more is to be done when it is taken back. */
    resolve: (id: number, undone?: () => void) =>
      setStatus(id, 'resolved', null, t('resolve.done'), undone),
    reopen: (id: number) => setStatus(id, 'open', null, t('reopen.done')),
    snooze: (id: number, until: string, undone?: () => void) =>
      setStatus(id, 'snoozed', until, t('snooze.done', { time: moment(until) }), undone),
    assign(id: number, agent: AgentName | null) {
      const before = store.seen(id)
      return doing(
        () => store.assign(id, agent),
        agent ? t('assign.done', { name: agent.name }) : t('unassign.done'),
        before && (() => store.assign(id, before.assignee)),
      )
    },
    unread: (id: number) =>
      doing(
        () => store.markUnread(id),
        t('unread.done'),
        () => store.markRead(id),
      ),
    pin(id: number) {
      const on = !atHand.isPinned(id)
      return doing(
        () => atHand.setPinned(id, on),
        t(on ? 'pin.done' : 'unpin.done'),
        () => atHand.setPinned(id, !on),
      )
    },

    tag(conversation: Conversation, tag: Tag, on: boolean) {
      const put = (put: boolean) => () =>
        store.putTag(store.seen(conversation.id) ?? conversation, tag, put)
      return doing(put(on), t(on ? 'tag.done' : 'untag.done', { name: tag.name }), put(!on))
    },
    subject(id: number, subject: string) {
      const before = store.seen(id)?.subject
      return doing(
        () => store.setSubject(id, subject),
        t('subject.done'),
        before === undefined ? undefined : () => store.setSubject(id, before),
      )
    },
    team(id: number, team: Team | null) {
      const before = store.seen(id)
      return doing(
        () => store.giveToTeam(id, team),
        team ? t('assign.done', { name: team.name }) : t('team.none'),
        before && (() => store.giveToTeam(id, before.team ?? null)),
      )
    },

    /** Does it to all that are chosen, in one request. */
    async bulk(action: api.BulkAction, change: (each: Conversation) => Partial<Conversation>) {
      const ids = [...selected.value]
      const which = wholeView.value ? { view: store.view.value } : { conversation_ids: ids }
      clearSelection()
      const working = store.changeMany(ids, change, () => api.bulk(action, which))
      // From now on the key for it undoes this, also while it is still being done.
      offerUndo({
        label: t('undo.label'),
        act: () =>
          void working.then(
            ({ id }) => (id === null ? undefined : undoBulk(id)),
            () => {},
          ),
      })
      try {
        tell(await working, false)
      } catch (error) {
        dropUndo()
        notify.failed(error)
      }
    },
  }

  function tell(done: Bulk, undone: boolean): void {
    const reasons = [...new Set(done.refused.map((each) => t(`bulk.why.${each.why}`)))]
    const said = tn(undone ? 'bulk.undone' : 'bulk.done', done.done.length)
    const rest = [
      ...(done.refused.length
        ? [tn('bulk.refused', done.refused.length, { reason: reasons.join(', ') })]
        : []),
      ...(done.more ? [t('bulk.more')] : []),
    ]
    const { id } = done
    if (rest.length) notify.partly(said, rest.join(' '))
    notify.done(
      said,
      id === null ? undefined : { label: t('undo.label'), act: () => void undoBulk(id) },
    )
  }

  async function undoBulk(id: number): Promise<void> {
    try {
      tell(await api.undoBulk(id), true)
    } catch (error) {
      notify.failed(error)
    }
  }
}

/** How many are chosen; of a whole view, as many as it holds. */
export function chosenCount(): number {
  if (!wholeView.value) return selected.value.size
  const known = counts.value as Record<string, unknown>
  const total = known[store.view.value] ?? counts.value.views?.[store.view.value]
  return Math.max(selected.value.size, typeof total === 'number' ? total : 0)
}
