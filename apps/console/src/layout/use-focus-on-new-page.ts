import { type RefObject, useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** The kit gives the focus back to what opened a menu or a dialog some time after that has closed, in milliseconds. */
const AFTER_KIT_MS = 30;

/**
 * Whoever turns to another page goes on at its beginning: with the keyboard and by ear it would otherwise be at the link that led there, or,
 * where that is gone, at nothing. A page that has brought the focus to one of its fields, or into a dialog, keeps it there.
 */
export function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const way = useNavigationType();
  // The first page after the sign-in is turned to as well; what the browser itself has loaded it begins at the top of.
  const shown = useRef(way === NavigationType.Pop ? pathname : undefined);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // Back and forward, the browser knows where the page was.
    if (way !== NavigationType.Pop) window.scrollTo(0, 0);
    setTimeout(() => {
      const at = document.activeElement;
      if (main.current?.contains(at) !== true && !at?.closest('[role="dialog"]'))
        main.current?.focus({ preventScroll: true });
    }, AFTER_KIT_MS);
  }, [main, pathname, way]);
}
