import type { NewsKind } from '@sti/domain';
import type { Six } from './six.ts';

type DemoPage = { slug: string; kind: NewsKind; title: Six; body: Six };

export const PAGES: readonly DemoPage[] = [
  {
    slug: 'programme-published',
    kind: 'NEWS',
    title: [
      'The programme is published',
      'Le programme est publié',
      'Se ha publicado el programa',
      'Программа опубликована',
      'نُشر البرنامج',
      '日程已发布',
    ],
    body: [
      'The programme of both days can be read, filtered and saved. Times are those of New York. Changes are listed with each new version.',
      'Le programme des deux journées peut être consulté et filtré, et ses séances enregistrées. Les heures indiquées sont celles de New York. Chaque nouvelle version énumère les changements.',
      'El programa de los dos días puede consultarse, filtrarse y guardarse. Las horas son las de Nueva York. Cada nueva versión enumera los cambios.',
      'Программу обоих дней можно читать, отбирать по признакам и сохранять. Время указано нью-йоркское. Изменения перечислены в каждой новой версии.',
      'يمكن الاطلاع على برنامج اليومين وتصفيته وحفظه. والمواقيت هي مواقيت نيويورك. وتُدرج التغييرات مع كل نسخة جديدة.',
      '两天的日程可供阅读、筛选和保存。所列时间为纽约时间。每个新版本均列出变动。',
    ],
  },
  {
    slug: 'arrival',
    kind: 'PRACTICAL',
    title: ['Arrival', 'Arrivée', 'Llegada', 'Прибытие', 'الوصول', '到场'],
    body: [
      'The visitors’ entrance opens at 8 a.m. Bring your confirmation and an official document with a photograph. Plan 30 minutes for the security check.',
      'L’entrée des visiteurs ouvre à 8 heures. Munissez-vous de votre confirmation et d’une pièce d’identité avec photographie. Prévoyez 30 minutes pour le contrôle de sécurité.',
      'La entrada de visitantes abre a las 8 horas. Traiga su confirmación y un documento oficial con fotografía. Prevea 30 minutos para el control de seguridad.',
      'Вход для посетителей открывается в 8 часов. Возьмите с собой подтверждение и официальный документ с фотографией. Отведите 30 минут на проверку безопасности.',
      'يُفتح مدخل الزوار في الساعة الثامنة صباحا. يرجى إحضار التأكيد ووثيقة رسمية تحمل صورة. ويستغرق التفتيش الأمني نحو 30 دقيقة.',
      '访客入口上午8时开放。请携带确认函和附有照片的正式证件，并为安检预留30分钟。',
    ],
  },
  {
    slug: 'access',
    kind: 'PRACTICAL',
    title: ['Accessibility', 'Accessibilité', 'Accesibilidad', 'Доступность', 'تيسير الوصول', '无障碍'],
    body: [
      'All rooms can be reached by wheelchair and have reserved places. Live captions are shown in Conference Room 1. Tell us in the registration form what else you need.',
      'Toutes les salles sont accessibles en fauteuil roulant et disposent de places réservées. Un sous-titrage en direct est assuré dans la salle de conférence 1. Indiquez vos autres besoins dans le formulaire d’inscription.',
      'A todas las salas se puede llegar en silla de ruedas y todas tienen plazas reservadas. En la sala de conferencias 1 hay subtítulos en directo. Indique en el formulario de inscripción qué más necesita.',
      'Во все залы можно попасть на инвалидной коляске, в них есть отведенные места. В зале заседаний 1 показываются субтитры в режиме реального времени. Сообщите в регистрационной форме, что еще вам нужно.',
      'يمكن الوصول إلى جميع القاعات بالكرسي المتحرك، وفيها أماكن محجوزة. وتُعرض شروح نصية مباشرة في قاعة الاجتماعات 1. ويرجى ذكر أي احتياجات أخرى في استمارة التسجيل.',
      '所有会议室均可乘轮椅到达，并设有预留座位。第1会议室提供实时字幕。如有其他需要，请在注册表中说明。',
    ],
  },
  {
    slug: 'code-of-conduct',
    kind: 'PRACTICAL',
    title: [
      'Code of conduct',
      'Code de conduite',
      'Código de conducta',
      'Кодекс поведения',
      'مدونة قواعد السلوك',
      '行为守则',
    ],
    body: [
      'Everybody takes part free from harassment of any kind. Treat others with respect, in the room and online. Report a concern to any member of the Secretariat; it will be treated in confidence.',
      'Chacun participe à l’abri de toute forme de harcèlement. Faites preuve de respect envers autrui, en salle comme en ligne. Signalez tout problème à un membre du Secrétariat ; il sera traité en toute confidentialité.',
      'Todas las personas participan sin sufrir acoso de ningún tipo. Trate a las demás con respeto, en la sala y en línea. Comunique cualquier problema a un miembro de la Secretaría; se tratará de manera confidencial.',
      'Каждый участвует, не подвергаясь домогательствам в какой бы то ни было форме. Относитесь к другим с уважением в зале и в сети. О проблеме можно сообщить любому сотруднику Секретариата; сведения останутся конфиденциальными.',
      'يشارك الجميع دون التعرض للتحرش بأي شكل من الأشكال. يرجى معاملة الآخرين باحترام، في القاعة وعلى الإنترنت. ويمكن الإبلاغ عن أي شاغل لأي من موظفي الأمانة العامة، وسيعالَج في كنف السرية.',
      '人人均在不受任何形式骚扰的环境中参会。无论在会场还是在线，请尊重他人。如有关切，请告知秘书处任何工作人员，我们将予以保密。',
    ],
  },
  {
    slug: 'contact-and-help',
    kind: 'PRACTICAL',
    title: [
      'Contact and help',
      'Contact et aide',
      'Contacto y ayuda',
      'Контакты и помощь',
      'الاتصال والمساعدة',
      '联系与帮助',
    ],
    body: [
      'Write to secretariat@example.org. This is a demonstration: nobody answers, and no mail leaves this machine.',
      'Écrivez à secretariat@example.org. Ceci est une démonstration : personne ne répond et aucun courriel ne quitte cette machine.',
      'Escriba a secretariat@example.org. Esto es una demostración: nadie responde y ningún correo sale de esta máquina.',
      'Пишите по адресу secretariat@example.org. Это демонстрация: никто не отвечает, и ни одно письмо не покидает этот компьютер.',
      'يرجى الكتابة إلى secretariat@example.org. هذا عرض توضيحي: لا أحد يجيب ولا تغادر أي رسالة هذا الجهاز.',
      '请写信至 secretariat@example.org。这是演示：无人回复，邮件也不会离开本机。',
    ],
  },
];
