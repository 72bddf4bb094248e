/** The kit marks passwords and groups of ticks at their frame only. */
const WRONG = '[aria-invalid="true"], [data-error="true"]';
const FIELD = 'input:not([type="hidden"]), textarea, select, button:not([tabindex="-1"])';

const fieldOf = (wrong: HTMLElement): HTMLElement | null =>
  wrong.matches(FIELD) ? wrong : wrong.querySelector<HTMLElement>(FIELD);

/**
 * After any form was sent: brings whoever sent it to the first field that is marked as wrong, whether the page or the control plane found it
 * wrong. Whoever has gone on writing in the meantime, or to another page, is left alone.
 * @returns ends it
 */
export function leadToWrongField(page: Document): () => void {
  const observer = new MutationObserver(() => lead());
  let place: Element | undefined;
  const rest = (): void => {
    observer.disconnect();
    place = undefined;
  };
  const lead = (): void => {
    // What is folded up unfolds after its field is marked.
    const field = [...(place?.querySelectorAll<HTMLElement>(WRONG) ?? [])]
      .map(fieldOf)
      .find((each) => each?.checkVisibility());
    if (!field) return;
    rest();
    field.focus();
  };
  const watch = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    rest();
    // Not every field of a form stands within its element.
    place = target.closest('main, [role="dialog"]') ?? target;
    observer.observe(place, {
      attributeFilter: ['aria-invalid', 'data-error', 'style'],
      childList: true,
      subtree: true,
    });
    // What was wrong before and still is changes nothing.
    requestAnimationFrame(lead);
  };
  page.addEventListener('submit', watch, true);
  page.addEventListener('input', rest, true);
  return () => {
    rest();
    page.removeEventListener('submit', watch, true);
    page.removeEventListener('input', rest, true);
  };
}
