import type { times as english } from '../en/times'

export const times: Record<keyof typeof english, string> = {
  'time.now': 'nu',
  'time.today': 'Vandaag',
  'time.yesterday': 'Gisteren',
}
