/**
 * Puts a text into the clipboard. Browsers give pages one over https and on this machine only; over plain http from another machine the text is
 * selected and copied as a person would.
 * @returns whether it is there
 */
export async function copyText(
  text: string,
  { clipboard }: { readonly clipboard?: Pick<Clipboard, 'writeText'> } = navigator,
): Promise<boolean> {
  const isWritten = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return isWritten === true || copySelected(text);
}

function copySelected(text: string): boolean {
  const place = document.createElement('span');
  place.textContent = text;
  place.style.whiteSpace = 'pre';
  place.style.position = 'fixed';
  place.style.opacity = '0';
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.body.append(place);
  document.addEventListener('copy', put, { once: true, capture: true });
  const selection = getSelection();
  selection?.selectAllChildren(place);
  try {
    // The only way there is without a clipboard; no browser has announced an end of it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', put, { capture: true });
    selection?.removeAllRanges();
    place.remove();
  }
}
