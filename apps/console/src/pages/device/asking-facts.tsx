import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import classes from './device.module.css';
import type { Asking } from './device-approvals';

/** Who asks, from where, and what it would be able to do. */
export function AskingFacts({ asking }: { readonly asking: Asking }): ReactElement {
  const { t, i18n } = useTranslation('device');
  const { client, address, requestedAt, expiresAt, access } = asking;
  const protocols = new Intl.ListFormat(i18n.language).format(access.permissions.map((each) => t(`protocol.${each}`)));
  return (
    <dl className={classes.facts}>
      <dt>{t('fact.client')}</dt>
      <dd>{client}</dd>
      <dt>{t('fact.address')}</dt>
      <dd>{address}</dd>
      <dt>{t('fact.requested')}</dt>
      <dd>
        <Moment at={requestedAt} relative />
      </dd>
      <dt>{t('fact.waits')}</dt>
      <dd>
        <Moment at={expiresAt} relative />
      </dd>
      <dt>{t('fact.access')}</dt>
      <dd>
        {access.group ? t('access.ofGroup', { protocols, group: access.group.name }) : t('access.any', { protocols })}
      </dd>
      <dt>{t('fact.until')}</dt>
      <dd>
        <Moment at={access.expiresAt} />
      </dd>
    </dl>
  );
}
