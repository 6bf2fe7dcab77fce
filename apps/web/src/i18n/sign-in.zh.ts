import type { SignInCatalogue } from './sign-in.en.ts';

export const messages: SignInCatalogue = {
  'mail.title': '请查收邮件',
  'mail.register': '我们已向 {email} 发送链接。请在24小时内打开链接，确认您的地址。',
  'mail.signIn':
    '如果我们有 {email} 的记录，您将收到一个链接。该链接只能使用一次，10分钟内有效，且须在此浏览器中打开。',
  'mail.nothing': '没有收到邮件？请先查看垃圾邮件文件夹，然后再次提出请求。',
  'mail.correct': '更正地址',
  'signIn.title': '登录',
  'signIn.intro': '无须密码：我们将向您的电子邮件地址发送链接。',
  'signIn.send': '发送链接',
  'signIn.known': '保存会议和查看注册情况需要登录。凡已注册的地址都会收到链接。尚未注册？请打开论坛页面并选择“注册”。',
  'signIn.again': '请求新链接',
  'signIn.confirmTitle': '完成登录',
  'signIn.confirm': '请按下按钮，在此设备上登录。',
  'signIn.button': '登录',
  'signIn.otherBrowser': '此链接是在另一浏览器中请求的。如果是您本人，请在此登录。',
  'signIn.otherBrowserButton': '是我本人：登录',
  'signIn.gone': '此链接已经使用、被替换或过期。',
  'confirm.title': '确认注册',
  'confirm.text': '请按下按钮，确认您的电子邮件地址。',
  'confirm.button': '确认我的地址',
  'confirm.gone': '此链接已经使用或过期。如果您已经确认，请登录查看您的注册。',
};
