import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitOf } from '../../api/retry-after';
import { ProblemAlert } from '../../components/problem-alert';
import { useFormat } from '../../format/use-format';
import classes from './device.module.css';
import { refusalKindOf } from './device-approvals';
import { userCodeOf } from './user-code';

export interface CodeFormProps {
  /** What was asked for; undefined: nothing yet. */
  readonly code: string | undefined;
  readonly error: unknown;
  readonly isLooking: boolean;
  readonly onCode: (code: string) => void;
}

/** Where a code is typed, or is filled in by a link, and what became of the one before. */
export function CodeForm({ code, error, isLooking, onCode }: CodeFormProps): ReactElement {
  const { t } = useTranslation('device');
  const [text, setText] = useState(code ?? '');
  const [isIncomplete, setIncomplete] = useState(false);
  const refusal = isLooking ? undefined : refusalKindOf(error);
  const isOfShown = userCodeOf(text) === code;
  const wrong = isIncomplete ? t('code.incomplete') : refusal === 'unknown' && isOfShown ? t('code.unknown') : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const written = userCodeOf(text);
        setIncomplete(written === undefined);
        if (written !== undefined) onCode(written);
      }}
    >
      <Stack>
        <TextInput
          label={t('code.label')}
          description={t('code.hint')}
          placeholder={t('code.example')}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setIncomplete(false);
          }}
          error={wrong}
          size="lg"
          maxLength={32}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus={code === undefined}
          classNames={{ input: classes.typed }}
        />
        <Refused error={isLooking ? null : error} />
        <Button type="submit" loading={isLooking} style={{ alignSelf: 'flex-start' }}>
          {t('code.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** What is not said at the field. */
function Refused({ error }: { readonly error: unknown }): ReactElement | null {
  const { t } = useTranslation('device');
  const format = useFormat();
  const kind = refusalKindOf(error);
  const wait = waitOf(error);
  if (kind === 'decided')
    return (
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('decided.title')} role="alert">
        {t('decided.hint')}
      </Alert>
    );
  if (kind === 'tooMany')
    return (
      <Alert color="yellow" icon={<IconClock aria-hidden />} title={t('tooMany.title')} role="alert">
        {wait === undefined ? t('tooMany.hint') : t('tooMany.wait', { wait: format.duration(wait) })}
      </Alert>
    );
  return kind !== undefined || error === null ? null : <ProblemAlert error={error} />;
}
