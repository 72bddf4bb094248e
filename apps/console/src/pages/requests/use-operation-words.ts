import { useTranslation } from 'react-i18next';
import { oneOf } from '../../lists/one-of';

const operations = ['generate', 'count_tokens', 'embed', 'embed_many', 'compact'] as const;

/** What was asked for, in words; what is newer than this page as the relay calls it. */
export function useOperationWords(): (operation: string) => string {
  const { t } = useTranslation('requests');
  return (said) => {
    const operation = oneOf(operations, said);
    return operation === undefined ? said : t(`operation.${operation}`);
  };
}
