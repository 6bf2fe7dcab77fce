import type { Words } from './words.ts';

export const ru: Words = {
  'signIn.subject': 'Ваша ссылка для входа на платформу Форума по НТИ',
  'signIn.intro':
    'Кто-то, вероятно вы, запросил вход на платформу Форума по науке, технике и инновациям с этим адресом.',
  'signIn.button': 'Войти',
  'signIn.limits': 'Ссылка действует один раз, в течение 10 минут, в том браузере, в котором вы её запросили.',
  'signIn.notYou': 'Если вы ничего не запрашивали, не делайте ничего. Без этого письма никто не сможет войти.',
  'roleGiven.subject': 'У вас новая задача на Форуме по НТИ',
  'roleGiven.intro':
    'Вам поручена роль на платформе Форума по науке, технике и инновациям. Войдите с этим адресом, чтобы увидеть свои задачи.',
  'unknownAddress.subject': 'Вход на платформу Форума по НТИ',
  'unknownAddress.intro':
    'Кто-то, вероятно вы, запросил вход на платформу Форума по науке, технике и инновациям с этим адресом. Он нам пока не известен.',
  'unknownAddress.next':
    'Чтобы принять участие, зарегистрируйтесь на предстоящий форум. Учётная запись заранее не нужна.',
  'unknownAddress.button': 'Посмотреть форумы',
  'registration.proof.subject': 'Подтвердите регистрацию: {forum}',
  'registration.proof.intro':
    'С указанием этого адреса кто-то (вероятно, вы) заполнил регистрационную форму: {forum}. Регистрация будет действительна только после подтверждения адреса.',
  'registration.proof.button': 'Подтвердить адрес',
  'registration.proof.limits': 'Ссылка действует один раз в течение 24 часов.',
  'registration.proof.notYou': 'Если это были не вы, ничего не делайте. Форма будет удалена через 24 часа.',
  'registration.exists.subject': 'Вы уже зарегистрированы: {forum}',
  'registration.exists.intro':
    'С указанием этого адреса кто-то (вероятно, вы) заполнил регистрационную форму: {forum}. Вы уже зарегистрированы. Никаких изменений в вашу регистрацию внесено не было.',
  'registration.exists.notYou': 'Если это были не вы, ничего делать не нужно.',
  'registration.open': 'Открыть мою регистрацию',
  'registration.received.subject': 'Ваша регистрация: {forum}',
  'registration.changed.subject': 'Новости о вашей регистрации: {forum}',
  'registration.received': 'Мы получили вашу регистрационную форму: {forum}.',
  'registration.edited': 'Вы изменили свою регистрацию: {forum}.',
  'registration.withdrawn': 'Вы отозвали свою регистрацию: {forum}.',
  'registration.placeFree': 'В вашей категории освободилось место: {forum}.',
  'registration.decided': 'Секретариат принял решение по вашей регистрации: {forum}.',
  'registration.pending': 'Она ожидает утверждения. Мы сообщим вам о решении письмом.',
  'registration.approved': 'Ваша регистрация утверждена.',
  'registration.waitlisted': 'Все места в вашей категории заняты. Ваш номер в списке ожидания: {position}.',
  'registration.rejected': 'Ваша регистрация не утверждена.',
  'registration.reopen': 'Пока регистрация открыта, вы можете зарегистрироваться снова.',
  'registration.reason': 'Причина: {reason}',
  'registration.line.name': 'Имя и фамилия: {name}',
  'registration.line.organisation': 'Организация: {organisation}',
  'registration.line.category': 'Категория: {category}',
  'registration.line.inPerson': 'Участие: очное',
  'registration.line.online': 'Участие: дистанционное',
  'registration.line.days': 'Дни: {days}',
  'calendar.cancelled': 'ОТМЕНЕНО',
  'calendar.timeToBeConfirmed': 'время уточняется',
};
