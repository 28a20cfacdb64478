import type { channelWords as english } from '../en/channels'

export const channelWords = {
  'connectors.filter': 'Trouver un canal : WhatsApp, mail, chat…',
  'connectors.none': 'Rien ne porte ce nom',
  'connectors.none.detail':
    'Un formulaire, une passerelle SMS ou un programme à vous se connecte par « {kind} ».',
  'connectors.area.mail': 'E-mail',
  'connectors.area.messaging': 'Messagerie',
  'connectors.area.sms': 'SMS',
  'connectors.area.site': 'Votre site web et votre application',
  'connectors.area.public': 'En public : commentaires, publications et avis',
  'connectors.area.work': 'Messagerie d’équipe et réseaux ouverts',
  'connectors.area.life': 'Commandes, visites, réunions et appareils',
  'connectors.area.own': 'Vos propres systèmes',
  'connectors.needs.poll': 'Il faut : un compte chez le fournisseur ; rien à y coller',
  'connectors.needs.webhook': 'Il faut : coller une adresse de webhook chez le fournisseur',
  'connectors.needs.receiver':
    'Il faut : une boîte mail ou un accès ; rien à régler chez le fournisseur',
  'connectors.needs.socket': 'Il faut : une ligne sur votre site web',
  'connectors.can.files': 'images et fichiers',
  'connectors.can.voice': 'messages vocaux',
  'connectors.can.html': 'texte mis en forme',
  'connectors.can.buttons': 'boutons',
  'connectors.can.template': 'modèles',
  'connectors.can.start': 'écrire en premier',
  'connectors.can.read': 'accusés de lecture',
  'connectors.can.live': 'saisie en direct',
  'connectors.can.window': 'réponse sous {hours} h',
  'connectors.quality.basic': 'De base',
  'connectors.quality.full': 'Complet',
  'connectors.quality.exemplary': 'Éprouvé',
  'connectors.quality.basic.detail': 'Reçoit et envoie en sécurité ; testé avec de vrais messages.',
  'connectors.quality.full.detail':
    'Explique aussi chaque refus, transporte les médias et teste sa connexion.',
  'connectors.quality.exemplary.detail':
    'Tout ce que le fournisseur propose, testé dans le moindre détail.',

  'health.summary': 'Dernière entrée {in} · dernière sortie {out}',
  'health.fine': 'Tout fonctionne',
  'health.fine.detail': 'Rien n’attend et rien n’a été refusé.',
  'health.new': 'Rien n’est encore arrivé',
  'health.new.webhook':
    'Collez l’adresse du webhook chez le fournisseur, puis envoyez-vous un message : il apparaît en quelques secondes.',
  'health.new.receiver': 'Envoyez un mail à cette adresse : il apparaît en moins d’une minute.',
  'health.new.poll':
    'Écrivez-y vous-même : cela apparaît à la prochaine vérification, en quelques minutes au plus.',
  'health.new.socket':
    'Ouvrez la page d’essai et dites bonjour, ou placez la ligne sur votre site web.',
  'health.paused': 'Mis en pause par l’un de vous',
  'health.paused.detail': 'Reprenez quand vous voudrez : ce qui attend partira alors.',
  'health.failing': 'La connexion échoue : {reason}',
  'health.failing.detail':
    'Choisissez « Tester la connexion » dans les réglages ci-dessous ; on vous dira ce qui ne va pas.',
  'health.credential':
    'Un mot de passe ou un jeton a peut-être expiré ou changé. Saisissez le nouveau ci-dessous, testez et enregistrez.',
  'health.provider': 'Le fournisseur demande d’attendre jusqu’à {time}',
  'health.provider.detail':
    'Trop de messages sont partis à la fois. Les réponses partiront d’elles-mêmes ensuite ; il n’y a rien à faire.',
  'health.lagIn': 'Des messages reçus attendent d’être traités depuis {time}',
  'health.lagIn.detail':
    'Rien n’est perdu. C’est un pic, ou le worker ne tourne pas : demandez à qui gère le système.',
  'health.lagOut': 'Des réponses attendent de partir depuis {time}',
  'health.lagOut.detail':
    'Le fournisseur ne les prend pas pour l’instant ; elles sont retentées. Choisissez « Tester la connexion » ci-dessous.',
  'health.refused': 'Requêtes avec une mauvaise signature, la dernière {time} : {count}',
  'health.refused.detail':
    'S’il manque des messages, le secret diffère ici de celui du fournisseur : collez-le à nouveau. Sinon des inconnus ont frappé ; rien d’eux n’est gardé.',
  'health.letters': 'Reçus mais non compris : {count}',
  'health.letters.detail':
    'Ils sont gardés. Voyez pourquoi ci-dessous, et réessayez une fois la cause corrigée.',
  'health.failed': 'Réponses qui n’ont pas pu partir, en 7 jours : {count}',
  'health.failed.detail':
    'Chacune dit pourquoi dans sa conversation, d’où elle peut être renvoyée.',
  'health.waitingIn': 'En attente de traitement',
  'health.waitingOut': 'En attente d’envoi',

  'channels.paused.done': '« {name} » est en pause',
  'channels.resumed.done': '« {name} » fonctionne à nouveau',
  'channels.pause.detail':
    'Ce que les agents répondent attend la reprise. Les conversations ouvertes restent telles quelles.',
  'channels.pause.webhook': 'Ce que les clients envoient est toujours reçu et affiché.',
  'channels.pause.receiver':
    'Les mails restent dans la boîte entre-temps et sont relevés à la reprise.',
  'channels.pause.poll': 'Ce qui y est dit entre-temps est récupéré à la reprise.',
  'channels.pause.socket':
    'Les visiteurs ne peuvent pas discuter entre-temps : le bouton n’est pas sur votre site.',
  'channels.resume.detail': 'Ce qui attendait part aussitôt, dans l’ordre où cela a été écrit.',
  'channels.remove.in': 'Ce que les clients y envoient désormais n’est pas reçu.',
  'channels.remove.open':
    'Les conversations ouvertes restent et peuvent recevoir une réponse par d’autres canaux du client ; les réponses qui attendent ici échouent, et le disent.',
  'channels.remove.final': 'C’est irréversible. La pause ne l’est pas.',
  'channels.work': 'Mettre en pause ou supprimer',
} satisfies Record<keyof typeof english, string>
