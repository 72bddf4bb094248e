import { type Role, roles } from '../person';

export interface ParsedPerson {
  /** Of the pasted text, from 1. */
  readonly line: number;
  readonly username: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly role?: Role;
  readonly tags?: readonly string[];
  /** Why it cannot be created; absent: nothing is known against it. */
  readonly problem?: 'username' | 'email' | 'role' | 'twice' | 'quotes';
}

const columns = ['username', 'displayName', 'email', 'role', 'tags'] as const;
type Column = (typeof columns)[number];

/** Names that a head may give its columns by. */
const headNames: Readonly<Record<string, Column>> = {
  ...{ username: 'username', user: 'username', login: 'username', 用户名: 'username' },
  ...{ displayname: 'displayName', name: 'displayName', 姓名: 'displayName', 显示名称: 'displayName' },
  ...{ email: 'email', mail: 'email', 邮箱: 'email' },
  ...{ role: 'role', 角色: 'role', tags: 'tags', 标签: 'tags' },
};

const usernamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{0,99}$/u;

/**
 * People out of a text that was pasted: a name in each line, or lines of a table (commas, semicolons or tabs) with user name, name,
 * e-mail address, role and tags, in this order or in that of a head. Tags are apart by spaces.
 */
export function parsePeople(text: string): ParsedPerson[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== '');
  const first = lines[0];
  if (!first) return [];
  const separator = separatorOf(first.content);
  const head = headOf(cellsOf(first.content, separator));
  const order = head ?? columns;
  const seen = new Set<string>();
  return lines.slice(head ? 1 : 0).map(({ line, content }) => personOf(line, cellsOf(content, separator), order, seen));
}

function personOf(
  line: number,
  cells: readonly string[] | undefined,
  order: readonly (Column | undefined)[],
  seen: Set<string>,
): ParsedPerson {
  if (!cells) return { line, username: '', problem: 'quotes' };
  const cell = (column: Column): string => cells[order.indexOf(column)] ?? '';
  const [username, displayName, email] = [cell('username'), cell('displayName'), cell('email')];
  const role = roles.find((each) => each === cell('role').toLowerCase());
  const tags = [...new Set(cell('tags').split(/[\s;,]+/))].filter((tag) => tag !== '');
  const canonical = username.normalize('NFKC').toLowerCase();
  const problem = !usernamePattern.test(username)
    ? 'username'
    : seen.has(canonical)
      ? 'twice'
      : email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)
        ? 'email'
        : cell('role') !== '' && !role
          ? 'role'
          : undefined;
  seen.add(canonical);
  return {
    ...{ line, username },
    ...(displayName === '' ? {} : { displayName }),
    ...(email === '' ? {} : { email }),
    ...(role ? { role } : {}),
    ...(tags.length === 0 ? {} : { tags }),
    ...(problem ? { problem } : {}),
  };
}

const separatorOf = (line: string): string => ['\t', ';', ','].find((sign) => line.includes(sign)) ?? ',';

/** Undefined: it is no head. */
function headOf(cells: readonly string[] | undefined): (Column | undefined)[] | undefined {
  const names = cells?.map((cell) => headNames[cell.toLowerCase().replaceAll(/[\s_-]/g, '')]);
  return names?.includes('username') ? names : undefined;
}

/** RFC 4180, without line breaks in a cell. Undefined: a quotation mark is not closed. */
function cellsOf(line: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index++) {
    const sign = line.charAt(index);
    if (isQuoted && sign === '"' && line.charAt(index + 1) === '"') {
      cell += '"';
      index++;
    } else if (sign === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted;
    } else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return isQuoted ? undefined : [...cells, cell.trim()];
}
