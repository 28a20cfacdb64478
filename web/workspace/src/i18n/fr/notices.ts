import type { French } from '../words'
import type { notices as english } from '../en/notices'

export const notices: French<typeof english> = {
  'notices.title': 'Notifications',
  'notices.all': 'Toutes',
  'notices.filter': 'Lesquelles afficher',
  'notices.open': 'Ouvrir',
  'notices.show': 'Afficher',
  'notices.unread.one': '{count} non lue',
  'notices.unread.many': '{count} de non lues',
  'notices.unread.other': '{count} non lues',
  'notices.more.one': '{count} autre notification',
  'notices.more.many': '{count} d’autres notifications',
  'notices.more.other': '{count} autres notifications',
  'notices.markAll': 'Tout marquer comme lu',
  'notices.markRead': 'Marquer comme lue',
  'notices.markUnread': 'Marquer comme non lue',
  'notices.empty': 'Aucune notification',
  'notices.empty.unread': 'Vous avez tout lu',
  'notices.empty.detail':
    'Dès qu’une conversation vous est attribuée, qu’un client répond ou qu’un collègue vous mentionne, cela apparaît ici.',
  'notices.latest': 'Dernier : {name} : {words}',

  'notices.mention': 'Quelqu’un vous a mentionné',
  'notices.mention.by': '{by} vous a mentionné',
  'notices.assigned': 'Conversation qui vous est attribuée',
  'notices.assigned.by': '{by} vous a attribué cette conversation',
  'notices.undelivered': 'Un message n’a pas été remis',
  'notices.woken': 'De retour de veille',
  'notices.message.one': '{count} nouveau message',
  'notices.message.many': '{count} de nouveaux messages',
  'notices.message.other': '{count} nouveaux messages',
  'notices.unassigned.one': '{count} nouvelle conversation sans responsable',
  'notices.unassigned.many': '{count} de nouvelles conversations sans responsable',
  'notices.unassigned.other': '{count} nouvelles conversations sans responsable',

  'notices.undisturbed': 'Ne pas déranger',
  'notices.undisturbed.detail':
    'Pendant un moment, ni bulle, ni son, ni notification push. Tout attend dans la liste.',
  'notices.undisturbed.end': 'Me déranger à nouveau',
  'notices.quietUntil': 'Silence jusqu’à {time}',
  'notices.until.half': 'Pendant 30 minutes',
  'notices.until.hour': 'Pendant 1 heure',
  'notices.until.four': 'Pendant 4 heures',
  'notices.until.tomorrow': 'Jusqu’à demain 8 h',

  'settings.notifications': 'Notifications',
  'noticeRules.intro':
    'Ce qui vous est signalé, comment, et quand non. Pour vous seul ; chaque choix est enregistré aussitôt.',

  'noticeRules.words': 'alerte, cloche, son, muet, push, silence, ne pas déranger',
  'noticeRules.ways': 'Quoi et comment',
  'noticeRules.what': 'Ce qui se passe',
  'noticeRules.way.page': 'Sur la page',
  'noticeRules.way.sound': 'Son',
  'noticeRules.way.push': 'Push',
  'noticeRules.way.mail': 'E-mail',
  'noticeRules.kind.mention': 'Un collègue vous mentionne',
  'noticeRules.kind.undelivered': 'Un de vos messages n’a pas été remis',
  'noticeRules.kind.assigned': 'Une conversation vous est attribuée',
  'noticeRules.kind.woken': 'Une conversation en veille revient',
  'noticeRules.kind.message': 'Un client écrit dans votre conversation',
  'noticeRules.kind.unassigned': 'Une nouvelle conversation sans responsable',
  'noticeRules.none': 'Rien ne vous en est dit',

  'noticeRules.sound': 'Son',
  'noticeRules.sound.detail':
    'Un seul son bref, dans une seule fenêtre, quel qu’en soit le nombre. Aucun pendant les heures calmes.',
  'noticeRules.volume': 'Volume',
  'noticeRules.sound.try': 'Écouter : {kind}',
  'noticeRules.sound.locked':
    'Un navigateur ne laisse une page émettre un son qu’après un clic ou une frappe. D’ici là, vous n’entendez rien.',
  'noticeRules.sound.off': 'Le volume est à zéro : on n’entend rien.',

  'noticeRules.push': 'Push sur cet appareil',
  'noticeRules.push.detail':
    'Vous êtes prévenu même quand cette page est fermée. Le navigateur demande la permission dès l’activation.',
  'noticeRules.push.on': 'Activé',
  'noticeRules.push.turnOn': 'Activer',
  'noticeRules.push.turnOff': 'Désactiver',
  'noticeRules.push.denied':
    'Le navigateur bloque les notifications de cette page. Autorisez-les dans les paramètres du site, près de l’adresse.',
  'noticeRules.push.insecure': 'Le push ne fonctionne qu’en https.',
  'noticeRules.push.install':
    'Sur un iPhone ou un iPad, ajoutez d’abord Onethread à l’écran d’accueil avec le bouton de partage, puis ouvrez-le de là.',
  'noticeRules.push.unsupported': 'Ce navigateur n’a pas de push.',
  'noticeRules.push.unreachable':
    'Le navigateur n’a pas pu joindre son service push. Le réseau le bloque peut-être. ({reason})',
  'noticeRules.push.try': 'Essayer',
  'noticeRules.push.tried': 'Une notification push est en route',
  'noticeRules.push.refused': 'Le service push l’a refusée. Désactivez le push, puis réactivez-le.',
  'noticeRules.push.devices': 'Vos appareils',
  'noticeRules.push.none': 'Aucun appareil ne reçoit encore de push.',
  'noticeRules.push.added': 'Depuis : {time}',
  'noticeRules.push.last': 'Dernier push : {time}',
  'noticeRules.push.this': 'Celui-ci',
  'noticeRules.push.forget': 'Ne plus envoyer de push à {name}',
  'noticeRules.shows': 'Ce que dit un push ou un e-mail',
  'noticeRules.shows.detail': 'Il peut s’afficher sur un écran verrouillé que d’autres voient.',
  'noticeRules.shows.nothing': 'Seulement qu’il s’est passé quelque chose',
  'noticeRules.shows.customer': 'Avec le nom du client',
  'noticeRules.shows.text': 'Avec le nom et le début du message',

  'noticeRules.quiet': 'Heures calmes',
  'noticeRules.quiet.detail':
    'Hors de vos heures de travail, aucun bruit. Tout attend dans la liste, puis arrive par e-mail.',
  'noticeRules.quiet.use': 'Respecter des heures calmes',
  'noticeRules.quiet.from': 'De',
  'noticeRules.quiet.until': 'À',
  'noticeRules.quiet.days': 'Soirs où elles commencent',
  'noticeRules.quiet.free': 'Jours entièrement calmes',
  'noticeRules.zone': 'Fuseau horaire',
  'noticeRules.quiet.same': 'La fin doit différer du début.',

  'noticeRules.digest': 'E-mail',
  'noticeRules.digest.detail':
    'Un seul e-mail sur tout ce qui est resté non lu, jamais un par notification. Rien de non lu : pas d’e-mail.',
  'noticeRules.digest.soon': 'Un quart d’heure après',
  'noticeRules.digest.hourly': 'Au plus une fois par heure',
  'noticeRules.digest.daily': 'Une fois par jour',
  'noticeRules.digest.at': 'À',

  'nav.bar': 'Où aller',

  'update.ready': 'Une nouvelle version est prête.',
  'update.now': 'Recharger',
}
