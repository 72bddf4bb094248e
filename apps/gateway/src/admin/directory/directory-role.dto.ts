import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@app/common';

export class DirectoryRoleDto {
  @ApiProperty({ type: String, example: 'cn=ops,ou=groups,dc=example,dc=org' })
  groupDn!: string;

  @ApiProperty({ enum: roles })
  role!: Role;
}
