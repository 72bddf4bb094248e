/** Where a download goes, piece by piece. */
export interface FileTarget {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** The file is not whole and is not to be kept. */
  abandon(): Promise<void>;
}

/** More than a browser should hold in memory; where it can write into files, there is no such bound. */
export const MOST_BYTES_IN_MEMORY = 256 * 1024 * 1024;

export class TooLargeForMemory extends Error {}

interface SavePicker {
  showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * A file that the viewer chooses where the browser can write into one; else memory, from which it is saved when it is whole. To be called
 * while a click is handled.
 * @returns undefined where the viewer chose no file
 */
export async function openFileTarget(
  name: string,
  browser: SavePicker & Window = window,
): Promise<FileTarget | undefined> {
  if (!browser.showSaveFilePicker) return memoryTarget((pieces) => saveBlob(new Blob(pieces), name));
  try {
    const file = await browser.showSaveFilePicker({ suggestedName: name });
    const writable = await file.createWritable();
    return { write: (piece) => writable.write(piece), close: () => writable.close(), abandon: () => writable.abort() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** @throws TooLargeForMemory by `write` when there is more than that */
export function memoryTarget(
  save: (pieces: Uint8Array<ArrayBuffer>[]) => void,
  mostBytes = MOST_BYTES_IN_MEMORY,
): FileTarget {
  let [pieces, bytes]: [Uint8Array<ArrayBuffer>[], number] = [[], 0];
  const forget = (): void => {
    pieces = [];
    bytes = 0;
  };
  return {
    write: (piece) => {
      bytes += piece.byteLength;
      if (bytes > mostBytes) return Promise.reject(new TooLargeForMemory());
      pieces.push(piece);
      return Promise.resolve();
    },
    close: () => {
      save(pieces);
      forget();
      return Promise.resolve();
    },
    abandon: () => {
      forget();
      return Promise.resolve();
    },
  };
}

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
