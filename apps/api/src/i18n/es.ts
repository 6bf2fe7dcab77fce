import type { Words } from './words.ts';

export const es: Words = {
  'signIn.subject': 'Su enlace de acceso al Foro CTI',
  'signIn.intro': 'Alguien, probablemente usted, ha pedido acceder a la plataforma del Foro CTI con esta dirección.',
  'signIn.button': 'Acceder',
  'signIn.limits': 'El enlace funciona una sola vez, durante 10 minutos, en el navegador en que lo pidió.',
  'signIn.notYou': 'Si no lo ha pedido, no haga nada. Nadie puede acceder sin este mensaje.',
  'roleGiven.subject': 'Tiene una nueva tarea en el Foro CTI',
  'roleGiven.intro':
    'Se le ha asignado una función en la plataforma del Foro CTI. Acceda con esta dirección para ver sus tareas.',
  'unknownAddress.subject': 'Acceso al Foro CTI',
  'unknownAddress.intro':
    'Alguien, probablemente usted, ha pedido acceder a la plataforma del Foro CTI con esta dirección. Todavía no la conocemos.',
  'unknownAddress.next': 'Para participar, inscríbase en el próximo foro. No necesita una cuenta previa.',
  'unknownAddress.button': 'Ver los foros',
  'registration.proof.subject': 'Confirme su inscripción: {forum}',
  'registration.proof.intro':
    'Alguien, probablemente usted, rellenó con esta dirección el formulario de inscripción siguiente: {forum}. La inscripción solo existirá cuando confirme la dirección.',
  'registration.proof.button': 'Confirmar la dirección',
  'registration.proof.limits': 'El enlace funciona una sola vez, en un plazo de 24 horas.',
  'registration.proof.notYou': 'Si no fue usted, no haga nada. El formulario se eliminará al cabo de 24 horas.',
  'registration.exists.subject': 'Ya tiene una inscripción: {forum}',
  'registration.exists.intro':
    'Alguien, probablemente usted, rellenó con esta dirección el formulario de inscripción siguiente: {forum}. Usted ya tiene una inscripción. No se ha modificado nada en ella.',
  'registration.exists.notYou': 'Si no fue usted, no tiene que hacer nada.',
  'registration.open': 'Ver mi inscripción',
  'registration.received.subject': 'Su inscripción: {forum}',
  'registration.changed.subject': 'Novedades sobre su inscripción: {forum}',
  'registration.received': 'Hemos recibido su inscripción: {forum}.',
  'registration.edited': 'Ha modificado su inscripción: {forum}.',
  'registration.withdrawn': 'Ha retirado su inscripción: {forum}.',
  'registration.placeFree': 'Ha quedado libre una plaza en su categoría: {forum}.',
  'registration.decided': 'La Secretaría ha tomado una decisión sobre su inscripción: {forum}.',
  'registration.pending': 'Está pendiente de aprobación. Le escribiremos cuando haya una decisión.',
  'registration.approved': 'Su inscripción ha sido aprobada.',
  'registration.waitlisted':
    'Todas las plazas de su categoría están ocupadas. Su puesto en la lista de espera: {position}.',
  'registration.rejected': 'Su inscripción no ha sido aprobada.',
  'registration.reopen': 'Puede volver a inscribirse mientras siga abierto el plazo de inscripción.',
  'registration.reason': 'Motivo: {reason}',
  'registration.line.name': 'Nombre: {name}',
  'registration.line.organisation': 'Organización: {organisation}',
  'registration.line.category': 'Categoría: {category}',
  'registration.line.inPerson': 'Participación: presencial',
  'registration.line.online': 'Participación: en línea',
  'registration.line.days': 'Días: {days}',
};
