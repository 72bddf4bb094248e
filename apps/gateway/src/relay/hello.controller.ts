import { Controller, Head, HttpCode } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../control-plane/access/route-access';

/** Claude Code (2.1.329) asks at its start whether its base URL is reachable: `HEAD <base>/api/hello`, without a key. */
@ApiExcludeController()
@Controller(['api/hello', 'api/api/hello', 'claude/api/hello'])
@Public()
export class HelloController {
  @Head()
  @HttpCode(200)
  hello(): void {
    // The status is all that is asked for.
  }
}
