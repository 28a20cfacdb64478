import type { times as english } from '../en/times'

export const times: Record<keyof typeof english, string> = {
  'time.now': 'jetzt',
  'time.today': 'Heute',
  'time.yesterday': 'Gestern',
}
