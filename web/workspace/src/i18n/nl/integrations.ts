import type { integrations as english } from '../en/integrations'

export const integrations = {
  'tokens.empty.detail':
    'Met een token doet een programma van je een deel van wat jij kunt: gesprekken lezen, zelf schrijven, contracten aanleveren.',
  'tokens.scopes.hint': 'Geef niet meer dan nodig: wat niet is aangevinkt, kan het niet.',
  'tokens.use': 'Stuur het met elk verzoek mee:',
  'tokens.revoke.title': '“{name}” intrekken?',
  'tokens.revoke.detail':
    'Wat het gebruikt, werkt meteen niet meer. Dit is niet ongedaan te maken; maak een nieuw token en vul het daar in.',
  'tokens.expired': 'Verlopen',
  'tokens.soon': 'Verloopt binnenkort',
  'tokens.find': 'Zoek een token',
  'webhooks.empty.detail':
    'Een ander systeem hoort meteen wat hier gebeurt: er kwam een bericht binnen, een zaak is opgelost.',
  'webhooks.events.all': 'Alle',
  'webhooks.events.count.one': '{count} soort gebeurtenis',
  'webhooks.events.count.other': '{count} soorten gebeurtenissen',
  'webhooks.renew': 'Geheim vernieuwen',
  'webhooks.renew.detail':
    'Tekent vanaf nu met het nieuwe geheim. Een dag lang tekent het vorige ook, dus er wordt niets geweigerd terwijl je het invult.',
  'webhooks.failing': 'Geen goed antwoord sinds {time}; het wordt opnieuw geprobeerd',
  'webhooks.test.ok': 'Het antwoordde {status} in {ms} ms',
  'webhooks.test.bad': 'De test kwam niet aan: {reason}',
  'webhooks.log.all': 'Alles',
  'webhooks.log.failed': 'Alleen mislukt',
  'webhooks.log.show': 'Welke',
  'webhooks.log.payload': 'Inhoud',
  'webhooks.log.answer': 'Het antwoordde: {text}',
  'webhooks.remove.title': 'Deze webhook verwijderen?',
  'webhooks.remove.detail':
    '{url} hoort niets meer en het logboek verdwijnt. Uitzetten bewaart beide.',
  'integrations.actions': 'Meer voor {name}',
  'integrations.more': 'Meer tonen',
} satisfies Record<keyof typeof english, string>
