import { Injectable } from '@nestjs/common';
import { KeyOwners } from '@app/api-keys';

/** Which account groups people belong to. */
@Injectable()
export class Memberships extends KeyOwners {}
