import type { Words } from './words.ts';

export const fr: Words = {
  'signIn.subject': 'Votre lien de connexion au Forum STI',
  'signIn.intro':
    'Une personne, sans doute vous, a demandé à se connecter à la plateforme du Forum STI avec cette adresse.',
  'signIn.button': 'Se connecter',
  'signIn.limits': 'Le lien fonctionne une seule fois, pendant 10 minutes, dans le navigateur où vous l’avez demandé.',
  'signIn.notYou': 'Si vous n’avez rien demandé, ne faites rien. Personne ne peut se connecter sans ce message.',
  'roleGiven.subject': 'Une nouvelle tâche vous attend au Forum STI',
  'roleGiven.intro':
    'Un rôle vous a été confié sur la plateforme du Forum STI. Connectez-vous avec cette adresse pour voir vos tâches.',
  'unknownAddress.subject': 'Connexion au Forum STI',
  'unknownAddress.intro':
    'Une personne, sans doute vous, a demandé à se connecter à la plateforme du Forum STI avec cette adresse. Nous ne la connaissons pas encore.',
  'unknownAddress.next':
    'Pour participer, inscrivez-vous au prochain forum. Aucun compte n’est nécessaire au préalable.',
  'unknownAddress.button': 'Voir les forums',
  'registration.proof.subject': 'Confirmez votre inscription : {forum}',
  'registration.proof.intro':
    'Quelqu’un, probablement vous, a rempli avec cette adresse le formulaire d’inscription suivant : {forum}. L’inscription n’existera qu’une fois l’adresse confirmée.',
  'registration.proof.button': 'Confirmer l’adresse',
  'registration.proof.limits': 'Le lien ne fonctionne qu’une fois, dans un délai de 24 heures.',
  'registration.proof.notYou':
    'Si ce n’était pas vous, ne faites rien. Le formulaire sera supprimé au bout de 24 heures.',
  'registration.exists.subject': 'Vous êtes déjà inscrit(e) : {forum}',
  'registration.exists.intro':
    'Quelqu’un, probablement vous, a rempli avec cette adresse le formulaire d’inscription suivant : {forum}. Vous avez déjà une inscription. Rien n’y a été modifié.',
  'registration.exists.notYou': 'Si ce n’était pas vous, vous n’avez rien à faire.',
  'registration.open': 'Voir mon inscription',
  'registration.received.subject': 'Votre inscription : {forum}',
  'registration.changed.subject': 'Du nouveau concernant votre inscription : {forum}',
  'registration.received': 'Nous avons bien reçu votre inscription : {forum}.',
  'registration.edited': 'Vous avez modifié votre inscription : {forum}.',
  'registration.withdrawn': 'Vous avez retiré votre inscription : {forum}.',
  'registration.placeFree': 'Une place s’est libérée dans votre catégorie : {forum}.',
  'registration.decided': 'Le Secrétariat a pris une décision concernant votre inscription : {forum}.',
  'registration.pending': 'Elle est en attente d’approbation. Nous vous écrirons dès qu’une décision aura été prise.',
  'registration.approved': 'Votre inscription est approuvée.',
  'registration.waitlisted':
    'Toutes les places de votre catégorie sont prises. Votre rang sur la liste d’attente : {position}.',
  'registration.rejected': 'Votre inscription n’a pas été approuvée.',
  'registration.reopen': 'Vous pouvez vous réinscrire tant que les inscriptions sont ouvertes.',
  'registration.reason': 'Motif : {reason}',
  'registration.line.name': 'Nom : {name}',
  'registration.line.organisation': 'Organisation : {organisation}',
  'registration.line.category': 'Catégorie : {category}',
  'registration.line.inPerson': 'Participation : en présentiel',
  'registration.line.online': 'Participation : en ligne',
  'registration.line.days': 'Jours : {days}',
  'calendar.cancelled': 'ANNULÉE',
  'calendar.timeToBeConfirmed': 'heure à confirmer',
  'calendar.mySchedule': 'Mon agenda, Forum STI',
  'calendar.duty.MODERATOR': 'Vous modérez cette séance.',
  'calendar.duty.RAPPORTEUR': 'Vous faites rapport sur cette séance.',
  'calendar.duty.SPEAKER': 'Vous intervenez dans cette séance.',
};
