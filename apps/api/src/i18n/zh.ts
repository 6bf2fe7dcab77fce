import type { Words } from './words.ts';

export const zh: Words = {
  'signIn.subject': '科技创新论坛登录链接',
  'signIn.intro': '有人（可能是您本人）请求用此邮箱地址登录科技创新论坛平台。',
  'signIn.button': '登录',
  'signIn.limits': '此链接只能使用一次，10分钟内有效，且须在您提出请求的浏览器中打开。',
  'signIn.notYou': '如果不是您本人提出的请求，请不必理会。没有这封邮件，任何人都无法登录。',
  'roleGiven.subject': '您在科技创新论坛有新任务',
  'roleGiven.intro': '您已在科技创新论坛平台上获得一项职责。请用此邮箱地址登录，查看您的工作。',
  'unknownAddress.subject': '登录科技创新论坛',
  'unknownAddress.intro': '有人（可能是您本人）请求用此邮箱地址登录科技创新论坛平台。我们尚无此地址的记录。',
  'unknownAddress.next': '如要参加，请注册即将举行的论坛，无须事先开设账户。',
  'unknownAddress.button': '查看各届论坛',
};
