import { Controller, Get, Inject, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalUserCode, shownUserCode } from '@app/auth';
import type { Settings } from '@app/config';
import { requireSameOrigin } from '../../auth/same-origin';
import { SETTINGS } from '../../bootstrap/tokens';
import { readBrowserSecret, rememberBrowser } from '../../control-plane/access/browser-secret';
import { ClientRoute } from '../../control-plane/access/route-access';
import { OwnBody } from '../../relay/own-body';
import { devicePath } from '../device-address';
import { DeviceSignInGuard } from '../device-sign-in.guard';
import { readForm } from '../read-form';
import { deviceCookie, isProofOf, proofOf } from './browser-cookie';
import { type PageOutcome, DeviceApprovals } from './device-approvals';
import { pageHeaders } from './layout';
import { PageFilter } from './page.filter';
import { type SignInPage, decisionPage, messagePage, signInPage } from './pages';

const PAGE = '/device';
const DECISION = '/device/decision';
const tooOld = 'This page was open for too long, or your browser keeps no cookies. Try again.';

/** The pages on which people let a device in (RFC 8628, 3.3): sign in, then decide. Plain forms, no script. */
@ApiExcludeController()
@Controller()
@UseGuards(DeviceSignInGuard)
@UseFilters(PageFilter)
@ClientRoute()
export class DevicePageController {
  constructor(
    private readonly approvals: DeviceApprovals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(PAGE)
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { user_code: code } = request.query as { readonly user_code?: unknown };
    const known = typeof code === 'string' ? canonicalUserCode(code) : undefined;
    this.askToSignIn(reply, 200, known === undefined ? {} : { code: shownUserCode(known) });
  }

  @Post(PAGE)
  @OwnBody()
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireSameOrigin(request, this.settings.publicUrl);
    const form = await readForm(request);
    const browser = readBrowserSecret(request, deviceCookie);
    const filledIn = { code: form.get('user_code'), username: form.get('username') };
    if (browser === undefined || !isProofOf(form.get('proof'), browser)) {
      this.askToSignIn(reply, 403, { ...filledIn, objection: tooOld });
      return;
    }
    const { code = '', username = '' } = filledIn;
    const person = { code, username, password: form.get('password') ?? '', browser };
    const outcome = await this.approvals.begin(person, request);
    if (outcome.kind === 'ticket') {
      const { ticket, grant, username: signedInAs } = outcome;
      const action = devicePath(this.settings, DECISION);
      send(reply, 200, decisionPage({ action, ticket, grant, username: signedInAs }));
      return;
    }
    if (outcome.kind === 'again') {
      const { status, words, retryAfterSeconds } = outcome;
      if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
      this.askToSignIn(reply, status, { ...filledIn, objection: words });
      return;
    }
    sendLast(reply, outcome);
  }

  @Post(DECISION)
  @OwnBody()
  async decide(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireSameOrigin(request, this.settings.publicUrl);
    const form = await readForm(request);
    const browser = readBrowserSecret(request, deviceCookie);
    const ticket = form.get('ticket') ?? '';
    const decision = form.get('decision');
    if (browser === undefined || (decision !== 'approve' && decision !== 'deny')) {
      this.askToSignIn(reply, 403, { objection: tooOld });
      return;
    }
    const outcome = await this.approvals.decide({ ticket, browser, isApproved: decision === 'approve' }, request);
    if (outcome === undefined) this.askToSignIn(reply, 403, { objection: tooOld });
    else sendLast(reply, outcome);
  }

  private askToSignIn(reply: FastifyReply, status: number, filledIn: Partial<SignInPage>): void {
    const proof = proofOf(rememberBrowser(reply, deviceCookie));
    send(reply, status, signInPage({ action: devicePath(this.settings, PAGE), proof, ...filledIn }));
  }
}

const sendLast = (reply: FastifyReply, { status, title, words }: PageOutcome): void =>
  send(reply, status, messagePage(title, words));

function send(reply: FastifyReply, status: number, page: string): void {
  void reply
    .status(status)
    .headers({ ...pageHeaders, 'x-request-id': reply.request.id })
    .send(page);
}
