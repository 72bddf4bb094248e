import type { ReactElement } from 'react';
import { Link } from 'react-router';
import badge from './badge/badge.module.css';
import classes from './tag-links.module.css';

export interface TagLinksProps {
  readonly tags: readonly string[] | undefined;
  /** Address of the list that is narrowed by `?tag=`. */
  readonly list: string;
  /** What a link leads to, for those who hear the page. */
  readonly labelOf: (tag: string) => string;
}

/** Each tag leads to all that have it. */
export function TagLinks({ tags = [], list, labelOf }: TagLinksProps): ReactElement {
  return (
    <div className={classes.tags}>
      {tags.map((tag) => (
        <Link
          key={tag}
          to={`${list}?tag=${encodeURIComponent(tag)}`}
          className={`${badge.badge ?? ''} ${badge.outline ?? ''}`}
          aria-label={labelOf(tag)}
        >
          {tag}
        </Link>
      ))}
    </div>
  );
}
