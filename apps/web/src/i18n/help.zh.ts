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
  'help.participant.4.title': '更改或撤回',
  'help.participant.4.text':
    '打开“我的论坛”，选择“注册”。您可以更改填写的内容或撤回注册；每次更改都会发邮件确认。类别或参加方式变更后，如需核准，将重新审核。',
  'help.participant.5.title': '没有收到邮件时',
  'help.participant.5.text':
    '请先查看垃圾邮件文件夹，然后再次提出请求：只有最新的链接有效。如地址填写有误，请重新填写表格；此前并未注册。其他问题请见论坛页面上的联系方式。',
  'help.participant.6.title': '时间、语言、打印',
  'help.participant.6.text':
    '所有时间均按会议所在地时区列出；如与您的时区不同，同时列出您的时间。页面上方可选择六种语文之一。日程和您的个人日程均可打印。',
  'help.moderator.1.title': '会前',
  'help.moderator.1.text':
    '登录并打开“会场”。其中列出由您担任主席、主持人或报告员的会议。您可以试用演练会议：随时可以进行，且不计入任何结果。',
  'help.moderator.2.title': '会中',
  'help.moderator.2.text':
    '用一两句话记录每次发言；记录每项成果时，注明类型和目标，如为建议，还应注明由谁采取行动。已记录的内容绝不会被覆盖；更正与原文并列。',
  'help.moderator.3.title': '结束会议',
  'help.moderator.3.text': '选出三条要点并予以确认，随后将转交秘书处用于编写总结。',
  'help.moderator.4.title': '没有网络连接时',
  'help.moderator.4.text':
    '请继续书写：每个条目都保存在本设备上，恢复连接后自动发送。请保持页面打开，直到每个条目都显示已发送。',
  'help.moderator.5.title': '从草稿到商定',
  'help.moderator.5.text':
    '成果起初为草稿。文字确定后即可提出；建议须注明由谁采取行动。主持人予以商定，或说明原因退回。商定的成果将写入总结。',
  'help.moderator.6.title': '按键',
  'help.moderator.6.text':
    '按Escape键离开文字框。然后按S、K、R、G、P、C、Q、D选择类型；按Ctrl键和Enter键记录。在记录列表中，上下键在条目之间移动；E修改，P提出，A商定，R退回。用语音操作设备时，可关闭这些按键：“字母快捷键”开关位于类型下方，也在带有您姓名的菜单中。',
  'help.secretariat.1.title': '筹划和发布',
  'help.secretariat.1.text':
    '“工作台”显示您的论坛。在您发布日程之前，会议、会议室和人员均为草稿，会议的网播、录像和文件链接也是如此。公众只能看到最近一次发布的版本。',
  'help.secretariat.2.title': '注册管理',
  'help.secretariat.2.text':
    '在“注册类别”中，您可以规定谁可注册、由谁核准以及名额多少。未设核准人的注册立即核准；其他注册在名单中等候，您可以核准一项或多项，或说明原因不予核准。更改核准方式不影响已在等候的人。',
  'help.secretariat.3.title': '总结',
  'help.secretariat.3.text':
    '根据已商定和已提出的成果汇编草稿；尚未经其会议商定的成果均有标注。每段均保留与相关发言的链接。文字旁的审校意见指出仍不符合规则之处。最后将总结导出为文件。',
  'help.secretariat.4.title': '查找和导航',
  'help.secretariat.4.text':
    '按Ctrl键和K键可搜索本届论坛的所有页面和会议。在列表中，上下键选择一行，Enter键在列表旁打开，Escape键关闭。页面地址保留您的筛选条件，可发给同事。',
  'help.secretariat.5.title': '新一届论坛及其阶段和人员',
  'help.secretariat.5.text':
    '选择“筹划论坛”；在您于“设置和阶段”中公布之前，该论坛不对外显示。注册按其阶段开放和截止。在会议中指定主持人、主席或报告员（也可填写新的电子邮件地址），即赋予其该会议的权限，并发送附有链接的邮件；其他角色在“角色”中赋予。',
  'help.secretariat.6.title': '多人同时工作时',
  'help.secretariat.6.text':
    '任何内容都不会被覆盖。如有他人先行保存，页面将逐项显示两个文本，由您选择。会议室已被占用时将被拒绝，除非您说明原因。“邮件”和“审计记录”显示已发送的内容以及何人做了何事。',
};
