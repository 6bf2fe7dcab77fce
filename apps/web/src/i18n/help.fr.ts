import type { HelpCatalogue } from './help.en.ts';

export const messages: HelpCatalogue = {
  'help.participant.1.title': 'S’inscrire',
  'help.participant.1.text':
    'Ouvrez la page du Forum et choisissez « S’inscrire ». Remplissez un seul formulaire. Nous envoyons un lien à votre adresse ; suivez-le et appuyez sur le bouton. Votre inscription existe alors, et son état s’affiche dans « Mon Forum ».',
  'help.participant.2.title': 'Se connecter sans mot de passe',
  'help.participant.2.text':
    'Saisissez votre adresse électronique sur la page de connexion. Le lien que nous envoyons fonctionne une seule fois, pendant 10 minutes, dans le navigateur où vous l’avez demandé.',
  'help.participant.3.title': 'Composer votre agenda',
  'help.participant.3.text':
    'Choisissez « Enregistrer » à côté d’une séance. Si deux séances se chevauchent, toutes deux le signalent. Votre agenda a une adresse à laquelle votre logiciel de calendrier peut s’abonner ; les changements du programme y arrivent alors d’eux-mêmes.',
  'help.participant.4.title': 'Modifier ou retirer',
  'help.participant.4.text':
    'Ouvrez « Mon Forum », puis « Inscription ». Vous pouvez y modifier vos réponses ou retirer votre inscription ; un courriel confirme chaque changement. Une nouvelle catégorie ou un nouveau mode de participation est réexaminé lorsqu’une approbation est nécessaire.',
  'help.participant.5.title': 'Si aucun courriel n’arrive',
  'help.participant.5.text':
    'Regardez d’abord dans les indésirables. Refaites ensuite la demande : seul le lien le plus récent fonctionne. Si l’adresse était mal saisie, remplissez de nouveau le formulaire ; rien n’a été inscrit. Pour toute autre question, voyez les contacts sur la page du Forum.',
  'help.participant.6.title': 'Heures, langues, papier',
  'help.participant.6.text':
    'Chaque heure est donnée dans le fuseau du lieu, et dans le vôtre s’il est différent. Choisissez l’une des six langues en haut de la page. Le programme et votre agenda s’impriment sur papier ordinaire.',
  'help.moderator.1.title': 'Avant la séance',
  'help.moderator.1.text':
    'Connectez-vous et ouvrez « En salle ». Vous y trouvez les séances que vous présidez ou modérez, ou dont vous rendez compte. Essayez la séance de répétition : elle peut être ouverte à tout moment et ne compte pas.',
  'help.moderator.2.title': 'Pendant la séance',
  'help.moderator.2.text':
    'Consignez chaque intervention en une ou deux phrases, et chaque résultat avec son type, ses objectifs et, pour une recommandation, qui doit agir. Rien de ce qui est consigné n’est jamais écrasé ; une correction figure à côté du premier texte.',
  'help.moderator.3.title': 'Clôture',
  'help.moderator.3.text':
    'Choisissez les trois messages principaux et confirmez-les. Ils sont alors transmis au Secrétariat pour le résumé.',
  'help.moderator.4.title': 'Sans connexion',
  'help.moderator.4.text':
    'Continuez d’écrire : chaque entrée est conservée sur cet appareil et envoyée d’elle-même au retour de la connexion. Laissez la page ouverte jusqu’à ce que chaque entrée soit marquée comme envoyée.',
  'help.moderator.5.title': 'Du brouillon à la validation',
  'help.moderator.5.text':
    'Un résultat est d’abord un brouillon. Proposez-le lorsque le texte est juste ; pour une recommandation, indiquez qui doit agir. La personne qui modère la séance le valide, ou le renvoie avec un motif. Les résultats validés entrent dans le résumé.',
  'help.moderator.6.title': 'Touches',
  'help.moderator.6.text':
    'Échap quitte le texte. Les touches S, K, R, G, P, C, Q et D choisissent alors le type ; Ctrl et Entrée consignent. Dans le journal, les flèches haut et bas passent d’une entrée à l’autre ; E modifie, P propose, A valide, R renvoie. Qui dicte à l’appareil désactive ces lettres : « Raccourcis par lettre », sous les types ou dans le menu à votre nom.',
  'help.secretariat.1.title': 'Planifier et publier',
  'help.secretariat.1.text':
    'L’espace « Gestion » présente votre Forum. Les séances, les salles et les personnes restent des brouillons jusqu’à la publication du programme, de même que les liens d’une séance vers sa diffusion, son enregistrement et ses documents. Le public ne voit que la dernière version publiée.',
  'help.secretariat.2.title': 'Inscriptions',
  'help.secretariat.2.text':
    'Sous « Catégories d’inscription », vous indiquez qui peut s’inscrire, qui approuve et combien de places sont offertes. Sans approbateur, l’inscription est approuvée d’office ; les autres attendent dans la liste, où vous en approuvez une ou plusieurs, ou les refusez en donnant un motif. Celles qui attendent déjà ne changent pas quand l’approbation est modifiée.',
  'help.secretariat.3.title': 'Le résumé',
  'help.secretariat.3.text':
    'Établissez le projet à partir des résultats validés ou proposés ; ceux que leur séance n’a pas encore validés sont signalés. Chaque paragraphe garde un lien vers les interventions dont il est tiré. Les observations en marge indiquent quelles règles ne sont pas encore respectées. Exportez ensuite le document.',
  'help.secretariat.4.title': 'Se repérer',
  'help.secretariat.4.text':
    'Ctrl et K ouvrent une recherche sur toutes les pages et séances de votre Forum. Dans une liste, les flèches haut et bas choisissent une ligne, Entrée l’ouvre à côté de la liste, Échap la referme. L’adresse de la page conserve vos filtres : envoyez-la à un collègue.',
  'help.secretariat.5.title': 'Un nouveau Forum, ses étapes, ses responsables',
  'help.secretariat.5.text':
    'Choisissez « Planifier un Forum » ; il reste caché jusqu’à son annonce dans « Réglages et étapes ». L’étape d’inscription en fixe l’ouverture et la clôture. Nommez dans la séance, au besoin par une nouvelle adresse électronique, la personne qui modère, préside ou fait rapport : elle a alors accès à cette séance, et un message l’y conduit. Tous les autres rôles s’attribuent sous « Rôles ».',
  'help.secretariat.6.title': 'À plusieurs en même temps',
  'help.secretariat.6.text':
    'Rien n’est écrasé. Si quelqu’un a enregistré avant vous, la page montre les deux textes, champ par champ, et vous choisissez. Une salle occupée est refusée, sauf motif donné. Les pages « Courriels » et « Journal des actions » montrent ce qui a été envoyé et qui a fait quoi.',
};
