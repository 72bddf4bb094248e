const MARK = '…';

/** At most `longest` UTF-16 units, and never half of a surrogate pair. What is cut ends with `…`. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - MARK.length;
  const last = text.charCodeAt(end - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? end - 1 : end) + MARK;
}
