/** Languages that every screen speaks. */
export type Language = 'en' | 'ru' | 'uk';
