import type { HelpCatalogue } from './help.en.ts';

export const messages: HelpCatalogue = {
  'help.participant.1.title': '注册',
  'help.participant.1.text':
    '打开论坛页面，选择“注册”，填写一份表格。我们将向您的地址发送链接；请打开链接并按下按钮。注册随即成立，其状况显示在“我的论坛”中。',
  'help.participant.2.title': '无密码登录',
  'help.participant.2.text':
    '在登录页面输入您的电子邮件地址。我们发送的链接只能使用一次，10分钟内有效，且须在提出请求的浏览器中打开。',
  'help.participant.3.title': '编排您的日程',
  'help.participant.3.text':
    '选择会议旁的“保存”。如两场会议时间重叠，两处都会注明。“我的日程”有一个可供日历程序订阅的地址，日程变动会自动更新。',
  'help.moderator.1.title': '会前',
  'help.moderator.1.text':
    '登录并打开“会场”。其中列出由您担任主席、主持人或报告员的会议。您可以试用演练会议：随时可以进行，且不计入任何结果。',
  'help.moderator.2.title': '会中',
  'help.moderator.2.text':
    '用一两句话记录每次发言；记录每项成果时，注明类型和目标，如为建议，还应注明由谁采取行动。已记录的内容绝不会被覆盖；更正与原文并列。',
  'help.moderator.3.title': '结束会议',
  'help.moderator.3.text': '选出三条要点并予以确认，随后将转交秘书处用于编写总结。',
  'help.secretariat.1.title': '筹划和发布',
  'help.secretariat.1.text':
    '“工作台”显示您的论坛。在您发布日程之前，会议、会议室和人员均为草稿。公众只能看到最近一次发布的版本。',
  'help.secretariat.2.title': '注册管理',
  'help.secretariat.2.text': '未设核准人的类别自动核准。其他注册进入待办队列，由您核准，或说明原因不予核准。',
  'help.secretariat.3.title': '总结',
  'help.secretariat.3.text':
    '根据商定的成果汇编草稿。每段均保留与相关发言的链接。文字旁的审校意见指出仍不符合规则之处。最后将总结导出为文件。',
};
