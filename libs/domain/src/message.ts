/** A message, or its plural forms by the language's own categories (Intl.PluralRules); `{name}` is a place. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type MessageValues = Record<string, string | number>;

const rules = new Map<string, Intl.PluralRules>();

/** Words a message in its language. The plural form is chosen by the value `n`; unknown places stay visible. */
export function wordMessage(message: Message, lang: string, values: MessageValues = {}): string {
  let text: string;
  if (typeof message === 'string') text = message;
  else {
    let rule = rules.get(lang);
    if (!rule) {
      rule = new Intl.PluralRules(lang);
      rules.set(lang, rule);
    }
    text = message[rule.select(Number(values.n))] ?? message.other ?? '';
  }
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
