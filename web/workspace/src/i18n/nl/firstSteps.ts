import type { firstSteps as english } from '../en/firstSteps'

export const firstSteps = {
  'setup.step.colleagues': 'Collega’s',
  'setup.step.try': 'Proberen',
  'setup.colleagues.intro':
    'Wie antwoorden er met je mee? Elke collega krijgt een eigen link. Later kan altijd nog.',
  'setup.colleagues.another': 'Nog iemand uitnodigen',
  'setup.try.title': 'Wees even klant',
  'setup.try.chat': 'Open de probeerpagina, zeg hallo, en beantwoord jezelf in de inbox.',
  'setup.try.message':
    'Stuur vanaf je eigen adres een bericht naar dit kanaal, en beantwoord het in de inbox.',
  'setup.try.none':
    'Er is nog geen kanaal, dus er kan niets binnenkomen. Verbind er een als je zover bent; de inbox toont wat er nog te doen is.',
  'setup.try.waiting': 'Wachten op het eerste bericht…',
  'setup.try.arrived': 'Het eerste bericht is binnen',
  'first.title': 'Wat er nog te doen is',
  'first.channel': 'Verbind een kanaal',
  'first.channel.detail': 'Mail, WhatsApp of een chat op je website.',
  'first.invite': 'Nodig collega’s uit',
  'first.invite.detail': 'Elk krijgt een link, een rol en een team.',
  'first.try': 'Schrijf jezelf',
  'first.try.detail': 'Stuur een bericht zoals een klant dat doet.',
  'first.done': 'Gedaan',
} satisfies Record<keyof typeof english, string>
