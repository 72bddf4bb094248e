import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

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
    <Group gap={4} wrap="nowrap">
      {tags.map((tag) => (
        <Badge
          key={tag}
          component={Link}
          to={`${list}?tag=${encodeURIComponent(tag)}`}
          variant="outline"
          color="gray"
          tt="none"
          aria-label={labelOf(tag)}
          style={{ cursor: 'pointer', minWidth: 'max-content' }}
        >
          {tag}
        </Badge>
      ))}
    </Group>
  );
}
