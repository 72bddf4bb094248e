import { type Permission, mayDo } from '@app/auth';
import type { Role } from '@app/common';
import { type LiveMessage, frameOf } from '../live-message';
import type { Viewer } from './viewer';

/** Those who are told the same, but for what their roles may not know. What is told is written down once for each role. */
export class Audience {
  private readonly viewers = new Set<Viewer>();
  private isOpen = false;
  private snapshots = new Map<Role, Buffer>();

  /** @param snapshot the whole picture, as it was told last */
  constructor(private readonly snapshot: () => LiveMessage) {}

  get isEmpty(): boolean {
    return this.viewers.size === 0;
  }

  /** Whether there is a picture to show. */
  get hasBegun(): boolean {
    return this.isOpen;
  }

  [Symbol.iterator](): IterableIterator<Viewer> {
    return this.viewers.values();
  }

  join(viewer: Viewer): void {
    this.viewers.add(viewer);
    viewer.onKeepsUp(() => this.show(viewer));
    if (this.isOpen) this.show(viewer);
  }

  leave(viewer: Viewer): void {
    this.viewers.delete(viewer);
    if (this.isEmpty) this.close();
  }

  /** Shows everybody the whole picture. */
  showAll(): void {
    this.isOpen = true;
    this.snapshots.clear();
    for (const viewer of this.viewers) this.show(viewer);
  }

  tell(messages: readonly LiveMessage[]): void {
    if (messages.length === 0 || !this.isOpen) return;
    this.snapshots.clear();
    const texts = new Map<Role, Buffer>();
    for (const viewer of this.viewers) {
      const { role } = viewer.signedIn.user;
      let frames = texts.get(role);
      if (!frames) texts.set(role, (frames = Buffer.from(framesFor(role, messages))));
      if (frames.length > 0) viewer.send(frames);
    }
  }

  close(): void {
    this.isOpen = false;
    this.snapshots.clear();
  }

  private show(viewer: Viewer): void {
    if (!this.isOpen) return;
    const { role } = viewer.signedIn.user;
    let frame = this.snapshots.get(role);
    if (!frame) this.snapshots.set(role, (frame = Buffer.from(frameOf(this.snapshot()))));
    viewer.send(frame);
    const missed = framesFor(role, viewer.takeMissed());
    if (missed.length > 0) viewer.send(missed);
  }
}

const framesFor = (role: Role, messages: readonly LiveMessage[]): string =>
  messages.map((message) => (mayKnow(role, message.permission) ? frameOf(message) : '')).join('');

const mayKnow = (role: Role, permission: Permission | undefined): boolean =>
  permission === undefined || mayDo(role, permission);
