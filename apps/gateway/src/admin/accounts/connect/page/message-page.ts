import { layout } from './layout';
import { markup } from './markup';

/** What a browser is shown that another site has led here. */
export const messagePage = (title: string, words: string): string => layout(title, markup`<p>${words}</p>`);
