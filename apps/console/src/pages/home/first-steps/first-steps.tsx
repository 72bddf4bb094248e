import { Anchor, Button, Group, List, Paper, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProfile } from '../../../session/use-profile';
import type { Step } from './steps';
import { useFolded } from './use-folded';
import { useSteps } from './use-steps';

/** What is left to do before all is set up. Gone when all is done and it was put away. */
export function FirstSteps(): ReactElement | null {
  const { t } = useTranslation('home');
  const steps = useSteps();
  const [isFolded, fold] = useFolded();
  const isKnown = steps.every(({ isDone }) => isDone !== undefined);
  const done = steps.filter(({ isDone }) => isDone).length;
  const isComplete = done === steps.length;
  // Whoever put it away is not shown anything until it is known that something is left.
  if (isFolded && (!isKnown || isComplete)) return null;
  return (
    <Paper withBorder p={isFolded ? 'xs' : 'md'} px="md" component="section" aria-label={t('steps.title')}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" component="div">
          <Title order={2} size={isFolded ? 'h5' : 'h4'}>
            {t('steps.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {isComplete ? t('steps.complete') : t('steps.progress', { done, count: steps.length })}
          </Text>
        </Group>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={!isFolded}
          onClick={() => fold(!isFolded)}
        >
          {isFolded ? t('steps.show') : t('steps.putAway')}
        </Button>
      </Group>
      {isFolded ? null : (
        <List listStyleType="none" mt="sm" spacing="xs" center>
          {steps.map((step) => (
            <StepLine key={step.name} step={step} />
          ))}
        </List>
      )}
    </Paper>
  );
}

function StepLine({ step: { name, isDone, to } }: { readonly step: Step }): ReactElement {
  const { t } = useTranslation('home');
  const { provider } = useProfile();
  const text = name === 'password' ? t(`steps.password.${provider}`) : t(`steps.${name}`);
  const Icon = isDone === true ? IconCheck : IconCircleDashed;
  return (
    <List.Item
      icon={
        <ThemeIcon size={22} radius="xl" variant="light" color={isDone === true ? 'green' : 'gray'}>
          <Icon size={14} aria-hidden />
        </ThemeIcon>
      }
    >
      {isDone === true || to === undefined ? (
        <Text component="span" inherit c="dimmed">
          {text}
          <VisuallyHidden> {t('steps.isDone')}</VisuallyHidden>
        </Text>
      ) : (
        <Anchor component={Link} to={to}>
          {text}
        </Anchor>
      )}
    </List.Item>
  );
}
