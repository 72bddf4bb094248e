import { ApiProperty } from '@nestjs/swagger';
import type { Plain } from '../../../control-plane/plain';

/** An authorisation that was begun. */
export class ConnectView {
  @ApiProperty({ type: String, description: 'To be opened in a browser, best in the one that made this call.' })
  authorizationUrl!: string;

  @ApiProperty({ type: String, description: 'Comes back with the code. Good once.' })
  state!: string;

  @ApiProperty({ type: String, description: 'The address that has to be registered with the client.' })
  redirectUri!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: string;
}

export type ConnectAnswer = Plain<ConnectView>;
