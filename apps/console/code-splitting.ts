import type { Plugin, Rolldown } from 'vite';

/** What every page stands on, in one file: it compresses better than in pieces, and stays the same from release to release. */
const foundation =
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|openapi-fetch|openapi-react-query|@floating-ui\/[^/]+|@tanstack\/[^/]+|@mantine\/core\/esm\/core)\//;

/** What asks for the session: in a file of its own that runs before all others, so that the answer comes while they are read. */
const beginning = /\/console\/src\/(session\/(beginning|access-token)|api\/(answer-of-relay|relay-clock))\.ts$/;

/** Modules that only hand on what others hold: an import of one of these stands for the names that are taken from it. */
const barrel = /\/(@mantine\/\w+|@tabler\/icons-react)\/.*\/(index|tabler-icons-react)\.mjs$/;
const fileName = (name: string): RegExp =>
  new RegExp(`/(${name}|${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})\\.mjs$`);

/**
 * What stands on every page beside that. In one file as well: a browser on a slow machine needs longer for sixty small ones than for
 * their bytes.
 */
function shellModules(entry: string): { readonly plugin: Plugin; readonly has: (id: string) => boolean } {
  const imports = new Map<string, readonly string[]>();
  const plugin: Plugin = {
    name: 'shell-modules',
    apply: 'build',
    moduleParsed({ id, importedIds, code }) {
      const taken = [...(code ?? '').matchAll(/import \{([^}]*)\} from ["']@(?:mantine|tabler)/g)]
        .flatMap(([, names = '']) => names.split(','))
        .map((name) => name.trim().split(' as ')[0] ?? '');
      imports.set(id, [...importedIds.filter((imported) => !barrel.test(imported)), ...taken]);
    },
  };
  let found: Set<string> | undefined;
  const find = (): Set<string> => {
    const files = [...imports.keys()];
    const reached = new Set([entry]);
    for (const id of reached)
      for (const imported of imports.get(id) ?? [])
        for (const file of imported.includes('/') ? [imported] : files.filter((each) => fileName(imported).test(each)))
          reached.add(file);
    return reached;
  };
  return { plugin, has: (id) => (found ??= find()).has(id) };
}

/** What many pages have in common, by what they do: a page takes a few files, and none that it has no use for. */
const onMostPages =
  /\/@mantine\/hooks\/|\/components\/(Title|ThemeIcon|Badge|Progress|InputBase|TextInput|Alert)\/|\/src\/format\/|\/src\/components\/(page|empty-state|section|moment|figures|badge\/state-badge|text-link|use-now)\.tsx?$/;
const onListPages =
  /\/mantine-datatable\/|\/components\/(Table|Checkbox|InlineInput|Select)\/|\/src\/lists\/(data-list|search-field|use-)/;
const inForms =
  /\/components\/(MultiSelect|TagsInput|PillsInput|Pill|NumberInput|Switch|Fieldset|NativeSelect|Textarea|Radio|SegmentedControl)\/|\/react-number-format\/|\/src\/components\/(pickers|filters)\//;

/**
 * Which modules share a file.
 * @param entry path of the first module
 */
export function codeSplitting(entry: string): {
  readonly plugin: Plugin;
  readonly groups: Rolldown.CodeSplittingGroup[];
} {
  const shell = shellModules(entry);
  return {
    plugin: shell.plugin,
    groups: [
      { name: 'beginning', test: beginning, priority: 3 },
      { name: 'foundation', test: foundation, priority: 2 },
      { name: 'shell', test: shell.has, priority: 1 },
      { name: 'icons', test: /@tabler/, minShareCount: 2 },
      { name: 'page', test: onMostPages, minShareCount: 8 },
      { name: 'list', test: onListPages, minShareCount: 8 },
      { name: 'fields', test: inForms, minShareCount: 4 },
    ],
  };
}
