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
  'help.moderator.1.title': 'Avant la séance',
  'help.moderator.1.text':
    'Connectez-vous et ouvrez « En salle ». Vous y trouvez les séances que vous présidez, modérez ou consignez. Essayez la séance de répétition : elle peut être ouverte à tout moment et ne compte pas.',
  'help.moderator.2.title': 'Pendant la séance',
  'help.moderator.2.text':
    'Consignez chaque intervention en une ou deux phrases, et chaque résultat avec son type, ses objectifs et, pour une recommandation, qui doit agir. Rien de ce qui est consigné n’est jamais écrasé ; une correction figure à côté du premier texte.',
  'help.moderator.3.title': 'Clôture',
  'help.moderator.3.text':
    'Choisissez les trois messages principaux et confirmez-les. Ils sont alors transmis au Secrétariat pour le résumé.',
  'help.secretariat.1.title': 'Planifier et publier',
  'help.secretariat.1.text':
    'L’espace « Gestion » présente votre Forum. Les séances, les salles et les personnes restent des brouillons jusqu’à la publication du programme. Le public ne voit que la dernière version publiée.',
  'help.secretariat.2.title': 'Inscriptions',
  'help.secretariat.2.text':
    'Dans les catégories sans approbateur, l’inscription est approuvée d’office. Les autres attendent dans la file, où vous les approuvez ou les refusez en donnant un motif.',
  'help.secretariat.3.title': 'Le résumé',
  'help.secretariat.3.text':
    'Établissez le projet à partir des résultats validés. Chaque paragraphe garde un lien vers les interventions dont il est tiré. Les observations en marge indiquent quelles règles ne sont pas encore respectées. Exportez ensuite le document.',
};
