import type { kinds as english } from '../en/kinds'
import type { French } from '../words'

export const kinds: French<typeof english> = {
  'kind.bandwidth': 'SMS par Bandwidth',
  'kind.email': 'E-mail',
  'kind.facebook_comments': 'Commentaires Facebook',
  'kind.generic': 'Formulaire, SMS ou note d’appel',
  'kind.google_reviews': 'Avis Google',
  'kind.in_store': 'En magasin',
  'kind.instagram_comments': 'Commentaires Instagram',
  'kind.messagebird': 'SMS par MessageBird',
  'kind.microsoft_mail': 'Messagerie Microsoft 365',
  'kind.mqtt': 'Appareils (MQTT)',
  'kind.plivo': 'SMS par Plivo',
  'kind.sinch': 'SMS par Sinch',
  'kind.smpp': 'SMS par SMPP',
  'kind.telnyx': 'SMS par Telnyx',
  'kind.twilio': 'SMS par Twilio',
  'kind.twilio_whatsapp': 'WhatsApp par Twilio',
  'kind.vonage': 'SMS par Vonage',
  'kind.web_forms': 'Formulaires web',
  'kind.webchat': 'Chat web',
  'kind.x_messages': 'Messages X',
  'kind.youtube_comments': 'Commentaires YouTube',
}
