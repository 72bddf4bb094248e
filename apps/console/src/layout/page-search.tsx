import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '../components/tell';
import classes from './page-search.module.css';

/** Any page by a few letters of its name: Ctrl K, or Command K. */
export function PageSearch(): ReactElement {
  const { t } = useTranslation();
  const [Dialog, setDialog] = useState<ComponentType>();
  const open = (): void =>
    void import('./page-search-dialog').then(({ PageSearchDialog, openPageSearch }) => {
      if (Dialog) openPageSearch();
      else setDialog(() => PageSearchDialog);
    }, tellProblem);
  useHotkeys([['mod+K', open]]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          <Kbd size="xs" className={classes.shortcut}>
            {t('search.shortcut')}
          </Kbd>
        }
        onClick={open}
      >
        <span className={classes.text}>{t('search.short')}</span>
        <VisuallyHidden>{t('search.pages')}</VisuallyHidden>
      </Button>
      {Dialog ? <Dialog /> : null}
    </>
  );
}
