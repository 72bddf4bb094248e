import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class TransferRequest {
  @ApiProperty({ type: String, description: 'Whose key it is from now on.', example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  @IsString()
  @MaxLength(64)
  userId!: string;
}
