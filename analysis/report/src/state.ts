// What the reader has chosen: language, theme, view.

export type Language = 'en' | 'zh';
export type View = 'summary' | 'drill' | 'programme' | 'service' | 'evidence';

export const state = {
  language: 'zh' as Language,
  dark: false,
  view: 'summary' as View,
  printing: false,
};

/** Draws the page anew; set by the page itself. */
export const page = { render: (): void => undefined };

/** The text in the language of the reader. */
export function say(en: string, zh: string): string {
  return state.language === 'zh' ? zh : en;
}

/** A name that may be missing in one language. */
export function named(thing: { en?: string; zh?: string; id?: string }): string {
  const [mine, other] = state.language === 'zh' ? [thing.zh, thing.en] : [thing.en, thing.zh];
  return mine || (state.language === 'zh' ? other || thing.id || '' : thing.id && !other ? thing.id : other || thing.id || '');
}
