import type { firstSteps as english } from '../en/firstSteps'

export const firstSteps = {
  'setup.step.colleagues': 'Kollegen',
  'setup.step.try': 'Ausprobieren',
  'setup.colleagues.intro':
    'Wer antwortet mit Ihnen? Jeder bekommt einen eigenen Link. Weitere können jederzeit folgen.',
  'setup.colleagues.another': 'Weitere Person einladen',
  'setup.try.title': 'Seien Sie kurz Kunde',
  'setup.try.chat':
    'Öffnen Sie die Probeseite, schreiben Sie etwas und antworten Sie sich selbst im Posteingang.',
  'setup.try.message':
    'Senden Sie von einer eigenen Adresse eine Nachricht an diesen Kanal und beantworten Sie sie im Posteingang.',
  'setup.try.none':
    'Es gibt noch keinen Kanal, also kann nichts eingehen. Verbinden Sie einen, wenn Sie so weit sind; der Posteingang zeigt, was noch zu tun ist.',
  'setup.try.waiting': 'Warten auf die erste Nachricht…',
  'setup.try.arrived': 'Die erste Nachricht ist da',
  'first.title': 'Was noch zu tun ist',
  'first.channel': 'Einen Kanal verbinden',
  'first.channel.detail': 'E-Mail, WhatsApp oder ein Chat auf Ihrer Website.',
  'first.invite': 'Kollegen einladen',
  'first.invite.detail': 'Jeder bekommt Link, Rolle und Team.',
  'first.try': 'Sich selbst schreiben',
  'first.try.detail': 'Eine Nachricht senden, wie ein Kunde es täte.',
  'first.done': 'Erledigt',
} satisfies Record<keyof typeof english, string>
