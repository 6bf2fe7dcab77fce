import type { Words } from './words.ts';

export const es: Words = {
  'signIn.subject': 'Su enlace de acceso al Foro CTI',
  'signIn.intro': 'Alguien, probablemente usted, ha pedido acceder a la plataforma del Foro CTI con esta dirección.',
  'signIn.button': 'Acceder',
  'signIn.limits': 'El enlace funciona una sola vez, durante 10 minutos, en el navegador en que lo pidió.',
  'signIn.notYou': 'Si no lo ha pedido, no haga nada. Nadie puede acceder sin este mensaje.',
  'roleGiven.subject': 'Tiene una nueva tarea en el Foro CTI',
  'roleGiven.intro': 'Se le ha asignado una función en la plataforma del Foro CTI. Acceda con esta dirección para ver sus tareas.',
  'unknownAddress.subject': 'Acceso al Foro CTI',
  'unknownAddress.intro': 'Alguien, probablemente usted, ha pedido acceder a la plataforma del Foro CTI con esta dirección. Todavía no la conocemos.',
  'unknownAddress.next': 'Para participar, inscríbase en el próximo foro. No necesita una cuenta previa.',
  'unknownAddress.button': 'Ver los foros',
};
