import type { EnglishMessages } from './english-messages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: EnglishMessages;
    returnNull: false;
  }
}
