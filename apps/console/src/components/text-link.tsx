import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './text-link.module.css';

export interface TextLinkProps {
  readonly to: string;
  readonly title?: string | undefined;
  /** Where the place is too narrow the end is left out. */
  readonly truncate?: boolean;
  /** Stands in a sentence, where its colour alone would not show that it is a link. */
  readonly isInText?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link as large as the text around it. A list has hundreds of them: it is one element, without the styles that the kit would make for each. */
export function TextLink({ to, title, truncate, isInText, className, children }: TextLinkProps): ReactElement {
  const names = [classes.link, truncate && 'cut', isInText && classes.underlined, className];
  return (
    <Link to={to} title={title} className={names.filter(Boolean).join(' ')}>
      {children}
    </Link>
  );
}
