import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { copyText } from './copy-text';

const SAID_MS = 2_000;

export interface Copying {
  /** For a moment after it was. */
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** Copies a text when it is asked to; says so where the browser does not let it. */
export function useCopy(text: string): Copying {
  const [isCopied, setIsCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (): Promise<void> => {
    clearTimeout(timer.current);
    const isDone = await copyText(text);
    setIsCopied(isDone);
    if (isDone) timer.current = setTimeout(() => setIsCopied(false), SAID_MS);
    else notifications.show({ message: i18next.t('action.notCopied'), color: 'red', autoClose: 10_000 });
  };
  return { isCopied, copy: () => void copy() };
}
