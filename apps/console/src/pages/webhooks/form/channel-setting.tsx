import { Checkbox, NativeSelect, NumberInput, PasswordInput, Stack, TagsInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldKind, isClearable } from '../channels/channel-fields';
import type { Channel, Webhook } from '../webhook';
import { useSettingWords } from './use-setting-words';
import type { WebhookForm } from './use-webhook-form';
import { isPartOfAddress, shownSetting } from './webhook-values';

export interface ChannelSettingProps {
  readonly channel: Channel;
  readonly field: FieldKind;
  readonly form: WebhookForm;
  /** Absent: a new one. */
  readonly webhook?: Webhook | undefined;
}

const MOST_RECIPIENTS = 20;

/** One setting of a channel. What is secret is written here and never read. */
export function ChannelSetting(props: ChannelSettingProps): ReactElement {
  const { channel, field, form } = props;
  const { t } = useTranslation('webhook-form');
  const { label, hint, choiceOf } = useSettingWords(channel, field.name);
  const common = {
    label,
    description: hint,
    withAsterisk: field.required ?? false,
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const],
  };
  if (field.name === 'to')
    return (
      <TagsInput
        {...common}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        maxTags={MOST_RECIPIENTS}
        placeholder={form.values.to.length === 0 ? field.example : ''}
        {...form.getInputProps('to')}
      />
    );
  const input = form.getInputProps(`fields.${field.name}`);
  if (field.kind === 'choice')
    return (
      <NativeSelect
        {...common}
        data={[
          { value: '', label: t('choice.usual') },
          ...(field.choices ?? []).map((value) => ({ value, label: choiceOf(value) })),
        ]}
        {...input}
      />
    );
  if (field.kind === 'number')
    return (
      <NumberInput
        {...common}
        {...input}
        onChange={(value) => form.setFieldValue(`fields.${field.name}`, String(value))}
        placeholder={field.example}
        allowDecimal={false}
        allowNegative={false}
        max={65_535}
        hideControls
      />
    );
  return <TextSetting {...props} common={common} input={input} />;
}

interface TextSettingProps extends ChannelSettingProps {
  readonly common: object;
  readonly input: object;
}

function TextSetting({ field, form, webhook, common, input }: TextSettingProps): ReactElement {
  const { t } = useTranslation('webhook-form');
  const shown = webhook ? shownSetting(webhook, field.name) : '';
  const isHidden = webhook !== undefined && (isPartOfAddress(shown) || webhook.hiddenFields.includes(field.name));
  const placeholder = !isHidden ? field.example : shown === '' ? t('hidden') : t('hiddenAddress', { shown });
  const isRemoved = form.values.removed.includes(field.name);
  const plain = { ...common, ...input, placeholder, autoComplete: 'off', spellCheck: false, disabled: isRemoved };
  const mayGo = isHidden && field.required !== true && isClearable(field.name);
  return (
    <Stack gap={6}>
      {field.kind === 'secret' ? (
        <PasswordInput
          {...plain}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showWritten'), tabIndex: 0 }}
        />
      ) : (
        <TextInput {...plain} maxLength={2_048} />
      )}
      {mayGo ? (
        <Checkbox
          size="xs"
          label={t('remove')}
          checked={isRemoved}
          onChange={({ currentTarget }) =>
            form.setFieldValue(
              'removed',
              currentTarget.checked
                ? [...form.values.removed, field.name]
                : form.values.removed.filter((name) => name !== field.name),
            )
          }
        />
      ) : null}
    </Stack>
  );
}
