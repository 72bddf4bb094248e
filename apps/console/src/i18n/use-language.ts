import { createContext, use } from 'react';
import type { Language } from './languages';

/** Every figure and moment of a list reads it. */
export const LanguageContext = createContext<Language>('en');

/** The language of the page. */
export const useLanguage = (): Language => use(LanguageContext);
