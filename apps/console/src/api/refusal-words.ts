import i18next from 'i18next';
import type refusals from '../messages/en/refusals.json';

type Words = typeof refusals;

/** What a sentence of the control plane says, as a name and what differs in it. */
export interface RefusalReason {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

const has = (name: string): boolean => i18next.exists(name, { ns: 'refusals' });
const isDetail = (id: string): id is keyof Words['detail'] => has(`detail.${id}`);
const isField = (id: string): id is keyof Words['field'] => has(`field.${id}`);
const isCode = (code: string): code is keyof Words['code'] => has(`code.${code}`);

/** Why a request was refused, in the language of the page. Undefined: there are no words for it, or the relay's own are in it. */
export function detailWords(reason: RefusalReason | undefined): string | undefined {
  if (!reason || i18next.language === 'en' || !isDetail(reason.id)) return undefined;
  return i18next.t(`detail.${reason.id}`, { ns: 'refusals', ...reason.values });
}

/** The same of one field. */
export function fieldWords(reason: RefusalReason | undefined): string | undefined {
  if (!reason || i18next.language === 'en' || !isField(reason.id)) return undefined;
  return i18next.t(`field.${reason.id}`, { ns: 'refusals', ...reason.values });
}

/** What a code says where nothing more is known. */
export const codeWords = (code: string): string | undefined =>
  isCode(code) ? i18next.t(`code.${code}`, { ns: 'refusals' }) : undefined;

/** Fetches the words of refusals, which no page needs before the first one. Without them the relay's own are shown. */
export async function loadRefusalWords(): Promise<void> {
  if (i18next.isInitialized && i18next.language !== 'en')
    await i18next.loadNamespaces('refusals').catch(() => undefined);
}

export async function withRefusalWords(response: Response): Promise<Response> {
  if (!response.ok && response.status !== 401) await loadRefusalWords();
  return response;
}
