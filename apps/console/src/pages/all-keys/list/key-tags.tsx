import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Each tag leads to all keys that have it. */
export function KeyTags({ tags = [] }: { readonly tags?: readonly string[] | undefined }): ReactElement {
  const { t } = useTranslation('all-keys');
  return (
    <Group gap={4} wrap="nowrap">
      {tags.map((tag) => (
        <Badge
          key={tag}
          component={Link}
          to={`/all-keys?tag=${encodeURIComponent(tag)}`}
          variant="outline"
          color="gray"
          tt="none"
          aria-label={t('withTag', { tag })}
          style={{ cursor: 'pointer', minWidth: 'max-content' }}
        >
          {tag}
        </Badge>
      ))}
    </Group>
  );
}
