import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min, ValidateBy } from 'class-validator';
import { type ProxyType, proxyTypes } from '@app/egress';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { isProxyHost, isProxyText, isUserNameFor } from './proxy-values';

const LARGEST_PORT = 65_535;

export class AccountProxyView {
  @ApiProperty({ enum: proxyTypes, description: '`https`: TLS to the proxy itself.' })
  @IsIn(proxyTypes)
  type!: ProxyType;

  @ApiProperty({ type: String, example: 'proxy.example.com', description: 'Name or address.' })
  @ValidateBy({
    name: 'isProxyHost',
    validator: { validate: isProxyHost, defaultMessage: () => '$property must be the name or the address of a host' },
  })
  host!: string;

  @ApiProperty({ type: Number, minimum: 1, maximum: LARGEST_PORT })
  @IsInt()
  @Min(1)
  @Max(LARGEST_PORT)
  port!: number;

  @ApiPropertyOptional({ type: String, maxLength: 255 })
  @MayBeAbsent()
  @ValidateBy({
    name: 'isProxyUserName',
    validator: {
      validate: (value, given) => isUserNameFor(value, given?.object),
      defaultMessage: () =>
        '$property must have 1 to 255 bytes without control characters, and no colon but for socks5',
    },
  })
  username?: string;
}

export class AccountProxyDto extends AccountProxyView {
  @ApiPropertyOptional({ type: String, maxLength: 255, writeOnly: true, description: 'Goes with a user name.' })
  @MayBeAbsent()
  @ValidateBy({
    name: 'isProxyPassword',
    validator: {
      validate: (value, given) => isProxyText(value) && hasUserName(given?.object),
      defaultMessage: () => '$property must have 1 to 255 bytes without control characters, and needs a username',
    },
  })
  password?: string;
}

const hasUserName = (proxy: object | undefined): boolean =>
  proxy !== undefined && 'username' in proxy && proxy.username !== undefined;
